"""A list of published records, narrowed as the address asks, fifty rows a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet

from tracker.dashboard.filters import Problem
from tracker.pages.narrowing import Asked, Facet, Tied, asked, containing

ROWS_A_PAGE = 50
NOTHING: Mapping[str, str] = {}

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One value of a facet, how many rows it would leave, and the query string that chooses or drops it."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A facet with its options."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A record the list is narrowed to, and the query string without it."""

    label: str
    name: str
    query: str


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[Record]):
    """One page of a list, and what it is narrowed by and may be. `hidden` is what a search form has to carry.

    `found` are the records of all its pages.
    """

    found: "QuerySet[Record]"
    rows: "Page[Record]"
    count: int
    asked: Asked
    hidden: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    ties: tuple[Tie, ...]
    problems: tuple[Problem, ...]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.values)

    @property
    def query(self) -> str:
        """The query string of this list, without the page."""
        return self.asked.query()

    @property
    def cleared(self) -> str:
        """The query string of the whole list."""
        return self.asked.query(**dict.fromkeys(self.asked.values, ""))


def listing(
    records: "QuerySet[Record]",
    query: Mapping[str, str],
    *,
    searched: Iterable[str],
    facets: Iterable[Facet] = (),
    ties: Iterable[Tied] = (),
    kept: Mapping[str, str] = NOTHING,
) -> Listing[Record]:
    """The page of `records` that the query string asks for; what it cannot mean is left out and said.

    `kept` are values, such as a day, that every link of the list carries on.
    """
    wanted = asked(query, facets=facets, ties=ties, kept=kept)
    found = records.filter(containing(wanted.values.get("q", ""), searched))
    for tie in ties:
        if tie.name in wanted.tied:
            found = found.filter(tie.condition(wanted.tied[tie.name]))
    chosen = {facet.name: wanted.values[facet.name] for facet in facets if facet.name in wanted.values}
    matching = found.filter(**chosen)
    pages = Paginator(matching, ROWS_A_PAGE)
    return Listing(
        found=matching,
        rows=pages.get_page(query.get("page")),
        count=pages.count,
        asked=wanted,
        hidden=tuple((name, value) for name, value in {**wanted.values, **kept}.items() if name != "q"),
        choices=tuple(choice(facet, found, wanted, chosen) for facet in facets),
        ties=tuple(
            Tie(label=tie.label, name=name_of(wanted.tied[tie.name]), query=wanted.query(**{tie.name: ""}))
            for tie in ties
            if tie.name in wanted.tied
        ),
        problems=wanted.problems,
    )


def name_of(record: Model) -> str:
    """What a record is called."""
    return str(getattr(record, "name", None) or getattr(record, "title", record))


def choice(facet: Facet, records: "QuerySet[Any]", wanted: Asked, chosen: Mapping[str, str]) -> Choice:
    """The facet's values that occur among the records which the other facets leave, each with its count."""
    others = {name: value for name, value in chosen.items() if name != facet.name}
    rows = records.filter(**others).order_by().values_list(facet.name).annotate(Count("pk", distinct=True))
    counts = dict(rows)
    return Choice(
        label=facet.label,
        options=tuple(
            Option(
                label=label,
                count=counts.get(value, 0),
                query=wanted.query(**{facet.name: "" if value == chosen.get(facet.name) else value}),
                is_chosen=value == chosen.get(facet.name),
            )
            for value, label in facet.choices.items()
            if value in counts or value == chosen.get(facet.name)
        ),
    )
