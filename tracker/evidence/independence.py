"""How many witnesses passages come to, where articles repeat each other and relay the same officials."""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping

Passage = tuple[Hashable, Hashable]


def independent(passages: Iterable[Passage]) -> int:
    """The most passages of which no two share a source or a witness; each is given as (source, witness).

    One article that quotes two officials is one source, and two articles that quote one official are one witness. It
    is a largest matching of sources to witnesses, found by augmenting paths: Harold W. Kuhn, "The Hungarian method
    for the assignment problem", Naval Research Logistics Quarterly 2 (1955), 83-97.
    """
    witnesses: dict[Hashable, dict[Hashable, None]] = {}
    for source, witness in passages:
        witnesses.setdefault(source, {})[witness] = None
    source_of: dict[Hashable, Hashable] = {}
    return sum(_find_place(source, witnesses, source_of) for source in witnesses)


def _find_place(
    source: Hashable, witnesses: Mapping[Hashable, Iterable[Hashable]], source_of: dict[Hashable, Hashable]
) -> bool:
    """Whether the source gets a witness to itself, others giving way to witnesses of their own; kept in `source_of`.

    A queue and no recursion: the sources that have to give way may be more than Python's stack holds.
    """
    reached_from: dict[Hashable, Hashable] = {}
    waiting = deque([source])
    while waiting:
        asked = waiting.popleft()
        for witness in witnesses[asked]:
            if witness in reached_from:
                continue
            reached_from[witness] = asked
            if witness in source_of:
                waiting.append(source_of[witness])
                continue
            _give_way(witness, source, reached_from, source_of)
            return True
    return False


def _give_way(
    free: Hashable, source: Hashable, reached_from: Mapping[Hashable, Hashable], source_of: dict[Hashable, Hashable]
) -> None:
    """Gives the free witness to the source it was reached from, its own to the one before, back to the first."""
    witness_of = {taken_by: witness for witness, taken_by in source_of.items() if witness in reached_from}
    while True:
        taker = reached_from[free]
        source_of[free] = taker
        if taker == source:
            return
        free = witness_of[taker]
