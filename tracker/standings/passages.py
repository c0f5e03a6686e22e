"""Citations grouped by source, as short references."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models import Citation, Source

MOST_SOURCES = 3


@dataclass(frozen=True, kw_only=True)
class SourcePassage:
    """A source with the paragraphs cited: `¶8, 9`; empty where the citations give none."""

    source: Source
    paragraphs: str


def passages(citations: Iterable[Citation]) -> tuple[SourcePassage, ...]:
    """The first `MOST_SOURCES` sources among the citations, in their order, each with its paragraphs."""
    sources: dict[int, Source] = {}
    numbers: dict[int, list[int]] = {}
    for citation in citations:
        sources.setdefault(citation.source_id, citation.source)
        found = numbers.setdefault(citation.source_id, [])
        if citation.paragraph and citation.paragraph not in found:
            found.append(citation.paragraph)
    return tuple(
        SourcePassage(source=source, paragraphs=f"¶{', '.join(map(str, numbers[key]))}" if numbers[key] else "")
        for key, source in list(sources.items())[:MOST_SOURCES]
    )
