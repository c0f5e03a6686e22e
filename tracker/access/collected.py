"""What is in a collection: what was put there, and what that names.

Commitments, sanctions, meetings and indicators are put into collections. Topics, actors, sources,
programmes and exchanges are in those where something names them or stands in them.
"""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from tracker.models import Collection, Commitment, Indicator, Meeting, Sanction
from tracker.vocabulary import Stage

COLLECTED: tuple[type[Model], ...] = (Commitment, Sanction, Meeting, Indicator)
# From a citation to what it is cited for, as far as that is in a collection or hangs on what is.
CITED_IN = (
    "commitment",
    "sanction",
    "meeting",
    "status_update__commitment",
    "link__commitment",
    "party__commitment",
    "participation__meeting",
    "observation__indicator",
    "sanction_step__sanction",
    "condition__commitment",
    "condition__sanction",
    "response__demand",
    "target__commitment",
    "milestone__commitment",
    "finding__status_update__commitment",
)


def put_into(model: Any, condition: Q) -> Exists:
    """The condition that a record of this kind was put into a collection which meets the condition on `collection`."""
    ties = model.collections.through.objects.filter(condition, **{model._meta.model_name: OuterRef("pk")})
    return Exists(ties)


def holds_anything() -> Q:
    """The condition that something public was put into a collection."""
    condition = Q()
    for model in COLLECTED:
        ties: Any = model.collections.through  # type: ignore[attr-defined]
        public = {f"{model._meta.model_name}__stage": Stage.PUBLISHED}
        condition |= Q(Exists(ties.objects.filter(collection=OuterRef("pk"), **public)))
    return condition


def in_use() -> "QuerySet[Collection]":
    """The public collections with something public in them."""
    return Collection.objects.published().filter(holds_anything())
