"""How many commitments stand at each status, and the percentages of those whose status is known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.vocabulary import UNKNOWN_STATUSES, Status

# From done to undone; the order of every chart and table.
SCALE = (
    Status.FULFILLED,
    Status.PARTLY_FULFILLED,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.STALLED,
    Status.SUSPENDED,
    Status.BROKEN,
    Status.WITHDRAWN,
    Status.SUPERSEDED,
)
UNKNOWN = (Status.NO_EVIDENCE_FOUND, Status.NOT_ASSESSED)


@dataclass(frozen=True, kw_only=True)
class Share:
    """The commitments at one status. `percent` is of those with a known status; None for an unknown."""

    status: Status
    count: int
    percent: float | None


@dataclass(frozen=True, kw_only=True)
class StatusCounts:
    """Every status with its count; typed unknowns stand apart and are in no percentage."""

    total: int
    known: tuple[Share, ...]
    unknown: tuple[Share, ...]

    @property
    def known_total(self) -> int:
        """How many the percentages are of."""
        return sum(share.count for share in self.known)

    @property
    def unknown_total(self) -> int:
        """How many were left out of the percentages."""
        return sum(share.count for share in self.unknown)

    def count_of(self, status: Status) -> int:
        """How many stand at that status."""
        return next(share.count for share in (*self.known, *self.unknown) if share.status is status)


def status_counts_of(counts: Mapping[Status, int]) -> StatusCounts:
    """The counts as StatusCounts; statuses that are left out have 0."""
    counts = Counter(counts)
    known_total = sum(count for status, count in counts.items() if status not in UNKNOWN_STATUSES)
    return StatusCounts(
        total=counts.total(),
        known=tuple(
            Share(
                status=status,
                count=counts[status],
                percent=100 * counts[status] / known_total if known_total else 0.0,
            )
            for status in SCALE
        ),
        unknown=tuple(Share(status=status, count=counts[status], percent=None) for status in UNKNOWN),
    )
