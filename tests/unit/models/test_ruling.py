"""What the database refuses of rulings."""

import pytest
from django.db import IntegrityError

from tests.factories import MeetingFactory, RulingFactory, SanctionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("empty", ["value", "reason"])
def test_a_ruling_says_what_and_why(empty: str) -> None:
    with pytest.raises(IntegrityError, match=f"ruling_{empty}_is_filled"):
        RulingFactory(**{empty: " "})


def test_it_is_on_one_record() -> None:
    with pytest.raises(IntegrityError, match="ruling_is_on_one_record"):
        RulingFactory(sanction=SanctionFactory())


@pytest.mark.parametrize("field", ["imposed", "id", "ref"])
def test_it_is_on_a_field_of_that_record(field: str) -> None:
    with pytest.raises(IntegrityError, match="ruling_field_is_one_of_the_record"):
        RulingFactory(field=field)


def test_a_date_that_is_accepted_exists() -> None:
    with pytest.raises(IntegrityError, match="ruling_value_of_a_date_is_partial_date"):
        RulingFactory(value="2023-02-30")


def test_a_field_is_ruled_on_once() -> None:
    meeting = MeetingFactory()
    RulingFactory(meeting=meeting, field="title", value="Summit")
    RulingFactory(meeting=meeting, field="held")
    with pytest.raises(IntegrityError, match="ruling_stands_once_a_field"):
        RulingFactory(meeting=meeting, field="held", value="2023-11-16")
