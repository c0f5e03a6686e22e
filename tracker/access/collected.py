"""What is in a collection: what was put there, and what that names.

Commitments, sanctions, meetings and indicators are put into collections. Topics, actors, sources,
programmes and exchanges are in those where something names them or stands in them.
"""

from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from tracker.models import (
    Citation,
    Collection,
    Commitment,
    Exchange,
    ExchangeItem,
    Indicator,
    Meeting,
    Participation,
    Party,
    Programme,
    Sanction,
    Source,
    Topic,
)
from tracker.models.citation import VOICES
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


def public_there(path: str, collection: Any) -> Q:
    """The condition that the record at the end of the lookup path is public and was put into the collection."""
    return Q(**{f"{path}__collections": collection, f"{path}__stage": Stage.PUBLISHED})


def public_in(collection: Any) -> Q:
    """The condition that a record which can be put into collections is public and in this one."""
    return Q(collections=collection, stage=Stage.PUBLISHED)


def cited_there(collection: Any) -> "QuerySet[Citation]":
    """The citations for what is public in the collection.

    Each kind that is cited is looked up by itself: of all their tables joined to one another PostgreSQL would take
    longer to find an order than to answer, a second for each time that it is asked.
    """
    condition, further_out = Q(), OuterRef(collection) if isinstance(collection, OuterRef) else collection
    for path in CITED_IN:
        cited, _, path_there = path.partition("__")
        model: Any = Citation._meta.get_field(cited).related_model
        there = public_there(path_there, further_out) if path_there else public_in(further_out)
        condition |= Q(**{f"{cited}__in": model._default_manager.filter(there).order_by().values("pk")})
    return Citation.objects.filter(condition).order_by()


def belongs(model: type[Model], collection: Any) -> Q:
    """The condition that a record of this kind is in the collection, which is given by its key or as an outer one."""
    if model in COLLECTED:
        return Q(put_into(model, Q(collection=collection)))
    if model is Topic:
        filed = Commitment.topics.through.objects.filter(public_there("commitment", collection))
        return Q(pk__in=filed.values("topic"))
    if model is Source:
        return Q(pk__in=cited_there(collection).values("source"))
    if model is Exchange:
        given = Q()
        for path in ("commitment", "sanction", "sanction_step__sanction"):
            given |= public_there(path, collection)
        return Q(pk__in=ExchangeItem.objects.filter(given).order_by().values("exchange"))
    if model is Programme:
        return Q(pk__in=Sanction.objects.filter(public_in(collection)).order_by().values("programme"))
    there = public_there("meeting", collection)
    condition = (
        Q(pk__in=Party.objects.filter(public_there("commitment", collection)).order_by().values("actor"))
        | Q(pk__in=Participation.objects.filter(there).order_by().values("actor"))
        | Q(pk__in=Participation.objects.filter(there).order_by().values("on_behalf_of"))
        | Q(pk__in=Sanction.targets.through.objects.filter(public_there("sanction", collection)).values("actor"))
        | Q(pk__in=Sanction.objects.filter(public_in(collection), issuer__isnull=False).order_by().values("issuer"))
    )
    for voice in VOICES:
        said = cited_there(collection).filter(**{f"{voice}__isnull": False})
        condition |= Q(pk__in=said.values(voice))
    return condition


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


def number_in_use() -> Coalesce:
    """A subquery expression: how many collections are in use."""
    return count_of(in_use())


def count_of(rows: "QuerySet[Any]") -> Coalesce:
    """A subquery expression: how many rows there are."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def counted_by_collection(rows: "QuerySet[Any]") -> "QuerySet[Collection]":
    """The collections in use that have any of the rows, each with how many as `number`, by title."""
    model = rows.model
    among = model._default_manager.filter(
        belongs(model, OuterRef(OuterRef("pk"))), pk__in=rows.order_by().values("pk")
    )
    return in_use().annotate(number=count_of(among)).filter(number__gt=0).order_by("title", "ref")
