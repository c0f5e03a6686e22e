"""The rows of a paged part of a page in a line each: a link to one leads to its place, whatever page draws it."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import QuerySet

from tracker.listing.keyset import ROWS_A_PAGE, KeysetPage, Order, encoded
from tracker.listing.total import MOST_WORKED_OUT, Total

# So many of the first rows are named; those further on are reached from page to page.
MOST_NAMED = 500


@dataclass(frozen=True, kw_only=True)
class NamedRow:
    """A row by its ref and what it is called by, and what the query string of the page says that draws it."""

    ref: str
    label: Any
    query: str


@dataclass(frozen=True, kw_only=True)
class RowsInOrder:
    """Of the first rows in their order the ref, what each is called by, and its keys; and how many rows there are."""

    found: tuple[tuple[Any, ...], ...]
    total: Total

    @classmethod
    def read(cls, rows: "QuerySet[Any]", order: Order, label: str) -> Self:
        """Those of the rows, in one query."""
        in_order = rows.select_related(None).prefetch_related(None).order_by(*order.expressions)
        found = tuple(in_order.values_list("ref", label, *order.expressions)[: MOST_WORKED_OUT + 1])
        is_least = len(found) > MOST_WORKED_OUT
        return cls(found=found, total=Total(number=min(len(found), MOST_WORKED_OUT), is_least=is_least))

    @property
    def pages(self) -> int | None:
        """How many pages they fill, None where their number is not known."""
        return self.total.pages(ROWS_A_PAGE)

    def not_drawn(self, drawn: KeysetPage[Any]) -> tuple[NamedRow, ...]:
        """Those that the page does not draw, each with the page that does."""
        shown = {row.ref for row in drawn}
        first = self.found[:MOST_NAMED]
        pages = [
            f"after={encoded(place // ROWS_A_PAGE + 1, first[place - 1][2:])}" if place else ""
            for place in range(0, len(first), ROWS_A_PAGE)
        ]
        return tuple(
            NamedRow(ref=ref, label=label, query=pages[place // ROWS_A_PAGE])
            for place, (ref, label, *_) in enumerate(first)
            if ref not in shown
        )
