"""The queries of a view, made once for all views of one form: those that differ in their days and refs alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from tracker.database.made_once import MadeOnce, MarkedDay, MarkedKeys, MarkedText, made_once
from tracker.parameters.filters import DAYS, REFS, Filters

# Makes the query of a view; what else it is given are keys or what belongs to its form.
Make = Callable[..., "QuerySet[Any, Any]"]

TODAY = MarkedDay("today")
DAY_MARKS = {name: MarkedDay(name) for name in DAYS}
REF_MARKS = {name: MarkedText(name) for name in REFS}


def rows_of(make: Make, filters: Filters, *form: Any, **keys: Sequence[int]) -> list[Any]:
    """The rows of the query that the function makes of the view, as it would give them.

    `form` are further arguments of it, which tell one query from another; `keys` are lists of keys by name.
    """
    if filters.q:
        # Words become part of other texts.
        return list(make(filters, *form, **{name: list(found) for name, found in keys.items()}))
    return query_of(make, filters, *form, names=tuple(keys)).answer(
        {**vars(filters), **{name: list(found) for name, found in keys.items()}}
    )


def compiled(make: Make, filters: Filters, *form: Any) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the query that the function makes of the view, and its parameters."""
    if filters.q:
        sql, parameters = make(filters, *form).query.sql_with_params()
        return sql, tuple(parameters)
    found = query_of(make, filters, *form)
    return found.sql, found.filled(vars(filters))


def query_of(make: Make, filters: Filters, *form: Any, names: tuple[str, ...] = ()) -> MadeOnce:
    """The query of all views of that form."""
    return made_once(made_of_marks, make, form_of(filters), form, names)


def made_of_marks(make: Make, view: Filters, form: tuple[Any, ...], names: tuple[str, ...]) -> "QuerySet[Any, Any]":
    """The query with a mark for each list of keys."""
    return make(view, *form, **{name: MarkedKeys(name) for name in names})


def form_of(filters: Filters) -> Filters:
    """The view with marks in place of its days and refs."""
    marks: dict[str, Any] = {name: mark for name, mark in {**DAY_MARKS, **REF_MARKS}.items() if getattr(filters, name)}
    return replace(filters, today=TODAY, known_on_left=None, **marks)
