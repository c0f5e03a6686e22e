"""A text split into words, in which quotes are looked up."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .paragraphs import Paragraph, paragraphs_of
from .selectors import Selector
from .words import in_canonical_form, words_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a text: the offsets of its first character and of the one after its last, and the paragraph it begins
    in.

    Offsets count characters from 0, paragraphs from 1.
    """

    start: int
    end: int
    paragraph: int


class TokenizedText:
    """One text, split into words once, however many quotes are looked up in it.

    Quotes are looked up in the paragraphs from `first` to `last`, both included; in all of them unless these are
    given.
    """

    def __init__(self, text: str, *, first: int = 1, last: int | None = None) -> None:
        self.text = text
        self.first = first
        self.last = last

    def within(self, first: int, last: int) -> "TokenizedText":
        """The same text, searched only in the paragraphs from `first` to `last`, both included."""
        part = TokenizedText(self.text, first=first, last=last)
        part.paragraphs = self.paragraphs
        return part

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return paragraphs_of(self.text)

    @cached_property
    def _starts(self) -> "array[int]":
        return array("I", [paragraph.start for paragraph in self.paragraphs])

    @cached_property
    def _words(self) -> tuple[str, "array[int]", "array[int]", "array[int]"]:
        """The text in canonical form; and of each word where it begins in that, and in the text begins and ends."""
        forms: list[str] = []
        places, starts, ends = array("I"), array("I"), array("I")
        place = 0
        for paragraph in self.paragraphs[self.first - 1 : self.last]:
            for form, start, end in words_of(self.text, paragraph.start, paragraph.end):
                forms.append(f" {form} ")
                places.append(place)
                starts.append(start)
                ends.append(end)
                place += len(form) + 2
        return "".join(forms), places, starts, ends

    def passage(self, start: int, end: int) -> Passage:
        """The passage from the offset `start` to before the offset `end`."""
        return Passage(start, end, max(1, bisect_right(self._starts, start)))

    def occurrences(self, quote: str) -> Iterator[Passage]:
        """Every passage that equals the quote when compared by words, in the order of the text."""
        canonical, places, starts, ends = self._words
        wanted = in_canonical_form(quote)
        found = canonical.find(wanted) if wanted else -1
        while found >= 0:
            first = bisect_right(places, found) - 1
            last = bisect_right(places, found + len(wanted) - 1) - 1
            yield self.passage(starts[first], ends[last])
            found = canonical.find(wanted, found + 1)

    def find(self, selector: Selector, *, paragraph: int | None = None) -> Passage | None:
        """The passage that the selector describes; None when the text has none.

        Of several, one that begins in the paragraph; of those, the one whose surroundings are most like the selector's
        prefix and suffix; and of those, the one nearest to its position.
        """
        before = in_canonical_form(selector.prefix).split()[::-1]
        after = in_canonical_form(selector.suffix).split()

        def likeness(passage: Passage) -> tuple[bool, int, int]:
            surroundings = self._alike_before(passage, before) + self._alike_after(passage, after)
            return passage.paragraph == paragraph, surroundings, -abs(passage.start - (selector.start or 0))

        return max(self.occurrences(selector.exact), key=likeness, default=None)

    def _alike_before(self, passage: Passage, words: list[str]) -> int:
        """How many words before the passage are these, given from the last to the first."""
        length = sum(map(len, words)) + 4 * len(words)
        found = in_canonical_form(self.text[max(0, passage.start - length) : passage.start]).split()
        return _in_common(found[::-1], words)

    def _alike_after(self, passage: Passage, words: list[str]) -> int:
        """How many words after the passage are these."""
        length = sum(map(len, words)) + 4 * len(words)
        return _in_common(in_canonical_form(self.text[passage.end : passage.end + length]).split(), words)


def _in_common(one: list[str], other: list[str]) -> int:
    """How many words two lists begin with in common."""
    for place, (word, its_counterpart) in enumerate(zip(one, other, strict=False)):
        if word != its_counterpart:
            return place
    return min(len(one), len(other))
