"""The course of a commitment, in words and with its sources."""

from datetime import date

import pytest

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.status_update import StatusUpdateFactory
from tracker.models import Commitment, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.status_history import StatusHistory, status_history
from tracker.vocabulary import Axis, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment() -> Commitment:
    made: Commitment = CommitmentFactory(made_on="2020")
    for status, as_of in (
        (Status.IN_PROGRESS, "2021"),
        (Status.SUSPENDED, "2022-08"),
        (Status.IN_PROGRESS, "2023-11-15/2023-11-30"),
    ):
        update = StatusUpdateFactory(commitment=made, status=status, as_of=as_of, sourced=False)
        CitationFactory(commitment=None, status_update=update)
    StatusUpdateFactory(commitment=made, axis=Axis.OFFICIAL, status=Status.FULFILLED, as_of="2024")
    return made


def told(commitment: Commitment, **values: str | date) -> StatusHistory:
    view = Filters.of_today().narrowed_to(**values)
    return status_history(commitment, StatusUpdate.objects.order_by("as_of_earliest"), view)


def test_each_stretch_says_when_it_began_and_where_that_is_read(commitment: Commitment) -> None:
    stretches = told(commitment).stretches
    assert [(stretch.spell.status, stretch.began) for stretch in stretches] == [
        (Status.NOT_ASSESSED, "2020"),
        (Status.IN_PROGRESS, "2021"),
        (Status.SUSPENDED, "August 2022"),
        (Status.IN_PROGRESS, "between 15 and 30 November 2023"),
    ]
    assert [len(stretch.citations) for stretch in stretches] == [0, 1, 1, 1]


def test_a_standstill_ends_where_the_work_was_taken_up_again(commitment: Commitment) -> None:
    (pause,) = told(commitment).pauses
    assert pause.halted.began == "August 2022"
    assert pause.resumed is not None
    assert pause.resumed.began == "between 15 and 30 November 2023"


def test_a_standstill_that_lasts_has_no_end(commitment: Commitment) -> None:
    (pause,) = told(commitment, as_of=date(2023, 1, 1)).pauses
    assert pause.halted.spell.status is Status.SUSPENDED
    assert pause.resumed is None


def test_the_other_axis_tells_what_a_party_says(commitment: Commitment) -> None:
    stretches = told(commitment, axis="official").stretches
    assert [stretch.spell.status for stretch in stretches] == [Status.NOT_ASSESSED, Status.FULFILLED]


def test_updates_support_a_course_as_far_as_the_newest_speaks_and_never_past_the_as_of_day(
    commitment: Commitment,
) -> None:
    assert told(commitment).supported_until == date(2023, 11, 30)
    assert told(commitment, as_of=date(2021, 5, 1)).supported_until == date(2021, 5, 1)
    assert told(commitment, as_of=date(2020, 5, 1)).supported_until is None
