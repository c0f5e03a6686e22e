"""Promises and acts told apart: a measure is done when it is recorded, a promise only once it is kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.vocabulary import CommitmentKind, Status

GROUPS = {
    "Promises": (CommitmentKind.PLEDGE, CommitmentKind.AGREEMENT),
    "Acts": (CommitmentKind.MEASURE,),
}


@dataclass(frozen=True, kw_only=True)
class KindCount:
    """How many commitments are of one kind."""

    kind: CommitmentKind
    count: int


@dataclass(frozen=True, kw_only=True)
class KindGroup:
    """The promises, or the acts: how many of each kind there are, and how many of all are fulfilled."""

    label: str
    kinds: tuple[KindCount, ...]
    fulfilled: int


def promises_and_acts(found: Iterable[tuple[str, Status]]) -> tuple[KindGroup, ...]:
    """The groups of which there are any, from the kind and the status of each commitment."""
    found = tuple(found)
    counts = Counter(kind for kind, _ in found)
    groups = (
        KindGroup(
            label=label,
            kinds=tuple(KindCount(kind=kind, count=counts[kind]) for kind in kinds if counts[kind]),
            fulfilled=sum(status is Status.FULFILLED for kind, status in found if kind in kinds),
        )
        for label, kinds in GROUPS.items()
    )
    return tuple(group for group in groups if group.kinds)
