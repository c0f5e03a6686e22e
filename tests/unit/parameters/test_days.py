"""The two days a page is read on."""

from datetime import date

from django.test import RequestFactory

from tracker.parameters.days import days_query, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters

TODAY = date(2024, 6, 1)


def test_only_the_days_are_read_from_the_address() -> None:
    filters, problems = parse_days(RequestFactory().get("/", {"as_of": "2023-01-01", "kind": "nonsense"}))
    assert (filters.as_of, filters.kind, problems) == (date(2023, 1, 1), "", ())


def test_day_that_is_none_is_said_and_left_out() -> None:
    filters, problems = parse_days(RequestFactory().get("/", {"as_of": "yesterday"}))
    assert filters.as_of == filters.today
    assert [problem.field for problem in problems] == ["as_of"]
    assert status_for(problems) == 400


def test_today_needs_no_words_in_the_address() -> None:
    assert days_query(Filters.of_today(TODAY)) == ""


def test_past_days_are_carried_on_without_the_rest_of_the_view() -> None:
    filters = Filters(today=TODAY, as_of=date(2023, 1, 1), known_on=TODAY, actor="china")
    assert days_query(filters) == "?as_of=2023-01-01"


def test_the_day_of_the_press_is_carried_on() -> None:
    filters = Filters(today=TODAY, as_of=TODAY, known_on=TODAY, press_by=TODAY)
    assert days_query(filters) == "?press_by=2024-06-01"
    assert kept_days(filters) == {"press_by": "2024-06-01"}
