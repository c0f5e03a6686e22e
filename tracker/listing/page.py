"""A list of published records, narrowed as the address asks, fifty rows a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from tracker.access.collected import in_use
from tracker.listing.closed_facets import ALL, FIRST_FACETS, NAME, CountedChoices, PossibleChoice, are_all_counted
from tracker.listing.collection_facet import collection_facet
from tracker.listing.facet_counts import MOST_COUNTED, CountedRows
from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import Facet, FacetValue, ListQuery, RecordFacet, containing, parse_list_query
from tracker.listing.keyset import ROWS_A_PAGE, KeysetPage, Order, Place, read_page
from tracker.listing.total import Total
from tracker.models import Collection
from tracker.parameters.filters import Problem

SEVERAL = 2
NOTHING: Mapping[str, str] = {}

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[Record]):
    """One page of a list, with its facets.

    `found` are the records of all pages. `words` is the text searched for; `hidden` are the values a search form has
    to carry. `query` is the query string of this list without the page number, `cleared` that of the list without
    facets. `uncounted` are the labels of facets of a long list that were not asked for.
    """

    found: "QuerySet[Record]"
    rows: KeysetPage[Record]
    total: Total
    words: str
    hidden: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    uncounted: tuple[str, ...] = ()
    problems: tuple[Problem, ...]
    is_narrowed: bool
    query: str
    cleared: str

    @property
    def count(self) -> int:
        """How many records there are, as far as they are counted."""
        return self.total.number

    @property
    def is_beyond(self) -> bool:
        """Whether the page begins after the last record, so that it has none though there are some."""
        return not self.rows and self.total.number > 0

    @property
    def most_counted(self) -> str:
        """Among how many records the facets count at most; empty where each counts all."""
        return f"{MOST_COUNTED:,}" if any(choice.is_least for choice in self.choices) else ""

    @property
    def first_choices(self) -> tuple[Choice, ...]:
        """The facets seen at once: the first few that offer anything."""
        return self.offered[:FIRST_FACETS]

    @property
    def more_choices(self) -> tuple[Choice, ...]:
        """The facets that a reader has to ask for."""
        return self.offered[FIRST_FACETS:]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The facets with anything to choose."""
        return tuple(choice for choice in self.choices if choice.options)

    @property
    def counted_query(self) -> str:
        """The query string of this list with all facets counted."""
        return "&".join(filter(None, (self.query, f"{NAME}={ALL}")))

    @property
    def narrowed_further(self) -> bool:
        """Whether one of the facets that have to be asked for is chosen."""
        return any(option.is_chosen for choice in self.more_choices for option in choice.options)


def listing(
    records: "QuerySet[Record]",
    query: Mapping[str, str],
    *,
    order: Order,
    searched: Iterable[str],
    facets: Iterable[Facet | RecordFacet] = (),
    kept: Mapping[str, str] = NOTHING,
) -> Listing[Record]:
    """The page of `records` that the query string asks for; what cannot be parsed is left out, and is in `problems`.

    `order` is what the list is in order of. `searched` are the fields that `q` is looked for in. Where there are
    several collections, each list but their own has a facet of them.
    `kept` are values, such as a day, that every link carries on.
    """
    by_collection = None if records.model is Collection else collection_facet(records)
    facets = (*facets, by_collection) if by_collection else tuple(facets)
    plain = tuple(facet for facet in facets if isinstance(facet, Facet))
    ties = tuple(facet for facet in facets if isinstance(facet, RecordFacet))
    wanted = parse_list_query(query, facets=plain, ties=ties, kept=kept)
    conditions = {"q": containing(wanted.values.get("q", ""), searched)}
    conditions |= {tie.name: tie.condition(wanted.tied[tie.name]) for tie in ties if tie.name in wanted.tied}
    conditions |= {
        facet.name: facet.condition(wanted.values[facet.name]) for facet in plain if facet.name in wanted.values
    }
    records = records.order_by(*order.expressions)
    matching = records.filter(*conditions.values())
    place, misplaced = Place.parse(query, order)
    total = Total.of(matching)
    is_offered = by_collection and (by_collection.name in wanted.values or in_use()[:SEVERAL].count() == SEVERAL)

    @cache
    def left_by(others: frozenset[str]) -> CountedRows:
        left = records.filter(*(condition for name, condition in conditions.items() if name in others))
        return CountedRows.of(left, records, order, total if others == conditions.keys() else None)

    def counted(facet: Facet | RecordFacet) -> tuple[FacetValue, ...]:
        rows = left_by(frozenset(conditions) - {facet.name})
        return rows.values(facet.counted(rows.rows))

    def counted_choice(facet: Facet | RecordFacet) -> Choice:
        return choice(
            facet.label,
            counted(facet),
            chosen=chosen_value(facet, wanted, total),
            query=partial(wanted.query_with, facet.name),
        )

    offered = CountedChoices.of(
        (
            PossibleChoice(
                label=facet.label, is_chosen=facet.name in wanted.values, count=partial(counted_choice, facet)
            )
            for facet in facets
            if facet is not by_collection or is_offered
        ),
        are_all=are_all_counted(query, total),
    )
    return Listing(
        found=matching,
        rows=read_page(matching, records, order, place, pages=total.pages(ROWS_A_PAGE)),
        total=total,
        words=wanted.values.get("q", ""),
        hidden=tuple((name, value) for name, value in {**wanted.values, **kept}.items() if name != "q"),
        choices=offered.choices,
        uncounted=offered.uncounted,
        problems=(*wanted.problems, *misplaced),
        is_narrowed=bool(wanted.values),
        query=wanted.query(),
        cleared=wanted.query(**dict.fromkeys(wanted.values, "")),
    )


def chosen_value(facet: Facet | RecordFacet, wanted: ListQuery, total: Total) -> FacetValue | None:
    """The value chosen in the facet, with `total` rows; None where none is chosen."""
    value = wanted.values.get(facet.name)
    if value is None:
        return None
    if isinstance(facet, RecordFacet):
        return FacetValue(value, name_of(wanted.tied[facet.name]), total.number, total.is_least)
    return FacetValue(value, value if facet.choices is None else facet.choices[value], total.number, total.is_least)


def name_of(record: Model) -> str:
    """What a record is called."""
    return str(getattr(record, "name", None) or getattr(record, "title", record))
