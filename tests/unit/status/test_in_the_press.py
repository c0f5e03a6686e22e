"""When something was first in the press: the pure rule and its twin in SQL, over one table of passages."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import CitationFactory, CommitmentFactory, MeetingFactory, SourceFactory, StatusUpdateFactory
from tracker.models import Meeting, StatusUpdate
from tracker.partial_dates import PartialDate
from tracker.status.in_the_press import PressPassage, has_passage_by, out_on, update_is_in_the_press, with_out_on
from tracker.vocabulary import Attribution, Stage, Stance

pytestmark = pytest.mark.django_db


def passage(published: str | None) -> PressPassage:
    return PressPassage(published=PartialDate(published) if published else None)


DAY = passage("2023-11-15")
CASES: dict[str, tuple[list[PressPassage], str | None]] = {
    "nothing is cited": ([], None),
    "a day": ([DAY], "2023-11-15"),
    "a month is surely out on its last day": ([passage("2023-11")], "2023-11-30"),
    "a year is surely out on its last day": ([passage("2023")], "2023-12-31"),
    "a mark of doubt moves no day": ([passage("2023-11?")], "2023-11-30"),
    "a period is surely out at its end": ([passage("2023-11-15/2024-01")], "2024-01-31"),
    "a period without an end is never surely out": ([passage("2023-11/..")], None),
    "a period without a start has an end": ([passage("../2023-11")], "2023-11-30"),
    "a source without a day is out on none": ([passage(None)], None),
    "the first of several decides": ([passage("2024"), passage(None), passage("2023-12-01")], "2023-12-01"),
    "what is only mentioned is not supported": ([replace(DAY, stance=Stance.MENTIONS)], None),
    "what is disputed is not supported": ([replace(DAY, stance=Stance.DISPUTES)], None),
    "what is not said is not supported": ([replace(DAY, stance=Stance.SILENT)], None),
    "a source that is not published here counts for nothing": ([replace(DAY, is_public=False)], None),
    "another value is another verdict": ([replace(DAY, gives_another_value=True)], None),
}


def cite(given: PressPassage, **cited: object) -> None:
    """The passage as a row."""
    source = SourceFactory(
        published=given.published, stage=Stage.PUBLISHED if given.is_public else Stage.DRAFT, reliability="B"
    )
    another = {"field": "as_of", "value": "2021-01-01"} if given.gives_another_value else {}
    CitationFactory(commitment=None, source=source, stance=given.stance, **another, **cited)


@pytest.mark.parametrize("name", CASES)
def test_passages_of_an_update(name: str) -> None:
    passages, expected = CASES[name]
    assert str(out_on(passages) or None) == str(expected)
    update = StatusUpdateFactory(as_of="2022", stage=Stage.DRAFT)
    for given in passages:
        cite(given, status_update=update)
    found = with_out_on(StatusUpdate.objects.filter(pk=update.pk)).get().out_on
    assert found == out_on(passages)
    for day in (date(2023, 11, 14), date(2023, 11, 15), date(2023, 11, 30), date(2024, 12, 31)):
        counted = StatusUpdate.objects.filter(update_is_in_the_press(day)).exists()
        assert counted == (found is not None and found <= day), day


@pytest.mark.parametrize("field", ["", "as_of", "status", "axis"])
def test_a_passage_that_repeats_the_updates_own_value_supports_it(field: str) -> None:
    update = StatusUpdateFactory(as_of="2022-11~", stage=Stage.DRAFT)
    value = str(getattr(update, field)) if field else ""
    CitationFactory(
        commitment=None, status_update=update, source=SourceFactory(published="2023"), field=field, value=value
    )
    assert StatusUpdate.objects.filter(update_is_in_the_press(date(2023, 12, 31))).exists()


def test_an_inference_counts_from_the_day_on_which_it_could_be_drawn() -> None:
    update = StatusUpdateFactory(as_of="2022", stage=Stage.DRAFT)
    source = SourceFactory(published="2023-11-15")
    CitationFactory(commitment=None, status_update=update, source=source, attribution=Attribution.IMPLIED)
    assert StatusUpdate.objects.filter(update_is_in_the_press(date(2023, 11, 15))).exists()


def test_a_source_that_differs_on_one_field_still_tells_of_the_meeting() -> None:
    meeting = MeetingFactory(held="2023-11-15")
    source = SourceFactory(published="2023-11-20")
    CitationFactory(commitment=None, meeting=meeting, source=source, field="held", value="2023-11-16")
    assert Meeting.objects.filter(has_passage_by("meeting", date(2023, 11, 20))).exists()
    assert not Meeting.objects.filter(has_passage_by("meeting", date(2023, 11, 19))).exists()


def test_nothing_is_in_the_press_of_a_day_that_had_not_come() -> None:
    update = StatusUpdateFactory(as_of="2024-04", commitment=CommitmentFactory(), stage=Stage.DRAFT)
    cite(passage("2023-11"), status_update=update)
    assert not StatusUpdate.objects.filter(update_is_in_the_press(date(2024, 3, 31))).exists()
    assert StatusUpdate.objects.filter(update_is_in_the_press(date(2024, 4, 1))).exists()
