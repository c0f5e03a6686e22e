"""The first rows of a list that has a page of its own for the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

MOST = 50

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Preview(Generic[Row]):
    """At most fifty rows, and whether there are more."""

    rows: tuple[Row, ...]
    has_more: bool

    @classmethod
    def of(cls, rows: "QuerySet[Row]") -> "Preview[Row]":
        """The first of the rows, in one query."""
        return cls.of_first(rows[: MOST + 1])

    @classmethod
    def of_first(cls, rows: Iterable[Row]) -> "Preview[Row]":
        """The same of the first fifty-one."""
        found = tuple(rows)
        return cls(rows=found[:MOST], has_more=len(found) > MOST)
