"""What the facets of a list count: the rows that the other facets leave, or, of many, the first, which they say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import QuerySet

from tracker.database.keys import with_keys
from tracker.listing.facets import FacetValue
from tracker.listing.keyset import Order
from tracker.listing.total import Total

# Of so many rows every facet is counted in a few milliseconds.
MOST_COUNTED = 1_000


@dataclass(frozen=True, kw_only=True)
class CountedRows:
    """The rows that a facet counts. `is_all` is whether there are no others."""

    rows: "QuerySet[Any]"
    is_all: bool

    @classmethod
    def of(
        cls,
        matching: "QuerySet[Any]",
        shown: "QuerySet[Any]",
        order: Order,
        total: Total | None,
        *,
        are_worked_out: bool = False,
    ) -> Self:
        """The `matching` rows, or the first of them in the order of the list, as `shown` reads them; in one query.

        Without any, where it is known that they are few: `total` is how many there are, if they were counted. But if
        `are_worked_out`, each by looking at it, that is done once and not for every facet.
        """
        if total is not None and total.number <= MOST_COUNTED and not (total.is_least or are_worked_out):
            return cls(rows=matching.order_by(), is_all=True)
        keys = list(matching.order_by(*order.expressions).values_list("pk", flat=True)[: MOST_COUNTED + 1])
        return cls(rows=with_keys(shown.order_by(), keys[:MOST_COUNTED]), is_all=len(keys) <= MOST_COUNTED)

    def values(self, counted: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
        """The values that were counted among these rows, marked where there may be more of each."""
        return tuple(value if self.is_all else replace(value, is_least=True) for value in counted)
