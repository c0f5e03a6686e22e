"""The list of commitments: the dashboard's selection, with a facet for each of its filters."""

from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, QuerySet

from tracker.listing.collection_facet import counts_by_collection
from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import CountLinks, Facet, FacetValue, counts_by_link, facet_values, in_order
from tracker.listing.page import ROWS_A_PAGE, Listing
from tracker.models import Actor, Commitment
from tracker.parameters.filters import IMPLIED, OPEN, SCORED, Filters, Problem
from tracker.parameters.options import Options
from tracker.standings.selection import acting_in, answers, is_implied, selected_commitments, status_field
from tracker.standings.statements import speaking_of
from tracker.vocabulary import SCORED_KINDS, CommitmentKind, ResponseOutcome, Schedule, Status

LABELS = {
    "status": "Status",
    "kind": "Kind",
    "actor": "Actor",
    "speaker": "Speaker",
    "topic": "Topic",
    "meeting": "Meeting",
    "schedule": "Deadline",
    "gap": "Claimed vs delivered",
    "response": "Response",
    "inference": "Attribution",
    "collection": "Collection",
}
AS_PROMISES = "All that count as promises"
DIFFER = "Gap"
INFERRED = "Implied: our inference"
SEVERAL = 2


def commitment_listing(
    filters: Filters, options: Options, problems: tuple[Problem, ...], page: str | None
) -> Listing[Commitment]:
    """The page of commitments that the filters ask for, the latest made first."""
    found = selected_commitments(filters).annotate(is_implied=is_implied(filters))
    rows = found.order_by(F("made_on_earliest").desc(nulls_last=True), "ref")
    pages = Paginator(rows, ROWS_A_PAGE)
    return Listing(
        found=rows,
        rows=pages.get_page(page),
        count=pages.count,
        words=filters.q,
        hidden=tuple((name, str(getattr(filters, name))) for name in LABELS if getattr(filters, name)),
        choices=tuple(choices(filters, options, pages.count)),
        problems=problems,
        is_narrowed=bool(filters.narrowed),
        query=filters.to_query(),
        cleared=filters.without(*filters.narrowed).to_query(),
    )


def choices(filters: Filters, options: Options, count: int) -> Iterable[Choice]:
    """A facet for each filter, counted among the commitments that the other filters leave."""
    left = cache(selected_commitments)
    for name, label in LABELS.items():
        if name == "collection" and len(options.collection) < SEVERAL:
            continue
        value = getattr(filters, name)
        chosen = FacetValue(value, in_words(name, value, options), count) if value else None
        yield choice(
            label,
            count_values(name, filters, left(filters.without(name))),
            chosen=chosen,
            query=partial(query_with, filters, name),
        )


def query_with(filters: Filters, name: str, value: str) -> str:
    """The query string of the view with one filter changed."""
    return filters.to_query(**{name: value})


def count_values(name: str, filters: Filters, commitments: "QuerySet[Any]") -> Iterable[FacetValue]:
    """How many of the commitments have each value of the filter of that name."""
    tallies: dict[str, CountLinks] = {
        "status": Facet(name=status_field(filters), label="", choices=dict(Status.choices)).counted,
        "kind": kinds,
        "schedule": Facet(name="schedule", label="", choices=dict(Schedule.choices)).counted,
        "gap": gaps,
        "response": lambda rows: outcomes(rows, filters),
        "inference": lambda rows: inferences(rows, filters),
        "actor": lambda rows: facet_values(Actor.objects.published(), acting_in(rows)),
        "speaker": lambda rows: facet_values(Actor.objects.published(), speaking_of(rows, filters)),
        "topic": counts_by_link("topics", stage=False),
        "meeting": counts_by_link("made_at", "title"),
        "collection": counts_by_collection,
    }
    return tallies[name](commitments)


def gaps(commitments: "QuerySet[Any]") -> Iterable[FacetValue]:
    """How many have a gap between claimed and delivered."""
    count = commitments.filter(has_say_do_gap=True).count()
    return [FacetValue(OPEN, DIFFER, count)] if count else []


def outcomes(commitments: "QuerySet[Any]", filters: Filters) -> Iterable[FacetValue]:
    """How many were answered in each way."""
    asked = answers(filters).filter(demand__in=commitments.order_by().values("pk"))
    found = dict(asked.values_list("outcome").annotate(count=Count("demand", distinct=True)))
    return in_order(dict(ResponseOutcome.choices), found)


def inferences(commitments: "QuerySet[Any]", filters: Filters) -> Iterable[FacetValue]:
    """How many no source states."""
    count = commitments.filter(is_implied(filters)).count()
    return [FacetValue(IMPLIED, INFERRED, count)] if count else []


def kinds(commitments: "QuerySet[Any]") -> Iterable[FacetValue]:
    """The kinds, and first all together that count as promises."""
    found = Facet(name="kind", label="", choices=dict(CommitmentKind.choices)).counted(commitments)
    promises = sum(kind.count for kind in found if kind.value in SCORED_KINDS)
    return (FacetValue(SCORED, AS_PROMISES, promises), *found) if promises else found


def in_words(name: str, value: str, options: Options) -> str:
    """A chosen value as its facet calls it."""
    lists = {
        "status": dict(Status.choices),
        "kind": {SCORED: AS_PROMISES, **dict(CommitmentKind.choices)},
        "schedule": dict(Schedule.choices),
        "gap": {OPEN: DIFFER},
        "response": dict(ResponseOutcome.choices),
        "inference": {IMPLIED: INFERRED},
    }
    return str(lists[name][value]) if name in lists else options.name_of(name, value)
