"""The picture of how many commitments stand at each status."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dashboard.page import Dashboard
from tracker.pictures.frame import INNER, MARGIN
from tracker.standings.status_counts import Share

TITLE = "How the commitments stand"
BAR, GAP, ROW = 64, 32, 28
NAME, COUNT, PERCENT = 24, 220, 280  # where each begins or ends in its column
COLUMNS = 3
COLUMN = INNER / COLUMNS


@dataclass(frozen=True, kw_only=True)
class PlacedShare:
    """A status with its count and its place, in pixels from the top of the chart."""

    share: Share
    x: float
    y: float

    @property
    def baseline(self) -> float:
        """Where its words and numbers stand."""
        return self.y + 13

    @property
    def words_x(self) -> float:
        """Where its name begins."""
        return self.x + NAME

    @property
    def count_x(self) -> float:
        """Where its count ends."""
        return self.x + COUNT

    @property
    def end(self) -> float:
        """Where its percentage ends."""
        return self.x + PERCENT


@dataclass(frozen=True, kw_only=True)
class SharesLayout:
    """The statuses in columns below the bar."""

    placed: tuple[PlacedShare, ...]
    height: float


def shares_layout(page: Dashboard) -> SharesLayout:
    """The layout of the statuses that occur, known ones first."""
    found = [share for share in (*page.status_counts.known, *page.status_counts.unknown) if share.count]
    rows = -(-len(found) // COLUMNS)
    placed = tuple(
        PlacedShare(share=share, x=round(MARGIN + number // rows * COLUMN, 1), y=BAR + GAP + number % rows * ROW)
        for number, share in enumerate(found)
    )
    return SharesLayout(placed=placed, height=BAR + GAP + rows * ROW)


def remarks(page: Dashboard) -> Iterator[str]:
    """The sentence about the unknown statuses that the percentages exclude."""
    unknown = " and ".join(f"{share.count:,} {share.status.label.lower()}" for share in page.status_counts.unknown)
    yield f"Percentages exclude {unknown}."
