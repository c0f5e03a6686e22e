"""How many rows a list has: exact up to a bound, and beyond it said to be more."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet

# Beyond this a reader learns little from the exact number, and it would cost as much as the list is long.
MOST_COUNTED = 10_000
# The same where each row's standing has to be worked out to tell whether it counts.
MOST_WORKED_OUT = 1_000


@dataclass(frozen=True)
class Total:
    """A number of rows; `is_least` where there are more."""

    number: int
    is_least: bool = False

    @classmethod
    def of(cls, rows: "QuerySet[Any]", *, is_worked_out: bool = False) -> Self:
        """The number of the rows; `is_worked_out` is whether each has to be looked at to tell whether it counts."""
        most = MOST_WORKED_OUT if is_worked_out else MOST_COUNTED
        found = rows.order_by().values("pk")[: most + 1].count()
        return cls(number=min(found, most), is_least=found > most)

    @property
    def in_words(self) -> str:
        """The number as it is written: `1,234`, or `More than 10,000`."""
        return f"{'More than ' if self.is_least else ''}{self.number:,}"

    def pages(self, size: int) -> int | None:
        """How many pages so many rows fill, at least one; None where their number is not known."""
        return None if self.is_least else max(-(-self.number // size), 1)
