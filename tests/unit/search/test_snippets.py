"""Text with what was looked for marked."""

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db.models import TextField, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import TopicFactory
from tests.hostile import HOSTILE
from tracker.models import Topic
from tracker.search.snippets import START, STOP, Marked, Piece, headline, pieces, with_beginnings, with_gaps

QUERY = SearchQuery("control", config="english") | SearchQuery("control", config="simple")
CONTROLS = str.maketrans(dict.fromkeys((START, STOP, "\x1c", "\x1d", "\x1e")))


def plainly(marked: Marked) -> str:
    return "".join(piece.text for piece in marked)


def marked_words(marked: Marked) -> list[str]:
    return [piece.text for piece in marked if piece.is_marked]


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=HOSTILE, after=HOSTILE)
def test_hostile_text_comes_back_as_it_was_with_the_words_marked(before: str, after: str) -> None:
    text = f"{before} <b>controls</b> {after}"
    Topic.objects.all().delete()
    TopicFactory(ref=f"topic-{Topic.objects.count()}-{abs(hash(text))}")
    (found,) = Topic.objects.values_list(headline(Value(text, TextField()), QUERY, whole=True), flat=True)
    assert plainly(pieces(found)) == text.translate(CONTROLS)
    assert "controls" in marked_words(pieces(found))


def test_text_without_marks_is_one_piece() -> None:
    assert pieces("a <b>") == (Piece("a <b>", is_marked=False),)


def test_nothing_is_no_piece() -> None:
    assert pieces("") == ()


def test_left_out_start_and_end_are_shown_as_gaps() -> None:
    marked = pieces(f"to {START}control{STOP} the precursors")
    assert plainly(with_gaps(marked, starts="A pledge to control", ends="the precursors of it.")) == (
        "… to control the precursors …"
    )


def test_whole_text_has_no_gaps_though_its_last_sign_is_missing() -> None:
    marked = pieces(f"Pledge to {START}control{STOP} them")
    assert with_gaps(marked, starts="Pledge to control th", ends="to control them.") == marked


def test_beginning_of_a_word_is_marked_where_no_whole_word_is() -> None:
    assert marked_words(with_beginnings(pieces("Talks on counternarcotics"), ["counternarc"])) == ["counternarc"]
    whole = pieces(f"{START}Talks{STOP} on counternarcotics")
    assert with_beginnings(whole, ["counternarc"]) == whole


@given(text=st.text(max_size=40), word=st.text(min_size=1, max_size=5))
def test_marking_beginnings_keeps_the_text(text: str, word: str) -> None:
    assert plainly(with_beginnings((Piece(text, is_marked=False),), [word])) == text
