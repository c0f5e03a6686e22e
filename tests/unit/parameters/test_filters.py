"""The view in the address: what it may say, and that it comes back the same."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parameters.filters import CHOICES, FIELDS, REFS, Filters
from tracker.parameters.filters import DAYS as DAYS_OF_A_VIEW

TODAY = date(2024, 5, 6)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=TODAY)
REF = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True) | st.just("")
BY_OUR_RECORDS = st.builds(
    Filters,
    today=st.just(TODAY),
    as_of=DAYS,
    known_on=DAYS,
    q=st.text(st.characters(categories=("L", "N", "P", "S")), max_size=20),
    axis=st.sampled_from(CHOICES["axis"]),
    **dict.fromkeys(REFS, REF),
    **{name: st.sampled_from(("", *CHOICES[name])) for name in ("kind", "status", "schedule", "gap")},
)
BY_THE_PRESS = st.builds(lambda view, day: replace(view, known_on=TODAY, press_by=day), BY_OUR_RECORDS, DAYS)
VIEWS = BY_OUR_RECORDS | BY_THE_PRESS


def read(query: str) -> Filters:
    found, problems = Filters.from_query(dict(parse_qsl(query)), today=TODAY)
    assert problems == ()
    return found


@given(VIEWS)
def test_a_view_comes_back_from_its_address(view: Filters) -> None:
    assert read(view.to_query()) == view


@given(VIEWS)
def test_a_permalink_names_both_days_and_gives_the_same_view(view: Filters) -> None:
    query = dict(parse_qsl(view.permalink()))
    name, day = ("press_by", view.press_by) if view.press_by else ("known_on", view.known_on)
    assert {one: query[one] for one in DAYS_OF_A_VIEW if one in query} == {"as_of": str(view.as_of), name: str(day)}
    assert read(view.permalink()) == view


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30)))
def test_no_address_is_an_error_and_what_is_left_out_is_said(query: dict[str, str]) -> None:
    view, problems = Filters.from_query(query, today=TODAY)
    plain = Filters.of_today(TODAY)
    for problem in problems:
        assert getattr(view, problem.field) == getattr(plain, problem.field)
        assert str(problem).startswith(f"{problem.field}=")


def test_an_empty_address_is_today() -> None:
    view, problems = Filters.from_query({}, today=TODAY)
    assert view == Filters.of_today(TODAY)
    assert view.is_of_today
    assert view.to_query() == ""
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("as_of", "banana", "Write a date as year-month-day, such as 2024-05-06."),
        ("as_of", "2023", "Write a date as year-month-day, such as 2024-05-06."),
        ("as_of", "2023-02-30", "There is no such date. Write a date as year-month-day, such as 2024-05-06."),
        ("known_on", "2024-05-07", "That date is in the future. Today is 2024-05-06 in UTC."),
        ("status", "done", "Write one of: not_assessed, "),
        ("kind", "promise", "Write one of: scored, pledge, "),
        ("axis", "both", "Write one of: official, evidence."),
        ("actor", "State Department", "Write a ref: lower-case letters and digits"),
        ("q", "a\x00b", "Write letters, digits and spaces"),
        ("q", "a" * 201, "Write at most 200 characters."),
    ],
)
def test_a_bad_value_is_left_out_with_what_would_be_right(name: str, text: str, remedy: str) -> None:
    view, (problem,) = Filters.from_query({name: text}, today=TODAY)
    assert view == Filters.of_today(TODAY)
    assert problem.field == name
    assert problem.remedy.startswith(remedy)


def test_a_view_goes_by_our_records_or_by_the_press_and_not_by_both() -> None:
    view, (problem,) = Filters.from_query({"press_by": "2024-01-01", "known_on": "2023-12-01"}, today=TODAY)
    assert (view.press_by, view.known_on) == (None, date(2023, 12, 1))
    assert str(problem) == (
        "press_by=2024-01-01 was left out. “In the press by” and “as published by” (known_on) are two readings of one "
        "question: ask for one of them, and leave the other empty or at today’s date."
    )
    # Today is where the other stands by itself.
    assert read("press_by=2023-12-01&known_on=2024-05-06").press_by == date(2023, 12, 1)


@given(DAYS, DAYS, DAYS)
def test_an_address_that_was_right_once_stays_right(press_by: date, known_on: date, today: date) -> None:
    query = {"press_by": press_by.isoformat(), "known_on": known_on.isoformat()}
    first, was_wrong = Filters.from_query(query, today=known_on)
    if not was_wrong and today >= known_on:
        later, problems = Filters.from_query(query, today=today)
        assert (problems, later.press_by, later.known_on) == ((), first.press_by, today)
        assert later.known_on_left == (known_on if known_on < today else None)
        assert later.to_query() == f"press_by={press_by.isoformat()}"


def test_the_press_of_today_is_not_the_present() -> None:
    view = read("press_by=2024-05-06")
    assert not view.is_of_today
    assert view.narrowed == ()
    assert view.to_query() == "press_by=2024-05-06"
    assert view.to_query(press_by=None) == ""


def test_what_narrows_a_view_leaves_out_its_days() -> None:
    view = read("actor=china&as_of=2023-01-01&q=lab")
    assert view.narrowed == ("actor", "q")
    assert view.without("actor").to_query() == "as_of=2023-01-01&q=lab"
    assert view.to_query(status="broken") == "as_of=2023-01-01&actor=china&status=broken&q=lab"


def test_an_address_has_only_fields_of_a_view() -> None:
    with pytest.raises(TypeError, match="colour"):
        Filters.of_today().to_query(colour="red")
