"""The list of commitments: the dashboard's selection, with a facet for each of its filters."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tracker.database.keys import with_keys
from tracker.database.keyset import newest
from tracker.listing import total
from tracker.listing.closed_facets import CountedChoices, PossibleChoice, are_all_counted
from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import FacetValue
from tracker.listing.keyset import ROWS_A_PAGE, KeysetPage, Order, Place, read_page
from tracker.listing.page import Listing
from tracker.listing.total import Total
from tracker.models import Commitment, CommitmentQuerySet
from tracker.pages.parts.commitment_facets import AS_PROMISES, DIFFER, INFERRED, FacetCounts, KeptCounts
from tracker.parameters.filters import IMPLIED, OPEN, SCORED, Filters, Problem
from tracker.parameters.options import Options, are_collections_offered
from tracker.standings.selection import is_implied, matching_commitments, selected_commitments
from tracker.vocabulary import CommitmentKind, ResponseOutcome, Schedule, Status

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


def commitment_listing(
    filters: Filters, options: Options, problems: tuple[Problem, ...], query: Mapping[str, str]
) -> Listing[Commitment]:
    """The page of commitments that the filters ask for, the latest made first; `query` says which page."""
    kept = KeptCounts()
    matching, found = found_once(filters)
    number = found or total_of(filters, kept, matching)
    rows, misplaced = commitments_page(filters, query, number, matching)
    offered = choices(filters, options, query, FacetCounts(filters, ORDER, number, kept, matching))
    return Listing(
        found=selected_commitments(filters).order_by(*ORDER.expressions),
        rows=rows,
        total=number,
        words=filters.q,
        hidden=tuple((name, str(getattr(filters, name))) for name in LABELS if getattr(filters, name)),
        choices=offered.choices,
        uncounted=offered.uncounted,
        problems=(*problems, *misplaced),
        is_narrowed=bool(filters.narrowed),
        query=filters.to_query(),
        cleared=filters.without(*filters.narrowed).to_query(),
    )


def found_once(filters: Filters) -> tuple[CommitmentQuerySet, Total | None]:
    """The commitments that the filters ask for, and how many there are, if they had to be counted for that.

    Those that no index leads to are looked for once, by their keys, and not anew for their number, the page and each
    facet, unless they are more than are counted.
    """
    matching = matching_commitments(filters)
    if filters.is_by_standing or not (filters.speaker or filters.q or filters.press_by):
        return matching, None
    most = total.MOST_COUNTED
    keys = list(matching.order_by().values_list("pk", flat=True)[: most + 1])
    if len(keys) > most:
        return matching, Total(number=most, is_least=True)
    these: Any = with_keys(Commitment.objects.all(), keys)
    return these, Total(number=len(keys))


def total_of(filters: Filters, kept: KeptCounts, matching: CommitmentQuerySet) -> Total:
    """How many commitments the filters ask for: as the database keeps it, else counted as far as that is quick."""
    number = kept.total(filters)
    if number is not None:
        return Total(number=number)
    return Total.of(matching, is_worked_out=filters.is_by_standing)


def commitments_page(
    filters: Filters, query: Mapping[str, str], number: Total, matching: CommitmentQuerySet
) -> tuple[KeysetPage[Commitment], tuple[Problem, ...]]:
    """The page of the `matching` that the query string asks for, each commitment with where it stands, and what had to
    be left out.
    """
    place, problems = Place.parse(query, ORDER)
    shown = Commitment.objects.with_standing(**filters.days).annotate(is_implied=is_implied(filters))
    return read_page(matching, shown, ORDER, place, pages=number.pages(ROWS_A_PAGE)), problems


def choices(filters: Filters, options: Options, query: Mapping[str, str], counts: FacetCounts) -> CountedChoices:
    """A facet for each filter, counted among the commitments that the other filters leave."""
    number = counts.total

    def counted(name: str) -> Choice:
        value = getattr(filters, name)
        found = FacetValue(value, in_words(name, value, options), number.number, number.is_least) if value else None
        return choice(LABELS[name], counts.of(name), chosen=found, query=partial(query_with, filters, name))

    offered = (name for name in LABELS if name != "collection" or are_collections_offered(filters))
    return CountedChoices.of(
        (
            PossibleChoice(label=LABELS[name], is_chosen=bool(getattr(filters, name)), count=partial(counted, name))
            for name in offered
        ),
        are_all=are_all_counted(query, number),
    )


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
