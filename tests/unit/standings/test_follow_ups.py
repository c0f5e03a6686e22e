"""Status updates read on a day: what is shown, what is struck through, what a gap lies between."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import CommitmentFactory
from tracker.models import Commitment, StatusUpdate
from tracker.partial_dates import PartialDate
from tracker.standings.follow_ups import as_fact, facts, gap_updates, status_since, visible_follow_ups
from tracker.status import rules
from tracker.vocabulary import Axis, Stage, Status

TODAY = date(2024, 6, 1)


def update(ref: str, status_: str, as_of: str, *, axis: str = "evidence", **fields: object) -> StatusUpdate:
    made = StatusUpdate(
        ref=ref,
        axis=axis,
        status=status_,
        as_of=PartialDate.parse(as_of),
        stage=Stage.PUBLISHED,
        published_at=datetime(2024, 5, 1, 12, tzinfo=UTC),
    )
    for name, value in fields.items():
        setattr(made, name, value)
    return made


HALTED = update("halted", "suspended", "2022-08")
RETRACTED = update(
    "wrong", "broken", "2023", retracted_at=datetime(2024, 5, 20, tzinfo=UTC), retraction_reason="Another record's."
)


def test_updates_after_the_as_of_day_are_left_out() -> None:
    rows = visible_follow_ups([HALTED], as_of=date(2022, 7, 31), known_on=TODAY)
    assert rows == ()


def test_updates_published_after_the_known_on_day_are_left_out() -> None:
    assert visible_follow_ups([HALTED], as_of=TODAY, known_on=date(2024, 4, 30)) == ()


def test_retracted_update_is_shown_as_retracted() -> None:
    (row,) = visible_follow_ups([RETRACTED], as_of=TODAY, known_on=TODAY)
    assert row.is_retracted


def test_update_stands_on_days_before_its_retraction() -> None:
    (row,) = visible_follow_ups([RETRACTED], as_of=TODAY, known_on=date(2024, 5, 19))
    assert not row.is_retracted


def test_draft_is_refused_by_the_rules() -> None:
    draft = StatusUpdate(ref="draft", axis="evidence", status="stalled", as_of=PartialDate.parse("2023"))
    with pytest.raises(ValueError, match="draft is not published"):
        as_fact(draft)


def test_claims_are_the_last_update_of_each_axis() -> None:
    said = update("said", "fulfilled", "2023", axis="official")
    found = update("found", "in_progress", "2023-05")
    gap = rules.SayDoGap(official=Status.FULFILLED, evidence=Status.IN_PROGRESS, since=date(2023, 5, 1))
    pair = gap_updates(gap, [HALTED, RETRACTED, said, found], as_of=TODAY, known_on=TODAY)
    assert pair is not None
    assert (pair.official, pair.evidence) == (said, found)


def test_no_gap_has_no_claims() -> None:
    assert gap_updates(None, [HALTED], as_of=TODAY, known_on=TODAY) is None


def test_turn_is_written_as_exactly_as_its_update_has_it() -> None:
    again = update("again", "suspended", "2022-11-05")
    turn = status_since(Axis.EVIDENCE, [again, HALTED], as_of=TODAY, known_on=TODAY)
    assert turn is not None
    assert turn.written == "August 2022"


def test_axis_without_updates_never_turned() -> None:
    assert status_since(Axis.OFFICIAL, [HALTED], as_of=TODAY, known_on=TODAY) is None


def test_facts_carry_what_the_rules_need() -> None:
    commitment: Commitment = CommitmentFactory.build(made_on=PartialDate.parse("2019"), due=PartialDate.parse("2024"))
    known = facts(commitment, [HALTED])
    assert (known.kind, known.made_on, known.due) == ("pledge", commitment.made_on, commitment.due)
    assert [fact.ref for fact in known.updates] == ["halted"]
