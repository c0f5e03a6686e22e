"""How well what the dashboard says is backed: how much of it nobody could check."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models import StatusUpdate


@dataclass(frozen=True, kw_only=True)
class Sourcing:
    """The sources of a set of status updates, those of them without an archived text, and the updates without any."""

    sources: int
    without_text: int
    unsourced: int


def sourcing_of(updates: Iterable[StatusUpdate]) -> Sourcing:
    """What stands behind the updates, each read with its citations; see `access.public.citations`."""
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
