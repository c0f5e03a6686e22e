"""The facets of a list, and what an address asks of them: /meetings/?kind=summit&actor=china&q=talks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from tracker.parameters.filters import Problem, parse_choice, parse_ref, parse_text, shortened
from tracker.vocabulary import Stage

# As many values as a facet offers, those with the most rows first.
MOST_VALUES = 30


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet as the address has it, its label, and how many rows have it; more, if `is_least`."""

    value: str
    label: str
    count: int
    is_least: bool = False


CountLinks = Callable[["QuerySet[Any]"], Iterable[FacetValue]]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A facet of a field: `?name=value`. Without `choices` any value is allowed, and is its own label."""

    name: str
    label: str
    choices: Mapping[str, str] | None = None

    def meaning(self, text: str) -> str:
        """The value that the text asks for; raises ValueError, whose message says what would be right."""
        return parse_text(text) if self.choices is None else parse_choice(text, tuple(self.choices))

    def condition(self, value: str) -> Q:
        """The condition that a row has the value."""
        return Q(**{self.name: value})

    def counted(self, rows: "QuerySet[Any]") -> tuple[FacetValue, ...]:
        """The values that occur among the rows, in the order of the choices, or the most frequent first."""
        found = rows.order_by().values_list(self.name).annotate(count=Count("pk", distinct=True))
        if self.choices is None:
            frequent = found.exclude(**{self.name: ""}).order_by("-count", self.name)[:MOST_VALUES]
            return tuple(FacetValue(value, value, count) for value, count in frequent)
        return in_order(self.choices, dict(found))


@dataclass(frozen=True, kw_only=True)
class RecordFacet:
    """A facet of linked records: `?name=ref`.

    `condition` picks the rows linked to the record it is given; `counted` gives the records that rows are linked to,
    with how many rows each.
    """

    name: str
    label: str
    records: Callable[[], "QuerySet[Any]"]
    condition: Callable[[Any], Q]
    counted: CountLinks


@dataclass(frozen=True, kw_only=True)
class ListQuery:
    """The query string of a list, parsed: the values by name, the records they name (`tied`), the values kept in every
    link, and what had to be left out.
    """

    values: dict[str, str]
    tied: dict[str, Any]
    kept: dict[str, str]
    problems: tuple[Problem, ...]

    def query(self, **changes: str) -> str:
        """The query string of the values with some changed; an empty value drops its name."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {**self.values, **self.kept, **changes}.items() if value})
        return query.urlencode()

    def query_with(self, name: str, value: str) -> str:
        """The query string with one value changed."""
        return self.query(**{name: value})


def parse_list_query(
    query: Mapping[str, str], *, facets: Iterable[Facet], ties: Iterable[RecordFacet], kept: Mapping[str, str]
) -> ListQuery:
    """Parses the query string; a ref that names no published record is a problem.

    `kept` are values already parsed that do not narrow the list, such as a day.
    """
    meanings: dict[str, Callable[[str], str]] = {"q": parse_text}
    meanings |= {tie.name: parse_ref for tie in ties}
    meanings |= {facet.name: facet.meaning for facet in facets}
    values: dict[str, str] = {}
    problems = []
    for name, meaning in meanings.items():
        if text := query.get(name, "").strip():
            try:
                values[name] = meaning(text)
            except ValueError as error:
                problems.append(Problem(name, shortened(text), str(error)))
    tied: dict[str, Any] = {}
    for tie in ties:
        if tie.name in values:
            tied[tie.name] = tie.records().filter(ref=values[tie.name]).first()
            if tied[tie.name] is None:
                del tied[tie.name]
                problems.append(Problem(tie.name, values.pop(tie.name), "There is no such published record."))
    return ListQuery(values=values, tied=tied, kept=dict(kept), problems=tuple(problems))


def in_order(choices: Mapping[str, str] | None, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """The values that are counted, in the order of the choices."""
    return tuple(
        FacetValue(value, label, counts[value]) for value, label in (choices or {}).items() if value in counts
    )


def containing(words: str, fields: Iterable[str]) -> Q:
    """The condition that every word is contained in one of the fields, in any case."""
    condition = Q()
    for word in words.split():
        in_any = Q()
        for field in fields:
            in_any |= Q(**{f"{field}__icontains": word})
        condition &= in_any
    return condition


def counts_by_link(path: str, title: str = "name") -> CountLinks:
    """A function that counts the rows by the public record at the end of the lookup `path`; `title` is that record's
    name field.
    """
    return partial(count_links, path=path, title=title)


def count_links(rows: "QuerySet[Any]", *, path: str, title: str) -> tuple[FacetValue, ...]:
    """The public records at the end of the path, the most frequent first."""
    found = (
        rows.filter(**{f"{path}__stage": Stage.PUBLISHED})
        .order_by()
        .values_list(f"{path}__ref", f"{path}__{title}")
        .annotate(count=Count("pk", distinct=True))
        .order_by("-count", f"{path}__{title}", f"{path}__ref")
    )
    return tuple(FacetValue(ref, name, count) for ref, name, count in found[:MOST_VALUES])


def facet_values(records: "QuerySet[Any]", counts: "QuerySet[Any, tuple[int | None, int]]") -> tuple[FacetValue, ...]:
    """Facet values for (primary key, count) pairs of these records, the most frequent first.

    The pair of one row of `counts` may have the key None, which is left out.
    """
    by_key = dict(counts.order_by("-count")[: MOST_VALUES + 1])
    found = records.filter(pk__in=[key for key in by_key if key]).values_list("pk", "ref", "name")
    counted = (FacetValue(ref, name, by_key[key]) for key, ref, name in found)
    return tuple(sorted(counted, key=lambda one: (-one.count, one.label, one.value)))
