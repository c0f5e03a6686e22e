"""Quotes looked up in a text."""

from hypothesis import given
from hypothesis import strategies as st

from tests.typography import reset, sentences, texts
from tracker.quotes import Selector, TokenizedText, describe, in_canonical_form

ARTICLE = """The two ministers met in the harbour town on Tuesday. “We shall open an office,” one of them said.

The office was to open within a year. Nobody would say who pays for it.

A spokesman later said the office was to open within two years — or “when ready”."""


def said(text: str, quote: str, **more: int) -> str | None:
    passage = TokenizedText(text).find(Selector(exact=quote), **more)
    return text[passage.start : passage.end] if passage else None


def test_a_quote_is_found_where_it_stands() -> None:
    passage = TokenizedText(ARTICLE).find(Selector(exact="Nobody would say"))
    assert passage
    assert (passage.paragraph, ARTICLE[passage.start : passage.end]) == (2, "Nobody would say")


def test_type_does_not_matter() -> None:
    assert said(ARTICLE, "years--or ‘when\u00a0ready’") == "years — or “when ready"
    assert said(ARTICLE, "open an oﬃce, one\nof them") == "open an office,” one of them"


def test_a_falsified_quote_is_not_found() -> None:
    assert said(ARTICLE, "The office was not to open within a year") is None
    assert said(ARTICLE, "within three years") is None
    assert said(ARTICLE, "one of them said nothing") is None


def test_part_of_a_word_is_no_quote() -> None:
    assert said(ARTICLE, "pen an office") is None
    assert said(ARTICLE, "body would say") is None


def test_a_quote_may_run_over_the_end_of_a_paragraph() -> None:
    passage = TokenizedText(ARTICLE).find(Selector(exact="who pays for it. A spokesman later said"))
    assert passage
    assert passage.paragraph == 2


def test_of_several_the_one_in_the_paragraph_is_meant() -> None:
    for paragraph in (2, 3):
        passage = TokenizedText(ARTICLE).find(Selector(exact="office was to open"), paragraph=paragraph)
        assert passage
        assert passage.paragraph == paragraph


def test_of_several_the_one_with_the_known_surroundings_is_meant() -> None:
    passage = TokenizedText(ARTICLE).find(Selector(exact="office was to open", prefix="spokesman later said the "))
    assert passage
    assert passage.paragraph == 3
    passage = TokenizedText(ARTICLE).find(Selector(exact="office was to open", suffix=" within two"))
    assert passage
    assert passage.paragraph == 3


def test_what_says_nothing_is_found_nowhere() -> None:
    assert said(ARTICLE, "“ ”") is None
    assert said("", "anything") is None


def test_the_end_of_a_paragraph_is_part_of_it() -> None:
    assert TokenizedText("One.\n\nTwo.").passage(0, 4).paragraph == 1
    assert TokenizedText("One.\n\nTwo.").passage(6, 10).paragraph == 2


@given(st.data(), texts)
def test_any_passage_is_found_however_it_is_set_in_type(data: st.DataObject, text: str) -> None:
    reading = TokenizedText(text)
    places = [place for place, character in enumerate(text) if character in " \n"]
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from([0, *places, len(text)])] * 2), label="passage"))
    quote = text[start:end]
    found = reading.find(describe(text, start, end))
    if not quote.strip():
        assert found is None
        return
    assert found
    assert (found.start, found.end) == (
        start + len(quote) - len(quote.lstrip()),
        end - len(quote) + len(quote.rstrip()),
    )
    assert TokenizedText(data.draw(reset(text))).find(Selector(exact=data.draw(reset(quote))))


@given(
    st.data(), texts, st.lists(sentences.map(lambda words: words.upper()), max_size=3), st.lists(sentences, max_size=3)
)
def test_a_passage_is_found_again_after_edits_elsewhere(
    data: st.DataObject, text: str, before: list[str], after: list[str]
) -> None:
    places = [place for place, character in enumerate(text) if character in " \n"]
    start = data.draw(st.sampled_from([0, *places]))
    end = data.draw(st.sampled_from([place for place in (*places, len(text)) if place > start]))
    selector = describe(text, start, end)
    edited = "\n\n".join([*before, text, *after])
    found = TokenizedText(edited).find(selector)
    assert bool(found) == bool(selector.exact.strip())
    if found:
        assert in_canonical_form(edited[found.start : found.end]) == in_canonical_form(selector.exact)
