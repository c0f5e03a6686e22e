"""Where sources disagree on what the dashboard shows."""

import pytest

from tests.factories.citation import CitationFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.status_update import StatusUpdateFactory
from tracker.models import Citation, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.cited import read_passages
from tracker.standings.disputed import conflicting, disputed_records
from tracker.standings.disputes import differing_texts, disputes
from tracker.standings.queries import those_given

pytestmark = pytest.mark.django_db


def test_two_days_for_one_meeting_stand_side_by_side() -> None:
    meeting = MeetingFactory(ref="summit", title="Summit", held="2023-11-15")
    for value in ("2023-11-15", "2023-11-16?"):
        CitationFactory(commitment=None, meeting=meeting, field="held", value=value)
    (found,) = disputes(Citation.objects.order_by("ref"))
    assert (found.title, found.url) == ("Summit", "/meetings/summit/")
    assert [(given.written, given.is_accepted) for given in found.disagreement.values] == [
        ("15 November 2023", True),
        ("16 November 2023 (uncertain)", False),
    ]


def test_a_dispute_about_an_update_leads_to_its_commitment() -> None:
    update = StatusUpdateFactory(as_of="2023-11-15", commitment__ref="pledge", commitment__title="Pledge")
    CitationFactory(commitment=None, status_update=update, field="as_of", value="2023-11-16")
    (found,) = disputes(Citation.objects.all())
    assert (found.title, found.url) == ("“In progress” for Pledge", "/commitments/pledge/")


def test_what_supports_the_update_stands_behind_the_day_that_none_repeats() -> None:
    update = StatusUpdateFactory(as_of="2023-11-15", sourced=False)
    behind = CitationFactory(commitment=None, status_update=update)
    CitationFactory(commitment=None, status_update=update, field="as_of", value="2023-11-16")
    (found,) = disputes(Citation.objects.all())
    accepted = found.disagreement.values[0]
    assert (accepted.is_by_record, accepted.citations) == (True, (behind,))


def test_texts_in_other_words_are_no_dispute_here() -> None:
    meeting = MeetingFactory(summary="They met.")
    CitationFactory(commitment=None, meeting=meeting, field="summary", value="They talked.")
    CitationFactory(commitment=None, meeting=meeting, field="participations", value="someone")
    assert disputes(Citation.objects.all()) == ()


def test_how_many_texts_are_left_out_is_told_with_the_page_that_has_them() -> None:
    meeting = MeetingFactory(ref="summit", title="Summit", summary="They met.", place="Beijing", held="2023-11-15")
    for field, value in (("summary", "They talked."), ("place", "Woodside"), ("held", "2023-11-16")):
        CitationFactory(commitment=None, meeting=meeting, field=field, value=value)
    update = StatusUpdateFactory(summary="Ours.", commitment__ref="pledge", commitment__title="Pledge")
    CitationFactory(commitment=None, status_update=update, field="summary", value="Theirs.")
    same = MeetingFactory(place="Geneva")
    CitationFactory(commitment=None, meeting=same, field="place", value="Geneva")
    told = differing_texts(Citation.objects.order_by("pk"))
    assert [(one.title, one.url, one.count) for one in told] == [
        ("Summit", "/meetings/summit/", 2),
        ("Pledge", "/commitments/pledge/", 1),
    ]
    assert [found.disagreement.name for found in disputes(Citation.objects.all())] == ["held"]


def test_a_retracted_update_is_no_longer_in_dispute() -> None:
    update = StatusUpdateFactory(as_of="2023-11-15")
    for value in ("2023-11-15", "2023-11-16"):
        CitationFactory(commitment=None, status_update=update, field="as_of", value=value)
    of_today = Filters.of_today()
    found = disputed_records(of_today, those_given, [update.commitment_id])
    assert found["status_update"] == [update.pk]
    assert len(conflicting(of_today, found, read_passages(of_today, found))) == 3
    StatusUpdate.objects.update(retraction_reason="Wrong day.")
    assert not any(disputed_records(of_today, those_given, [update.commitment_id]).values())
