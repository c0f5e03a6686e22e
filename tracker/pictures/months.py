"""The picture of how many commitments stood at each status at the end of every month."""

from dataclasses import dataclass

from tracker.dashboard.page import Dashboard
from tracker.pictures.frame import INNER, MARGIN
from tracker.pictures.key import Key, key

TITLE = "How they stood, month by month"
STACK, AXIS, GAP = 320, 28, 20
NUMBERS = 40  # the width of the numbers left of the chart


@dataclass(frozen=True, kw_only=True)
class Months:
    """The key, and where the chart lies under it, from the top of both."""

    key: Key
    height: float
    x: float = MARGIN + NUMBERS
    width: float = INNER - NUMBERS
    stack_height: float = STACK

    @property
    def stack(self) -> float:
        """Where the chart begins."""
        return self.key.height + GAP

    @property
    def foot(self) -> float:
        """Where the chart ends."""
        return self.stack + STACK

    @property
    def axis(self) -> float:
        """Where the years are written."""
        return self.foot + AXIS - 8


def months(page: Dashboard) -> Months:
    """The key of the statuses that occur, and the chart."""
    found = key(page.over_time.statuses)
    return Months(key=found, height=found.height + GAP + STACK + AXIS)
