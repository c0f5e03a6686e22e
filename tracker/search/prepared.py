"""Queries that are put together once and asked with other values each time: Django takes longer to write those of a
search than PostgreSQL to answer them, and all searches are of a few forms.

Where a value will stand, the query is written with a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# Marks begin with a sign of Unicode's area for private use.
MARK = "\ue000"
TEXT, WORDS = f"{MARK}text", f"{MARK}words"


def mark_of_beginning(place: int) -> str:
    """The mark of one of the words that names may begin with."""
    return f"{MARK}beginning {place}"


def mark_of_keys(place: int) -> str:
    """The mark of the keys of records of one kind."""
    return f"{MARK}keys {place}"


def with_marked_keys(rows: "QuerySet[Any]", mark: str) -> "QuerySet[Any]":
    """The rows whose primary keys will be given in the place of the mark."""
    return rows.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [mark]))


@dataclass(frozen=True, kw_only=True)
class PreparedQuery:
    """SQL with its values, some of them marks."""

    sql: str
    values: tuple[Any, ...]

    @classmethod
    def of(cls, rows: "QuerySet[Any, Any]") -> Self:
        """The query of these rows."""
        sql, values = rows.query.sql_with_params()
        return cls(sql=sql, values=tuple(values))

    def answer(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows, by the names of their columns, with what is given in the place of the marks."""
        values = [given.get(value, value) if isinstance(value, str) else value for value in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
