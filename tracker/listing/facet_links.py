"""The facets of a list as a reader sees them: each value a link, with how many rows stand behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.listing.facets import FacetValue

# More stand behind "more".
FIRST_FEW = 6


@dataclass(frozen=True, kw_only=True)
class FacetOption:
    """One value of a facet, how many rows it would leave, and the query string that chooses or drops it.

    `is_least` where not all rows were counted: there are at least as many.
    """

    label: str
    count: int
    query: str
    is_chosen: bool
    is_least: bool = False

    @property
    def count_in_words(self) -> str:
        """The count as it is written: `1,234`, or `1,234+` where there may be more."""
        return f"{self.count:,}{'+' if self.is_least else ''}"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A facet with its options: those seen at once, and the rest."""

    label: str
    options: tuple[FacetOption, ...]
    more: tuple[FacetOption, ...] = ()

    @property
    def is_least(self) -> bool:
        """Whether any of its numbers may be too small."""
        return any(option.is_least for option in (*self.options, *self.more))


def choice(
    label: str,
    counted: Iterable[FacetValue],
    *,
    chosen: FacetValue | None,
    query: Callable[[str], str],
) -> Choice:
    """The facet with these values as links. The chosen one is always among the first; `query` gives the query string
    that chooses a value, and with an empty one drops the facet.

    `chosen` has to know its count: as many rows as the list has, for the others narrow the list as well.
    """
    values = list(counted)
    if chosen and chosen.value not in {one.value for one in values}:
        values.insert(0, chosen)
    options = [
        FacetOption(
            label=one.label,
            count=one.count,
            query=query("" if chosen and one.value == chosen.value else one.value),
            is_chosen=chosen is not None and one.value == chosen.value,
            is_least=(chosen if chosen and one.value == chosen.value else one).is_least,
        )
        for one in values
    ]
    first = [option for place, option in enumerate(options) if place < FIRST_FEW or option.is_chosen]
    return Choice(
        label=label,
        options=tuple(first),
        more=tuple(option for option in options if option not in first),
    )
