"""Citations as a reader sees them."""

from tracker.models import Citation, Source
from tracker.standings.passages import passages


def cite(source: int, paragraph: int | None = None) -> Citation:
    return Citation(source=Source(pk=source, title=f"Source {source}"), paragraph=paragraph)


def test_each_source_stands_once_with_its_paragraphs() -> None:
    found = passages([cite(1, 8), cite(2), cite(1, 9), cite(1, 8)])
    assert [(passage.source.pk, passage.paragraphs) for passage in found] == [(1, "¶8, 9"), (2, "")]


def test_no_more_than_three_sources_are_named() -> None:
    assert len(passages(cite(number) for number in range(5))) == 3
