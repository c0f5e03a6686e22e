"""The sources that a page's citations come from, each once."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models import Citation, Source


@dataclass(frozen=True, kw_only=True)
class SourceUsed:
    """One source, whether its text is archived, and the paragraphs cited on the page."""

    source: Source
    has_text: bool
    paragraphs: tuple[int, ...]


def sources_used(citations: Iterable[Citation]) -> tuple[SourceUsed, ...]:
    """The sources of citations read by `tracker.access.public.citations`, by title."""
    passages: dict[Source, list[Citation]] = {}
    for citation in citations:
        passages.setdefault(citation.source, []).append(citation)
    return tuple(
        SourceUsed(
            source=source,
            has_text=cited[0].source_has_text,  # type: ignore[attr-defined]
            paragraphs=tuple(sorted({citation.paragraph for citation in cited if citation.paragraph})),
        )
        for source, cited in sorted(passages.items(), key=lambda item: (item[0].title, item[0].ref))
    )
