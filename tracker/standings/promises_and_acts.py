"""Promises and acts told apart: a measure is done when it is recorded, a promise only once it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.vocabulary import CommitmentKind

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


def promises_and_acts(found: Mapping[CommitmentKind, tuple[int, int]]) -> tuple[KindGroup, ...]:
    """The groups of which there are any, from how many of each kind there are and how many of these are fulfilled."""
    groups = (
        KindGroup(
            label=label,
            kinds=tuple(KindCount(kind=kind, count=found[kind][0]) for kind in kinds if kind in found),
            fulfilled=sum(found[kind][1] for kind in kinds if kind in found),
        )
        for label, kinds in GROUPS.items()
    )
    return tuple(group for group in groups if group.kinds)
