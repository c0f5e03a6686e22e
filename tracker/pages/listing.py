"""A list of published records: what narrows it, in the address, and fifty of its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, Q, QuerySet
from django.http import QueryDict

from tracker.dashboard.filters import Problem, choice_of, ref_of, shortened, words_of

ROWS_A_PAGE = 50

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A field of few values that narrows a list: `?name=value`."""

    name: str
    label: str
    choices: Mapping[str, str]
    field: str = ""

    @property
    def path(self) -> str:
        return self.field or self.name


@dataclass(frozen=True, kw_only=True)
class Tied:
    """A record that the list's rows may be tied to: `?name=ref`. `condition` picks the rows tied to that record."""

    name: str
    label: str
    records: Callable[[], "QuerySet[Any]"]
    condition: Callable[[Any], Q]


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
class Narrowing:
    """A record the list is narrowed to, and the query string without it."""

    label: str
    record: Any
    query: str


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[Record]):
    """One page of a list, with all that a reader may narrow it by. `query` holds the choices without the page."""

    rows: "Page[Record]"
    count: int
    q: str
    query: str
    hidden: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    narrowings: tuple[Narrowing, ...]
    problems: tuple[Problem, ...]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query)


def listing(
    records: "QuerySet[Record]",
    query: QueryDict,
    *,
    searched: Iterable[str],
    facets: Iterable[Facet] = (),
    ties: Iterable[Tied] = (),
) -> Listing[Record]:
    """The page of `records` that the query string asks for; what it cannot mean is left out and said."""
    asked, problems = read(query, facets=facets, ties=ties)
    narrowings = []
    for tie in ties:
        if tie.name not in asked:
            continue
        record = tie.records().filter(ref=asked[tie.name]).first()
        if record is None:
            problems.append(Problem(tie.name, shortened(asked.pop(tie.name)), "There is no such published record."))
            continue
        records = records.filter(tie.condition(record))
        narrowings.append(Narrowing(label=tie.label, record=record, query=encoded(asked, **{tie.name: ""})))
    if "q" in asked:
        records = records.filter(containing(asked["q"], searched))
    by_facet = {facet.path: asked[facet.name] for facet in facets if facet.name in asked}
    choices = tuple(options(facet, records, asked, by_facet) for facet in facets)
    pages = Paginator(records.filter(**by_facet), ROWS_A_PAGE)
    return Listing(
        rows=pages.get_page(query.get("page")),
        count=pages.count,
        q=asked.get("q", ""),
        query=encoded(asked),
        hidden=tuple((name, value) for name, value in asked.items() if name != "q"),
        choices=choices,
        narrowings=tuple(narrowings),
        problems=tuple(problems),
    )


def read(
    query: QueryDict, *, facets: Iterable[Facet], ties: Iterable[Tied]
) -> tuple[dict[str, str], list[Problem]]:
    """The values the query string gives, by name, and those it cannot mean."""
    meanings: dict[str, Callable[[str], str]] = {"q": words_of}
    for tie in ties:
        meanings[tie.name] = ref_of
    for facet in facets:
        meanings[facet.name] = lambda text, facet=facet: choice_of(text, tuple(facet.choices))  # type: ignore[misc]
    asked: dict[str, str] = {}
    problems = []
    for name, meaning in meanings.items():
        if text := query.get(name, "").strip():
            try:
                asked[name] = meaning(text)
            except ValueError as error:
                problems.append(Problem(name, shortened(text), str(error)))
    return asked, problems


def containing(words: str, fields: Iterable[str]) -> Q:
    """The condition that one of the fields holds the words, in any case."""
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__icontains": words})
    return condition


def options(
    facet: Facet, records: "QuerySet[Any]", asked: Mapping[str, str], by_facet: Mapping[str, str]
) -> Choice:
    """The facet's values that occur among the records which the other facets leave, each with its count."""
    others = {path: value for path, value in by_facet.items() if path != facet.path}
    counted = records.filter(**others).order_by().values_list(facet.path).annotate(Count("pk"))
    counts = dict(counted.values_list(facet.path, "pk__count"))
    chosen = asked.get(facet.name)
    return Choice(
        label=facet.label,
        options=tuple(
            Option(
                label=label,
                count=counts.get(value, 0),
                query=encoded(asked, **{facet.name: "" if value == chosen else value}),
                is_chosen=value == chosen,
            )
            for value, label in facet.choices.items()
            if value in counts or value == chosen
        ),
    )


def encoded(asked: Mapping[str, str], **changes: str) -> str:
    """The query string of the choices with some changed; an empty value drops its name."""
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in {**asked, **changes}.items() if value})
    return query.urlencode()
