"""What is said to a person whose quote is not where they say."""

import pytest

from tests.articles import ARTICLE
from tracker.admin.editing.quote_lookup import QuoteError, locate_quote
from tracker.quotes import TokenizedText


def refused(quote: str, paragraph: int | None) -> tuple[str, str]:
    with pytest.raises(QuoteError) as caught:
        locate_quote(TokenizedText(ARTICLE), quote, paragraph)
    return caught.value.field, str(caught.value)


def test_a_quote_gets_its_place() -> None:
    passage = locate_quote(TokenizedText(ARTICLE), "some 340 files", None)
    assert passage
    assert (passage.paragraph, ARTICLE[passage.start : passage.end]) == (3, "some 340 files")


def test_no_quote_has_no_place() -> None:
    assert locate_quote(TokenizedText(ARTICLE), "", 3) is None


def test_a_paragraph_that_is_not_there_is_named_with_the_last() -> None:
    assert refused("", 5) == ("paragraph", "The text has no paragraph 5; its last is 4.")


def test_a_falsified_quote_is_named_in_short() -> None:
    field, message = refused("Neither side would say who will pay for the office, " * 3, 4)
    assert field == "quote"
    assert message.startswith(
        "“Neither side would say who will pay for the office, Neither side would say who …” was not found"
    )


@pytest.mark.parametrize("paragraph", [None, 1, 2])
def test_a_quote_of_two_paragraphs_is_refused(paragraph: int | None) -> None:
    with pytest.raises(QuoteError) as caught:
        locate_quote(TokenizedText("Talks are off.\nThey resume."), "off.\nThey resume", paragraph)
    assert caught.value.field == "quote"
    assert str(caught.value).endswith("begins in paragraph 1 and ends in a later one. Cite each paragraph separately.")


def test_a_quote_may_reach_the_end_of_its_paragraph() -> None:
    passage = locate_quote(TokenizedText("Talks are off. \nThey resume."), "Talks are off.", 1)
    assert passage
    assert passage.paragraph == 1


def test_the_right_paragraph_is_offered() -> None:
    assert refused("some 340 files", 2) == (
        "paragraph",
        "“some 340 files” is in paragraph 3, not 2. Write 3, or quote paragraph 2.",
    )
