"""The database compares quotes as tracker.quotes does."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.function_calls import calls_of
from tests.typography import reset, texts
from tests.unit.quotes.test_words import OTHER, SAME
from tracker.quotes import TokenizedText, in_canonical_form, paragraphs_of
from tracker.quotes.characters import BLANKS

pytestmark = pytest.mark.django_db

# Not those that one of the two may not know yet, nor the null character, which no text holds.
hostile = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"], exclude_characters="\0"), max_size=60)
broken = st.lists(hostile | texts | st.sampled_from(["\n", "\n \n", "x" * 101, "“", "- ", "-"])).map("".join)


def ask(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def each(function: str, given: list[str]) -> list[Any]:
    sql = f"SELECT {function}(value) FROM unnest(%s::text[]) WITH ORDINALITY AS given(value, place) ORDER BY place"
    return [value for (value,) in ask(sql, given)]


def test_the_cases_are_compared_alike() -> None:
    cases = [text for pair in (*SAME, *OTHER) for text in pair]
    assert each("quote_words", cases) == [in_canonical_form(text) for text in cases]


def test_every_blank_parts_words_in_both() -> None:
    blanks = [character for code in range(0x3001) if (character := chr(code)).isspace()]
    assert each("quote_words", [f"a{blank}b" for blank in blanks]) == [" a  b "] * len(blanks)
    assert BLANKS


@settings(max_examples=15, deadline=None)
@given(st.lists(broken, min_size=10, max_size=30))
def test_any_text_is_taken_apart_alike(given: list[str]) -> None:
    assert each("quote_words", given) == [in_canonical_form(text) for text in given]
    assert each("text_words", given) == [
        [in_canonical_form(text[one.start : one.end]) for one in paragraphs_of(text)] for text in given
    ]


def state(text: str, quote: str, paragraph: int | None) -> tuple[str, int | None]:
    """What `quote_state` and `quote_paragraph` should say, by the rules as tracker.quotes has them."""
    reading = TokenizedText(text)
    found = [passage.paragraph for passage in reading.occurrences(quote)]
    stands_in = found[0] if found else None
    if not quote:
        return ("not_found" if paragraph and paragraph > len(reading.paragraphs) else "no_quote"), None
    if not found:
        return "not_found", None
    return ("verified" if paragraph is None or paragraph in found else "moved"), stands_in


@settings(max_examples=20, deadline=None)
@given(st.data(), texts)
def test_any_quote_is_judged_alike(data: st.DataObject, text: str) -> None:
    places = [0, *(place for place, character in enumerate(text) if character in " \n."), len(text)]
    start, end = sorted(data.draw(st.tuples(*[st.sampled_from(places)] * 2)))
    quote = data.draw(reset(text[start:end]) | texts)
    paragraph = data.draw(st.none() | st.integers(1, 7))
    sql = "SELECT quote_state(text_words(%s), %s, %s), quote_paragraph(text_words(%s), %s)"
    assert ask(sql, text, quote, paragraph, text, quote) == [state(text, quote, paragraph)]


def test_without_a_text_there_is_nothing_to_judge_by() -> None:
    assert ask("SELECT quote_state(NULL, 'anything', 1)") == [("no_text",)]


@settings(max_examples=10, deadline=None)
@given(st.data(), texts)
def test_many_quotes_are_judged_at_once_as_each_by_itself(data: st.DataObject, text: str) -> None:
    sentences = text.split("\n\n")
    quotes = data.draw(st.lists(st.sampled_from([*sentences, text, "office said", ""]) | texts, max_size=8))
    places = [data.draw(st.none() | st.integers(1, 7)) for _ in quotes]
    sql = "SELECT id, state, stands_in FROM look_quotes_up(text_words(%s), %s::bigint[], %s::text[], %s::integer[])"
    found = ask(sql, text, list(range(len(quotes))), quotes, places)
    assert [number for number, *_ in found] == list(range(len(quotes)))
    assert [tuple(outcome) for _, *outcome in found] == [
        state(text, *each) for each in zip(quotes, places, strict=True)
    ]


@pytest.mark.parametrize("blank", ["“", "”\n\n“ ”"])
def test_paragraphs_that_say_nothing_are_counted_and_begin_nothing(blank: str) -> None:
    text = f"{blank}\n\nOne said.\n\n{blank}\n\nTwo said."
    for quote in ("One said.", "Two said.", "said. Two", "said."):
        for place in (None, *range(1, 8)):
            found = ask(
                "SELECT quote_state(w, %s, %s), quote_paragraph(w, %s) FROM text_words(%s) AS w",
                quote,
                place,
                quote,
                text,
            )
            assert found == [state(text, quote, place)]


@pytest.mark.parametrize("paragraphs", [10, 1_000])
def test_a_quote_is_taken_apart_once_however_long_the_text(paragraphs: int) -> None:
    ask_none = "CREATE TEMPORARY TABLE given AS SELECT text_words(%s) AS words, %s::text AS quote"
    with connection.cursor() as cursor:
        cursor.execute(
            ask_none, ["\n\n".join(f"It was said {number} times." for number in range(paragraphs)), "9 times"]
        )
    for function in ("quote_paragraph(words, quote)", "quote_state(words, quote, 10)"):
        assert calls_of("quote_words", lambda function=function: ask(f"SELECT {function} FROM given")) == 1  # type: ignore[misc]
