"""Characters that feeds and calendars cannot carry."""

from xml.etree.ElementTree import ParseError

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from tracker.feeds.disallowed_characters import replace_disallowed


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_left_is_text_that_xml_takes_and_no_other_character_is_lost(text: str) -> None:
    left = replace_disallowed(text)
    assert len(left) == len(text)
    assert all(after in (before, "\ufffd") for before, after in zip(text, left, strict=True))
    fromstring(f"<a>{left.replace('&', '&amp;').replace('<', '&lt;')}</a>")


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_refuses_is_marked(character: str) -> None:
    with pytest.raises(ParseError):
        fromstring(f"<a>{character}</a>")
    assert replace_disallowed(f"a{character}b") == "a\ufffdb"
