"""A source's text as its page shows it: numbered paragraphs, what of them is cited, and for what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.urls import reverse

from tracker.admin.lists.columns import with_cited
from tracker.admin.lists.verification import verification
from tracker.models import CITABLE, ArchivedText, Citation
from tracker.quotes import Paragraph, Passage, TokenizedText
from tracker.vocabulary import Verification

PARAGRAPHS_A_PAGE = 100


@dataclass(frozen=True, kw_only=True)
class Part:
    """A stretch of a paragraph that is cited, or is not."""

    text: str
    is_cited: bool


@dataclass(frozen=True, kw_only=True)
class ShownCitation:
    """One citation: for what, and whether its quote is found."""

    citation: Any
    state: str

    @property
    def address(self) -> str:
        return reverse("admin:tracker_citation_change", args=[self.citation.pk])

    @property
    def kind(self) -> str:
        """The kind of record it is for, in words."""
        return next(name for name in CITABLE if getattr(self.citation, f"{name}_id")).replace("_", " ")

    @property
    def has_moved(self) -> bool:
        return bool(self.citation.verification == Verification.MOVED)


@dataclass(frozen=True, kw_only=True)
class ShownParagraph:
    """One paragraph, and the citations that belong to it."""

    number: int
    start: int
    parts: tuple[Part, ...]
    cited: tuple[ShownCitation, ...]


@dataclass(frozen=True, kw_only=True)
class TextPage:
    """A hundred paragraphs of the text; on the first page also the citations that have no place in it."""

    archived: ArchivedText | None
    page: "Page[Paragraph] | None" = None
    paragraphs: tuple[ShownParagraph, ...] = ()
    unplaced: tuple[ShownCitation, ...] = ()

    @classmethod
    def read(cls, archived: ArchivedText | None, citations: Iterable[Any], *, page: Any, at: int | None) -> Self:
        """The page of that number, or the one with paragraph `at`; of citations read by `citations_from`."""
        if archived is None:
            return cls(archived=None, unplaced=tuple(map(shown_citation, citations)))
        paragraphs = archived.reading.paragraphs
        wanted = page or ((at or 1) - 1) // PARAGRAPHS_A_PAGE + 1
        chosen = Paginator(paragraphs, PARAGRAPHS_A_PAGE).get_page(wanted)
        here: dict[int | None, list[Any]] = defaultdict(list)
        for citation in citations:
            here[paragraph_of(citation, len(paragraphs))].append(citation)
        marked = quoted_passages(archived.reading, chosen, here)
        return cls(
            archived=archived,
            page=chosen,
            paragraphs=tuple(
                ShownParagraph(
                    number=one.number,
                    start=one.start,
                    parts=tuple(split_at_citations(archived.text, one, marked)),
                    cited=tuple(map(shown_citation, here[one.number])),
                )
                for one in chosen
            ),
            unplaced=tuple(map(shown_citation, here[None])) if chosen.number == 1 else (),
        )


def citations_of_source(source: Any) -> Any:
    """The citations of the source, with whether they are found and what names the records they are for."""
    return with_cited(source.citations.with_verification().select_related("source")).order_by("paragraph", "pk")


def paragraph_of(citation: Any, paragraph_count: int) -> int | None:
    """The number of the paragraph that a citation belongs to: where its quote stands, else the one it names."""
    if citation.verification == Verification.MOVED or not citation.paragraph:
        return citation.stands_in  # type: ignore[no-any-return]
    return citation.paragraph if citation.paragraph <= paragraph_count else None


def quoted_passages(
    reading: TokenizedText, page: Iterable[Paragraph], by_paragraph: Mapping[int | None, list[Any]]
) -> list[Passage]:
    """Where the quotes of the page's citations stand."""
    numbers = [one.number for one in page]
    if not numbers:
        return []
    # A quote may run on beyond the page.
    reading = reading.within(numbers[0], numbers[-1] + 1)
    found = (
        reading.find(each.selector, paragraph=number)
        for number in numbers
        for each in by_paragraph[number]
        if each.quote
    )
    return [passage for passage in found if passage]


def split_at_citations(text: str, paragraph: Paragraph, cited: Sequence[Passage]) -> Iterable[Part]:
    """The paragraph cut into parts where a cited passage begins or ends."""
    inside = [(max(one.start, paragraph.start), min(one.end, paragraph.end)) for one in cited]
    inside = [(start, end) for start, end in inside if start < end]
    cuts = sorted({paragraph.start, paragraph.end, *(place for pair in inside for place in pair)})
    for start, end in pairwise(cuts):
        yield Part(text=text[start:end], is_cited=any(first <= start and end <= last for first, last in inside))


def shown_citation(citation: Citation) -> ShownCitation:
    """The citation as the page shows it."""
    return ShownCitation(citation=citation, state=verification(citation))
