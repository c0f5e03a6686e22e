"""The addresses of views in templates."""

from datetime import date

from tracker.parameters.filters import Filters
from tracker.templatetags.view_urls import dashboard_url, list_url

VIEW = Filters.of_today(date(2024, 5, 6)).narrowed_to(actor="china", as_of=date(2023, 1, 1))


def test_rows_are_those_of_the_same_view() -> None:
    assert list_url(VIEW, status="broken") == "/commitments/?as_of=2023-01-01&actor=china&status=broken"


def test_the_dashboard_of_today_has_a_plain_address() -> None:
    assert dashboard_url(VIEW) == "/?as_of=2023-01-01&actor=china"
    assert dashboard_url(VIEW, actor="", as_of=VIEW.today) == "/"
