"""What the public may see of records that have no stage of their own: a tie is public when both its ends are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tracker.models import (
    Actor,
    ArchivedText,
    Citation,
    Link,
    Observation,
    Participation,
    Party,
    Role,
    Source,
)
from tracker.vocabulary import Stage


def published(*paths: str) -> Q:
    """The condition that the records at the end of every one of the paths are published."""
    return Q(**{f"{path}__stage": Stage.PUBLISHED for path in paths})


def any_end_published(*paths: str) -> Q:
    """The condition that a published record stands at the end of one of the paths."""
    condition = Q()
    for path in paths:
        condition |= published(path)
    return condition


def parties() -> QuerySet[Party]:
    """Actors' parts in commitments."""
    return Party.objects.filter(published("actor", "commitment")).select_related("actor", "commitment")


def hidden_roles(ties: type[Party] | type[Participation], end: str) -> ArraySubquery:
    """The roles in which actors who are not public are tied to each record of a queryset; never who they are."""
    hidden = ties._default_manager.filter(**{end: OuterRef("pk")}).exclude(actor__stage=Stage.PUBLISHED)
    return ArraySubquery(hidden.order_by("role").values("role").distinct())


def participations() -> QuerySet[Participation]:
    """Actors' parts in meetings; for whom they spoke only if that is public too."""
    return (
        Participation.objects.filter(published("actor", "meeting"))
        .select_related("actor", "meeting")
        .prefetch_related(Prefetch("on_behalf_of", queryset=Actor.objects.published()))
    )


def roles() -> QuerySet[Role]:
    """Posts that people hold."""
    return Role.objects.filter(published("person", "organisation")).select_related("person", "organisation")


def links() -> QuerySet[Link]:
    """Ties from a commitment to another or to a sanction."""
    return Link.objects.filter(
        published("commitment") & any_end_published("to_commitment", "to_sanction")
    ).select_related("commitment", "to_commitment", "to_sanction")


def observations() -> QuerySet[Observation]:
    """Figures."""
    return Observation.objects.filter(published("indicator")).select_related("indicator")


def citations() -> QuerySet[Citation]:
    """Citations of published sources, each with `source_has_text`: whether a text is archived, and its verification.

    That the record cited is public too is for the caller to see to.
    """
    found: QuerySet[Citation] = (
        Citation.objects.with_verification()
        .filter(published("source"))
        .annotate(source_has_text=Exists(ArchivedText.objects.filter(source=OuterRef("source"))))
        .select_related("source")
        .prefetch_related(Prefetch("source__publisher", queryset=Actor.objects.published()))
        .order_by("source__published_earliest", "source__title", "source__ref", "paragraph", "ref")
    )
    return found


def citations_from(source: Source) -> QuerySet[Citation]:
    """What a source is cited for, as far as that is public."""
    return source.citations.with_verification().filter(
        any_end_published("actor", "meeting", "commitment", "sanction")
        | published("role__person", "role__organisation")
        | published("status_update", "status_update__commitment")
        | (published("link__commitment") & any_end_published("link__to_commitment", "link__to_sanction"))
        | published("observation__indicator")
    )
