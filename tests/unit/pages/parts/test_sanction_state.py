"""Where a sanction stands on a day, as the database works it out."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import SanctionFactory
from tracker.models import Sanction
from tracker.pages.parts.sanction_state import newest_first, with_state
from tracker.vocabulary import SanctionState

DAYS = [date(2019, 12, 31), date(2020, 1, 1), date(2023, 11, 14), date(2023, 11, 15), date(2026, 1, 1)]

TODAY = timezone.now().date()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("imposed", "lifted", "day", "state"),
    [
        ("2020", None, date(2019, 12, 31), "not_yet"),
        ("2020", None, date(2020, 1, 1), "in_force"),
        ("2020", "2023-11-15/2023-11-30", date(2023, 11, 14), "in_force"),
        ("2020", "2023-11-15/2023-11-30", date(2023, 11, 15), "lifted"),
        (None, None, date(2026, 1, 1), "unknown"),
        (None, "2023", date(2026, 1, 1), "lifted"),
    ],
)
def test_state_on_a_day(imposed: str | None, lifted: str | None, day: date, state: str) -> None:
    SanctionFactory(imposed=imposed, lifted=lifted)
    (found,) = with_state(Sanction.objects.all(), as_of=day, known_on=TODAY)
    assert found.state == state  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
def test_state_agrees_with_in_force(day: date) -> None:
    for imposed in ("2020", "2023-11", None):
        for lifted in ("2023-11-15", "2024", None):
            SanctionFactory(imposed=imposed, lifted=lifted)
    states = {sanction: sanction.state for sanction in with_state(Sanction.objects.all(), as_of=day, known_on=TODAY)}  # type: ignore[attr-defined]
    in_force = {sanction for sanction, state in states.items() if state == SanctionState.IN_FORCE}
    assert in_force == set(Sanction.objects.in_force(day))


@pytest.mark.django_db
def test_newest_come_first_and_undated_last() -> None:
    undated, old, new = (SanctionFactory(imposed=imposed) for imposed in (None, "2019", "2023"))
    assert list(newest_first(with_state(Sanction.objects.all(), as_of=TODAY, known_on=TODAY))) == [new, old, undated]
