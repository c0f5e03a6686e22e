"""The arithmetic of the bench: how long, how it grows, and how many times as long as something else."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self, TypedDict

MOST_OF_A_HUNDRED = 95


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What one page cost: seconds, queries, bytes, and megabytes of the process beyond what it held before.

    `cpu` is the time that the site and the database worked for it, which a busy machine changes little; `bare` and
    `bare_cpu` are the seconds of the SQL alone. `gave_up` is after how many seconds it was not waited for any longer;
    all else is 0 then.
    """

    best: float = 0
    median: float = 0
    p95: float = 0
    times: int = 0
    queries: int = 0
    bytes: int = 0
    megabytes: float = 0
    bare: float = 0
    cpu: float = 0
    bare_cpu: float = 0
    gave_up: float = 0
    said: str = ""

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """One that was written as JSON."""
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """As it is written as JSON."""
        return asdict(self)


def share(seconds: Sequence[float], percent: int) -> float:
    """The time within which so many in a hundred were done: that of the slowest of them."""
    ordered = sorted(seconds)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def median(seconds: Sequence[float]) -> float:
    """The middle one, or the mean of both."""
    ordered, half = sorted(seconds), len(seconds) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class Timing(TypedDict):
    """The best, the middle and the 95th of a hundred, in seconds."""

    best: float
    median: float
    p95: float


def timing(seconds: Sequence[float]) -> Timing:
    """What is told of several times."""
    return {"best": min(seconds), "median": median(seconds), "p95": share(seconds, MOST_OF_A_HUNDRED)}


def exponent(small: float, large: float, sizes: tuple[int, int]) -> float | None:
    """The power of the size with which a figure grows: 0 not at all, 1 in proportion; None where one is unknown."""
    if small <= 0 or large <= 0 or sizes[0] == sizes[1]:
        return None
    return math.log(large / small) / math.log(sizes[1] / sizes[0])


def times(figure: float, other: float) -> float | None:
    """How many times the other it is; None where one is unknown."""
    return figure / other if figure > 0 and other > 0 else None
