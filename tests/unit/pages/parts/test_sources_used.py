"""The sources of a page, each once."""

from tracker.models import Citation, Source
from tracker.pages.parts.sources_used import sources_used


def passage(source: Source, paragraph: int | None, *, has_text: bool = False) -> Citation:
    citation = Citation(source=source, paragraph=paragraph)
    citation.source_has_text = has_text  # type: ignore[attr-defined]
    return citation


def test_each_source_stands_once_with_its_paragraphs_in_order() -> None:
    wire, paper = Source(pk=1, title="Wire", ref="wire"), Source(pk=2, title="Paper", ref="paper")
    used = sources_used([passage(wire, 9), passage(paper, None, has_text=True), passage(wire, 2), passage(wire, 9)])
    assert [(row.source, row.paragraphs, row.has_text) for row in used] == [
        (paper, (), True),
        (wire, (2, 9), False),
    ]
