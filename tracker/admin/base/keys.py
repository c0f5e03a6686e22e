"""The number of a record, as an address or a form gives it."""

MOST_DIGITS = 18  # any number of so many fits the column


def is_key(text: str) -> bool:
    """Whether the text can be the number of a record."""
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
