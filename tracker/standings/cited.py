"""The passages cited for the records of a page: all of them read at once, and handed out to the records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from tracker.access import public
from tracker.database.made_once import MarkedKeys, among
from tracker.models import Citation
from tracker.parameters.filters import Filters
from tracker.parameters.view_queries import rows_of
from tracker.standings.readings import passages_out

# The kind of a record, as the column by which citations name it, and its key.
Place = tuple[str, int]


def read_passages(filters: Filters, keys: Mapping[str, Iterable[int]]) -> list[Citation]:
    """The passages of published sources for the records, whose keys are given by kind; in the order of sources."""
    wanted: dict[str, Sequence[int]] = {name: sorted(set(found)) for name, found in keys.items()}
    return rows_of(passages_for, filters, **wanted) if any(wanted.values()) else []


def by_record(passages: Iterable[Citation], names: Iterable[str]) -> dict[Place, list[Citation]]:
    """The passages by what they are cited for, as far as it is of one of the kinds."""
    columns = [(name, f"{name}_id") for name in names]
    found: defaultdict[Place, list[Citation]] = defaultdict(list)
    for passage in passages:
        for name, column in columns:
            if (key := getattr(passage, column)) is not None:
                found[name, key].append(passage)
    return dict(found)


def passages_for(filters: Filters, **keys: MarkedKeys) -> "QuerySet[Citation]":
    """The passages in the view for the records with these keys, by kind."""
    of_these = reduce(or_, (Q(among(name, marked)) for name, marked in keys.items()))
    return public.passages().filter(passages_out(filters.press_by), of_these)


def hand_out(name: str, records: Iterable[Any], passages: Mapping[Place, list[Citation]]) -> None:
    """Has `citations.all()` of each of the records, all of one kind, give its passages without asking again."""
    for record in records:
        have_read(record, "citations", Citation, passages.get((name, record.pk), []))


def have_read(record: Any, name: str, model: Any, rows: list[Any]) -> None:
    """Has the relation of the record give these rows, as what was prefetched does.

    Django makes a query for each record that it hands rows to, whether or not anybody asks for more than them.
    """
    found: QuerySet[Any] = QuerySet(model)
    vars(found).update(_result_cache=rows, _prefetch_done=True)
    vars(record).setdefault("_prefetched_objects_cache", {})[name] = found
