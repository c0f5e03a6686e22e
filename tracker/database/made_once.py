"""A query that is made and compiled once for all who ask the same of other days, records or keys.

To make a query of Django's costs more than to have it answered where few rows are read. So one is made with marks in
place of the values that differ from one time to the next; what Django compiled is kept, and each time the values
stand where the marks do. A mark is good for nothing but to be handed on: who looks into it, or compares it, is
refused, since the query that came of that would hold for this value alone.
"""

from collections.abc import Callable, Mapping
from copy import copy
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn, Self

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.expressions import RawSQL

# So many are kept; of those that nobody asked for of late one makes room.
MOST_KEPT = 200


class PeekedError(TypeError):
    """A mark was taken for a value."""


def refuse(self: Any, *_: Any, **__: Any) -> NoReturn:
    """What a mark answers whoever takes it for a value."""
    raise PeekedError(f"The query looks at “{self.name}”, so it cannot be made once for all values of it.")


class MarkedDay(date):
    """Stands for a day."""

    name: str

    def __new__(cls, name: str) -> Self:
        mark = date.__new__(cls, 1, 1, 1)
        mark.name = name
        return mark

    def __eq__(self, other: object) -> bool:
        return self is other or (other is not None and refuse(self))

    def __hash__(self) -> int:
        return hash(self.name)

    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __sub__ = __rsub__ = refuse
    isoformat = strftime = toordinal = replace = weekday = __str__ = refuse
    year = month = day = property(refuse)


class MarkedText(str):
    """Stands for a text that is not empty."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str) -> Self:
        mark = str.__new__(cls, f"<{name}>")
        mark.name = name
        return mark


class MarkedKeys:
    """Stands for a list of keys; `among` and `rows_of_keys` take it."""

    def __init__(self, name: str) -> None:
        self.name = name


Mark = MarkedDay | MarkedText | MarkedKeys


def among(path: str, keys: MarkedKeys | list[int]) -> Func:
    """The condition that the key at the end of the path is one of these: one value, however many they are."""
    return Func(
        F(path),
        RawSQL("%s::bigint[]", [keys]),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )


def rows_of_keys(keys: MarkedKeys | list[int]) -> RawSQL:
    """The keys as a query, to be looked for in it."""
    return RawSQL("SELECT unnest(%s::bigint[])", [keys])


class MadeOnce:
    """A queryset that was made with marks, as compiled."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        if vars(rows)["_prefetch_related_lookups"]:
            raise PeekedError("What is prefetched is asked for by queries that are made anew each time.")
        self.rows = rows
        self.compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self.sql, parameters = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, parameters = "", ()
        self.parameters = tuple(parameters)
        self.places = tuple((place, each.name) for place, each in enumerate(parameters) if isinstance(each, Mark))
        self.converters = self.compiler.get_converters([each[0] for each in self.compiler.select or ()])
        # What is kept is for every thread, a connection for one.
        self.compiler.connection = None

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters, with values in place of marks."""
        parameters = list(self.parameters)
        for place, name in self.places:
            parameters[place] = values[name]
        return tuple(parameters)

    def answer(self, values: Mapping[str, Any]) -> list[Any]:
        """The rows for these values, as the queryset would give them."""
        if not self.sql:
            return []
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self.sql, self.filled(values))
        compiler.get_converters = lambda _: self.converters
        query = copy(self.rows.query)
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        found = type(self.rows)(self.rows.model, query=query)
        # What makes rows of what was answered, and of which fields; prefetching would make queries anew each time.
        vars(found).update({name: vars(self.rows)[name] for name in ("_iterable_class", "_fields")})
        return list(found)


@lru_cache(maxsize=MOST_KEPT)
def made_once(make: "Callable[..., QuerySet[Any, Any]]", *arguments: Any) -> MadeOnce:
    """What the function makes of the arguments, some of which are marks or hold some."""
    return MadeOnce(make(*arguments))
