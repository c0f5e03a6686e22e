"""Keyset paging in SQL: keys that all ascend, so that "the rows after this one" is one comparison and one index."""

from collections.abc import Sequence
from typing import Any, Self

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, IntegerField, Value
from django.db.models.sql.compiler import SQLCompiler

# What a row without a day has for `newest`: more than any day has.
WITHOUT_DAY = 2_147_483_647


def newest(field: str) -> Func:
    """A key that ascends from the latest day of the field to the earliest, with rows without a day last.

    PostgreSQL compares rows of keys by an index only if all of them run the same way.
    """
    return Func(
        F(field),
        template=f"coalesce('9999-12-31'::date - %(expressions)s, {WITHOUT_DAY})",
        output_field=IntegerField(),
    )


def place_in_text(field: str) -> Func:
    """A key that ascends from the first paragraph to the last, with rows without a paragraph after them."""
    return Func(F(field), template=f"coalesce(%(expressions)s::integer, {WITHOUT_DAY})", output_field=IntegerField())


class RowComparison(Func):
    """The condition `(key, key) > (value, value)`, which an index on the keys answers at once."""

    conditional = True

    def __init__(self, keys: Sequence[Any], sign: str, values: Sequence[Any]) -> None:
        super().__init__(*keys, *(Value(value) for value in values), output_field=BooleanField())
        self.sign = sign

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        compiled = [compiler.compile(part) for part in self.get_source_expressions()]
        half = len(compiled) // 2
        keys, values = (", ".join(sql for sql, _ in side) for side in (compiled[:half], compiled[half:]))
        return f"({keys}) {self.sign} ({values})", [value for _, values in compiled for value in values]

    @classmethod
    def after(cls, keys: Sequence[Any], values: Sequence[Any]) -> Self:
        """The rows that come after these values."""
        return cls(keys, ">", values)

    @classmethod
    def before(cls, keys: Sequence[Any], values: Sequence[Any]) -> Self:
        """The rows that come before these values."""
        return cls(keys, "<", values)
