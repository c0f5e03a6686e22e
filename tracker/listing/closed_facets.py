"""The facets of a list seen at once, and those behind "More": of a long list these are counted when asked for.

Each facet is a count of its own among as many rows as are counted at most, which most readers never look at.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from tracker.listing.facet_links import Choice
from tracker.listing.total import Total

# The facets of a list of more rows than four pages are counted when asked for.
MOST_ROWS = 200
# So many facets are seen at once: the first that offer anything.
FIRST_FACETS = 3
# `?facets=all` counts them all, however long the list is.
NAME, ALL = "facets", "all"


@dataclass(frozen=True, kw_only=True)
class PossibleChoice:
    """A facet that may be counted: `count` does so. One that `is_chosen` always is."""

    label: str
    is_chosen: bool
    count: Callable[[], Choice]


@dataclass(frozen=True, kw_only=True)
class CountedChoices:
    """The facets that were counted, in their order, and the labels of those that were not."""

    choices: tuple[Choice, ...]
    uncounted: tuple[str, ...]

    @classmethod
    def of(cls, possible: Iterable[PossibleChoice], *, are_all: bool) -> Self:
        """All of them, or the first that offer anything and those that are chosen."""
        choices, uncounted, first = [], [], 0
        for facet in possible:
            if not (are_all or facet.is_chosen or first < FIRST_FACETS):
                uncounted.append(facet.label)
                continue
            counted = facet.count()
            first += bool(counted.options)
            choices.append(counted)
        return cls(choices=tuple(choices), uncounted=tuple(uncounted))


def are_all_counted(query: Mapping[str, str], total: Total) -> bool:
    """Whether all facets are: the list is short, or the query string asks for them."""
    is_long = total.is_least or total.number > MOST_ROWS
    return not is_long or query.get(NAME) == ALL
