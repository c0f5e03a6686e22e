"""The list of commitments: the dashboard's selection, with a facet for each of its filters."""

from collections.abc import Iterable, Mapping
from functools import partial

from tracker.database.keyset import newest
from tracker.kept_counts.counts import counts_on
from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import FacetValue
from tracker.listing.keyset import ROWS_A_PAGE, KeysetPage, Order, Place, read_page
from tracker.listing.page import Listing
from tracker.listing.total import Total
from tracker.models import Commitment
from tracker.pages.parts.commitment_facets import AS_PROMISES, BY_STANDING, DIFFER, INFERRED, facet_counts
from tracker.parameters.filters import IMPLIED, OPEN, SCORED, Filters, Problem
from tracker.parameters.options import Options
from tracker.standings.selection import is_implied, matching_commitments, selected_commitments
from tracker.vocabulary import Axis, CommitmentKind, ResponseOutcome, Schedule, Status

# The latest made first.
ORDER = Order((newest("made_on_earliest"), "ref"))
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
SEVERAL = 2


def commitment_listing(
    filters: Filters, options: Options, problems: tuple[Problem, ...], query: Mapping[str, str]
) -> Listing[Commitment]:
    """The page of commitments that the filters ask for, the latest made first; `query` says which page."""
    total = total_of(filters)
    rows, misplaced = commitments_page(filters, query, total)
    return Listing(
        found=selected_commitments(filters).order_by(*ORDER.expressions),
        rows=rows,
        total=total,
        words=filters.q,
        hidden=tuple((name, str(getattr(filters, name))) for name in LABELS if getattr(filters, name)),
        choices=tuple(choices(filters, options, total)),
        problems=(*problems, *misplaced),
        is_narrowed=bool(filters.narrowed),
        query=filters.to_query(),
        cleared=filters.without(*filters.narrowed).to_query(),
    )


def total_of(filters: Filters) -> Total:
    """How many commitments the filters ask for: as the database keeps it, else counted as far as that is quick."""
    kept = kept_total(filters)
    if kept is not None:
        return Total(number=kept)
    return Total.of(matching_commitments(filters), is_worked_out=filters.is_by_standing)


def kept_total(filters: Filters) -> int | None:
    """How many the database keeps as standing where the filters ask; None where it does not."""
    asked = [name for name in BY_STANDING if getattr(filters, name)]
    counts = counts_on(filters.without(*asked)) if len(asked) <= 1 else None
    if counts is None:
        return None
    if filters.status:
        statuses = counts.official if filters.axis == Axis.OFFICIAL else counts.evidence
        return statuses[Status(filters.status)]
    if filters.schedule:
        return counts.schedule[Schedule(filters.schedule)]
    return counts.gaps if filters.gap else counts.total


def commitments_page(
    filters: Filters, query: Mapping[str, str], total: Total
) -> tuple[KeysetPage[Commitment], tuple[Problem, ...]]:
    """The page that the query string asks for, each commitment with where it stands, and what had to be left out."""
    place, problems = Place.parse(query, ORDER)
    shown = Commitment.objects.with_standing(**filters.days).annotate(is_implied=is_implied(filters))
    return read_page(matching_commitments(filters), shown, ORDER, place, pages=total.pages(ROWS_A_PAGE)), problems


def choices(filters: Filters, options: Options, total: Total) -> Iterable[Choice]:
    """A facet for each filter, counted among the commitments that the other filters leave."""
    offered = [name for name in LABELS if name != "collection" or len(options.collection) >= SEVERAL]
    counted = facet_counts(filters, offered, ORDER, total)
    for name in offered:
        value = getattr(filters, name)
        found = FacetValue(value, in_words(name, value, options), total.number, total.is_least) if value else None
        yield choice(LABELS[name], counted[name], chosen=found, query=partial(query_with, filters, name))


def query_with(filters: Filters, name: str, value: str) -> str:
    """The query string of the view with one filter changed."""
    return filters.to_query(**{name: value})


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
