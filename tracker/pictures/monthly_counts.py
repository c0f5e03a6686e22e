"""The picture of how many commitments stood at each status at the end of every month."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dashboard.page import Dashboard
from tracker.pictures.frame import INNER, MARGIN, axis_note
from tracker.pictures.legend import Legend, legend
from tracker.pictures.text_layout import width_of

TITLE = "Status by month"
STACK, AXIS, GAP = 320, 28, 20
SIZE, BESIDE = 13, 8  # of the numbers left of the chart, and between them and it
NUMBERS = 40  # the least that they take


@dataclass(frozen=True, kw_only=True)
class MonthlyCountsLayout:
    """Where the parts of the picture lie, in pixels from the top of the legend."""

    key: Legend
    height: float
    numbers: float = NUMBERS
    stack_height: float = STACK

    @property
    def x(self) -> float:
        """Where the chart begins, right of its numbers."""
        return MARGIN + self.numbers

    @property
    def width(self) -> float:
        """How wide the chart is."""
        return INNER - self.numbers

    @property
    def stack(self) -> float:
        """Where the chart begins, under the key."""
        return self.key.height + GAP

    @property
    def foot(self) -> float:
        """Where the chart ends."""
        return self.stack + STACK

    @property
    def axis(self) -> float:
        """Where the years are written."""
        return self.foot + AXIS - 8


def remarks(page: Dashboard) -> Iterator[str]:
    """Sentences about how often it was counted, where that is not every month, and about a compressed axis."""
    if page.monthly_counts.every != "month":
        yield f"Counted at the end of every {page.monthly_counts.every}."
    yield from axis_note(page)


def monthly_counts_layout(page: Dashboard) -> MonthlyCountsLayout:
    """The layout: the legend of the statuses that occur, and the chart below it."""
    found = legend(page.monthly_counts.statuses)
    numbers = max(NUMBERS, round(width_of(f"{page.monthly_counts.most:,}", SIZE) + BESIDE))
    return MonthlyCountsLayout(key=found, height=found.height + GAP + STACK + AXIS, numbers=numbers)
