"""A calendar of very many days keeps to those around the present, and says so."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, MeetingFactory
from tracker.feeds import calendar_window
from tracker.feeds.calendar_window import Window
from tracker.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days on each side."""
    monkeypatch.setattr(calendar_window, "MOST", 2)


def due_in(window: Window) -> list[str]:
    return [commitment.ref for commitment in window.around(Commitment.objects.all(), "due_latest")]


def test_the_nearest_on_each_side_are_in_it() -> None:
    for year in range(2020, 2028):
        CommitmentFactory(ref=f"due-{year}", made_on="2019", due=f"{year}-06-30")
    window = Window(date(2024, 6, 30))
    assert due_in(window) == ["due-2022", "due-2023", "due-2024", "due-2025"]
    assert window.is_cut
    assert "the 2 before and the 2 after 30 June 2024" in window.remark


def test_few_days_are_all_in_it_and_a_calendar_of_one_record_has_no_bound() -> None:
    for year in (2020, 2021, 2030):
        CommitmentFactory(ref=f"due-{year}", made_on="2019", due=f"{year}")
    window = Window(date(2024, 6, 30))
    assert due_in(window) == due_in(Window()) == ["due-2020", "due-2021", "due-2030"]
    assert (window.is_cut, window.remark) == (False, "")


def test_the_file_says_what_it_leaves_out(client: Client) -> None:
    for day in range(1, 4):
        MeetingFactory(held=f"2023-11-{day:02}")
    content = client.get("/commitments.ics").content.decode().replace("\r\n ", "")
    assert content.count("BEGIN:VEVENT") == 2
    assert "Of very many days\\, this calendar has for each kind the 2 before" in content
