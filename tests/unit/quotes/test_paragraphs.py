"""Where one paragraph ends and the next begins."""

import pytest

from tracker.quotes import paragraphs_of

LONG = "word " * 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\n\n \nTwo.\n", ["One.", "Two."]),
        ("  One \r\n\r\n\u00a0Two.", ["One", "Two."]),
        ("Broken in\nthe middle.\n\nTwo.", ["Broken in\nthe middle.", "Two."]),
        (f"Title\n\n{LONG}\nThree.", ["Title", LONG.strip(), "Three."]),
        ("***\n\n“”", ["***", "“”"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_are_counted_from_one(text: str, expected: list[str]) -> None:
    found = paragraphs_of(text)
    assert [text[one.start : one.end] for one in found] == expected
    assert [one.number for one in found] == list(range(1, len(expected) + 1))
