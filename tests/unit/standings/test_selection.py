"""Which commitments a view is about."""

from datetime import date

import pytest

from tests.factories.actor import ActorFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.party import PartyFactory
from tests.factories.status_update import StatusUpdateFactory
from tests.factories.topic import TopicFactory
from tracker.parameters.filters import Filters, utc_today
from tracker.standings.selection import selected_commitments, standing_of
from tracker.status.rules import SayDoGap
from tracker.vocabulary import Axis, CommitmentKind, Schedule, Stage, Status

pytestmark = pytest.mark.django_db


def refs(**values: str | date) -> set[str]:
    return {one.ref for one in selected_commitments(Filters.of_today().narrowed_to(**values))}


def test_drafts_and_what_was_made_later_are_not_selected() -> None:
    CommitmentFactory(ref="now", made_on="2023-11-15")
    CommitmentFactory(ref="later", made_on="2024-01")
    CommitmentFactory(ref="undated", made_on=None)
    CommitmentFactory(ref="draft", stage=Stage.DRAFT)
    assert refs(as_of=date(2023, 12, 31)) == {"now", "undated"}


def test_nothing_is_known_before_it_was_published() -> None:
    CommitmentFactory()
    assert refs(known_on=date(2020, 1, 1)) == set()


def test_scored_leaves_out_demands_and_statements() -> None:
    for kind in CommitmentKind:
        CommitmentFactory(ref=kind, kind=kind)
    assert refs(kind="scored") == {"pledge", "agreement", "measure"}
    assert refs(kind="demand") == {"demand"}


def test_an_actor_stands_for_the_bodies_under_it_but_not_for_those_above() -> None:
    state = ActorFactory(ref="state")
    ministry = ActorFactory(ref="ministry", part_of=state)
    PartyFactory(actor=state, commitment=CommitmentFactory(ref="of-state"))
    PartyFactory(actor=ministry, commitment=CommitmentFactory(ref="of-ministry"))
    assert refs(actor="state") == {"of-state", "of-ministry"}
    assert refs(actor="ministry") == {"of-ministry"}


def test_nothing_climbs_through_a_body_that_is_not_public() -> None:
    state = ActorFactory(ref="state")
    hidden = ActorFactory(ref="hidden", part_of=state, stage=Stage.DRAFT)
    office = ActorFactory(ref="office", part_of=hidden)
    PartyFactory(actor=office, commitment=CommitmentFactory(ref="of-office"))
    assert refs(actor="office") == {"of-office"}
    assert refs(actor="hidden") == set()
    assert refs(actor="state") == set()


def test_a_party_that_is_not_public_finds_nothing() -> None:
    hidden = ActorFactory(ref="hidden", name="Hidden hand", stage=Stage.DRAFT)
    PartyFactory(actor=hidden)
    assert refs(actor="hidden") == set()
    assert refs(q="hidden") == set()


def test_topic_and_meeting_narrow() -> None:
    topic, meeting = TopicFactory(ref="labs"), MeetingFactory(ref="summit")
    filed = CommitmentFactory(ref="filed")
    filed.topics.add(topic)
    CommitmentFactory(ref="made", made_at=meeting)
    assert refs(topic="labs") == {"filed"}
    assert refs(meeting="summit") == {"made"}


def test_every_word_must_stand_somewhere_in_a_commitment_or_its_parties() -> None:
    commitment = CommitmentFactory(ref="found", title="Curb precursor exports", summary="100% of them")
    PartyFactory(commitment=commitment, actor=ActorFactory(name="People's Republic of China", aliases=["PRC"]))
    CommitmentFactory(ref="other", title="Curb exports")
    assert refs(q="EXPORTS precursor") == {"found"}
    assert refs(q="prc curb") == {"found"}
    assert refs(q="100%") == {"found"}
    assert refs(q="exports") == {"found", "other"}


def test_status_is_that_of_the_chosen_axis() -> None:
    commitment = CommitmentFactory(ref="gap")
    StatusUpdateFactory(commitment=commitment, axis=Axis.OFFICIAL, status=Status.FULFILLED)
    StatusUpdateFactory(commitment=commitment, axis=Axis.EVIDENCE, status=Status.BROKEN)
    CommitmentFactory(ref="silent")
    assert refs(status="broken") == {"gap"}
    assert refs(status="fulfilled") == set()
    assert refs(status="fulfilled", axis="official") == {"gap"}
    assert refs(status="not_assessed") == {"silent"}
    assert refs(gap="open") == {"gap"}
    assert refs(schedule="overdue") == set()


def test_a_standing_is_read_from_what_was_annotated() -> None:
    commitment = CommitmentFactory(due="2023-12")
    StatusUpdateFactory(commitment=commitment, axis=Axis.OFFICIAL, status=Status.FULFILLED, as_of="2024-01")
    StatusUpdateFactory(commitment=commitment, axis=Axis.EVIDENCE, status=Status.IN_PROGRESS, as_of="2024-02")
    found = standing_of(selected_commitments(Filters.of_today()).get())
    assert found.say_do_gap == SayDoGap(official=Status.FULFILLED, evidence=Status.IN_PROGRESS, since=date(2024, 2, 1))
    assert found.schedule is Schedule.OVERDUE
    assert found.latest_evidence_age == (utc_today() - date(2024, 2, 1)).days
