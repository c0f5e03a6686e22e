"""What a list may be narrowed by, and what an address asks for: /meetings/?kind=summit&actor=china&q=talks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from tracker.dashboard.filters import Problem, choice_of, ref_of, shortened, words_of


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A field of few values: `?name=value`."""

    name: str
    label: str
    choices: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Tied:
    """A record that rows may be tied to: `?name=ref`. `condition` picks the rows tied to the record it is given."""

    name: str
    label: str
    records: Callable[[], "QuerySet[Any]"]
    condition: Callable[[Any], Q]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The values an address gives, by name; the records they name; and what had to be left out."""

    values: dict[str, str]
    tied: dict[str, Any]
    kept: dict[str, str]
    problems: tuple[Problem, ...]

    def query(self, **changes: str) -> str:
        """The query string of the values with some changed; an empty value drops its name."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {**self.values, **self.kept, **changes}.items() if value})
        return query.urlencode()


def asked(
    query: Mapping[str, str], *, facets: Iterable[Facet], ties: Iterable[Tied], kept: Mapping[str, str]
) -> Asked:
    """What the query string asks for; a record that is not public is as good as none.

    `kept` are values already understood that do not narrow, such as a day.
    """
    meanings: dict[str, Callable[[str], str]] = {"q": words_of}
    meanings |= {tie.name: ref_of for tie in ties}
    meanings |= {facet.name: partial(choice_of, allowed=tuple(facet.choices)) for facet in facets}
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
    return Asked(values=values, tied=tied, kept=dict(kept), problems=tuple(problems))


def containing(words: str, fields: Iterable[str]) -> Q:
    """The condition that every word stands in one of the fields, in any case."""
    condition = Q()
    for word in words.split():
        in_any = Q()
        for field in fields:
            in_any |= Q(**{f"{field}__icontains": word})
        condition &= in_any
    return condition
