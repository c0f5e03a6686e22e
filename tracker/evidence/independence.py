"""How many witnesses passages come to, where articles repeat each other and relay the same officials."""

from collections.abc import Hashable, Iterable

Passage = tuple[Hashable, Hashable]


def independent(passages: Iterable[Passage]) -> int:
    """The most passages of which no two share a source or a witness; each is given as (source, witness).

    One article that quotes two officials is one source, and two articles that quote one official are one witness. It
    is a largest matching of sources to witnesses, found by augmenting paths: Harold W. Kuhn, "The Hungarian method
    for the assignment problem", Naval Research Logistics Quarterly 2 (1955), 83-97.
    """
    witnesses: dict[Hashable, set[Hashable]] = {}
    for source, witness in passages:
        witnesses.setdefault(source, set()).add(witness)
    source_of: dict[Hashable, Hashable] = {}

    def find_place(source: Hashable, seen: set[Hashable]) -> bool:
        """Whether the source gets a witness to itself, others giving way to witnesses of their own."""
        for witness in witnesses[source] - seen:
            seen.add(witness)
            if witness not in source_of or find_place(source_of[witness], seen):
                source_of[witness] = source
                return True
        return False

    return sum(find_place(source, set()) for source in witnesses)
