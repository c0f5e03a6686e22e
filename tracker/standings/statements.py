"""Who is reported as speaking of commitments, and for whom: citations of published sources."""

from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from tracker.access import public
from tracker.database.keys import with_keys
from tracker.database.unnest import unnest
from tracker.models import Citation
from tracker.parameters.filters import Filters
from tracker.standings.readings import passages_read
from tracker.vocabulary import Attribution

# From a passage to the commitment it is said of.
SAID_OF = ("commitment", "status_update__commitment", "link__commitment", "condition__commitment", "response__demand")


def statements(filters: Filters) -> "QuerySet[Any]":
    """The citations of reported words that the view reads, each with the id of the commitment it is `said_of`, if any.

    It is cited for the commitment itself, for one of its public status updates, for one of its links or conditions, or
    for a response to it.
    """
    of_update = Case(When(public.published("status_update"), then="status_update__commitment"))
    return (
        Citation.objects.filter(public.published("source"), passages_read(filters), attribution=Attribution.REPORTED)
        .annotate(
            said_of=Coalesce("commitment", of_update, "link__commitment", "condition__commitment", "response__demand")
        )
        .order_by()
    )


def spoken_of_by(ref: str, filters: Filters) -> Q:
    """The condition that words of that actor, or words on its behalf, on a commitment are reported."""
    said = statements(filters).filter(Q(speaker__ref=ref) | Q(on_behalf_of__ref=ref), said_of__isnull=False)
    return Q(pk__in=said.values("said_of"))


def speaking_of(commitments: "QuerySet[Any]", filters: Filters) -> "QuerySet[Any, tuple[int | None, int]]":
    """(actor id, count) rows: every actor that `spoken_of_by` finds commitments by, with how many.

    One row has the id None where a passage has no speaker, or nobody that they speak for.
    """
    passages = list(cited_for(commitments.order_by().values("pk")))
    said = with_keys(statements(filters).filter(said_of__isnull=False), passages)
    voices = unnest(F("speaker_id"), F("on_behalf_of_id"))
    found: QuerySet[Any, tuple[int | None, int]] = said.values_list(voices).annotate(
        count=Count("said_of", distinct=True)
    )
    return found


def cited_for(commitments: "QuerySet[Any]") -> "QuerySet[Any]":
    """The keys of all reported words that may be said of one of the commitments, each way by its index."""
    direct, *others = (
        Citation.objects.filter(**{f"{path}__in": commitments}, attribution=Attribution.REPORTED)
        .order_by()
        .values_list("pk", flat=True)
        for path in SAID_OF
    )
    return direct.union(*others)
