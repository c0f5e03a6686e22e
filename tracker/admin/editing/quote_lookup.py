"""A quote that someone types, looked up in the archived text of its source."""

from tracker.quotes import Passage, Selector, TokenizedText

LONGEST_TOLD = 80


class QuoteError(Exception):
    """The quote or the paragraph, whichever `field` says, is not in the text; the message says what would be right."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def locate_quote(
    reading: TokenizedText, quote: str, paragraph: int | None, *, near: int | None = None
) -> Passage | None:
    """Where the quote stands, in the paragraph if one is given; None for no quote. Raises QuoteError when nowhere.

    Of several places the one nearest to the character `near`.
    """
    there_are = len(reading.paragraphs)
    if paragraph and paragraph > there_are:
        raise QuoteError("paragraph", f"The text has no paragraph {paragraph}; its last is {there_are}.")
    if not quote:
        return None
    passage = reading.find(Selector(exact=quote, start=near), paragraph=paragraph)
    if passage is None:
        raise QuoteError(
            "quote",
            f"“{shortened_quote(quote)}” was not found in the text of the source. Copy it word for word, "
            "in whole words, without omissions.",
        )
    if passage.end > reading.paragraphs[passage.paragraph - 1].end:
        raise QuoteError(
            "quote",
            f"“{shortened_quote(quote)}” begins in paragraph {passage.paragraph} and ends in a later one. "
            "Cite each paragraph separately.",
        )
    if paragraph and passage.paragraph != paragraph:
        raise QuoteError(
            "paragraph",
            f"“{shortened_quote(quote)}” is in paragraph {passage.paragraph}, not {paragraph}. "
            f"Write {passage.paragraph}, or quote paragraph {paragraph}.",
        )
    return passage


def shortened_quote(quote: str) -> str:
    """The quote, or as much of it as a message has room for."""
    return quote if len(quote) <= LONGEST_TOLD else f"{quote[: LONGEST_TOLD - 1]}…"
