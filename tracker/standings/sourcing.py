"""How well the dashboard is sourced: how much of it nobody can check."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models import StatusUpdate


@dataclass(frozen=True, kw_only=True)
class Sourcing:
    """How many sources a set of updates cites, how many of them have no archived text, and how many
    updates cite none.
    """

    sources: int
    without_text: int
    unsourced: int


def sourcing_of(updates: Iterable[StatusUpdate]) -> Sourcing:
    """Counts the sources of the updates, each read with its citations as `access.public.citations` gives them."""
    found = [list(update.citations.all()) for update in updates]
    has_text = {
        citation.source_id: citation.source_has_text  # type: ignore[attr-defined]
        for citations in found
        for citation in citations
    }
    return Sourcing(
        sources=len(has_text),
        without_text=sum(not known for known in has_text.values()),
        unsourced=sum(not citations for citations in found),
    )
