"""Status updates from files: whose they are, and who may publish them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.imports import bring, counted, said
from tracker.models import StatusUpdate
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.resources import RESOURCES
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db


def author_of(ref: str) -> User | None:
    return StatusUpdate.objects.get(ref=ref).author


UPDATE = {"ref": "update", "stage": "", "commitment": "pledge", "axis": "", "status": "in_progress", "as_of": "2024"}


def test_an_update_brought_in_by_someone_is_theirs() -> None:
    CommitmentFactory.create(ref="pledge")
    analyst = UserFactory.create(group="Analyst")
    assert said(bring("status_updates", UPDATE, user=analyst)) == []
    assert author_of("update") == analyst
    assert StatusUpdate.objects.get().stage == Stage.DRAFT


def test_nobody_publishes_a_verdict_of_their_own_through_a_file() -> None:
    CommitmentFactory.create(ref="pledge")
    for group in ("Analyst", "Reviewer"):
        result = bring("status_updates", {**UPDATE, "stage": "published"}, user=UserFactory.create(group=group))
        assert [problem.column for problem in result.problems] == ["stage"]
    assert not StatusUpdate.objects.exists()


def test_a_reviewer_publishes_no_verdict_unseen_through_a_file() -> None:
    StatusUpdateFactory.create(ref="update", stage=Stage.IN_REVIEW, author=UserFactory.create())
    result = bring(
        "status_updates", {"ref": "update", "stage": "published"}, user=UserFactory.create(group="Reviewer")
    )
    (problem,) = said(result)
    assert "a verdict is published in the admin, by someone who has reviewed it" in problem
    assert StatusUpdate.objects.get().stage == Stage.IN_REVIEW


def test_who_rewrites_anothers_draft_through_a_file_becomes_its_author() -> None:
    StatusUpdateFactory.create(ref="update", stage=Stage.IN_REVIEW, author=UserFactory.create())
    reviewer = UserFactory.create(group="Reviewer")
    assert said(bring("status_updates", {"ref": "update", "summary": "Other words."}, user=reviewer)) == []
    assert author_of("update") == reviewer


def test_a_reviewer_publishes_a_partys_words_that_another_wrote_and_is_named() -> None:
    reviewer = UserFactory.create(group="Reviewer")
    update = StatusUpdateFactory.create(
        ref="update", stage=Stage.IN_REVIEW, axis=Axis.OFFICIAL, author=UserFactory.create()
    )
    CitationFactory.create(commitment=None, status_update=update)
    assert said(bring("status_updates", {"ref": "update", "stage": "published"}, user=reviewer)) == []
    update = StatusUpdate.objects.get()
    assert (update.stage, update.reviewer) == (Stage.PUBLISHED, reviewer)


def test_a_published_update_is_not_edited() -> None:
    StatusUpdateFactory.create(ref="update")
    result = bring("status_updates", {"ref": "update", "summary": "Other words."})
    (problem,) = said(result)
    assert problem.startswith('line 2, ref “update”: The published status update "update" is never edited; retract it')


def test_who_changes_what_anothers_draft_says_becomes_its_author() -> None:
    writer, analyst = UserFactory.create(), UserFactory.create(group="Analyst")
    for ref in ("edited", "sent-on"):
        StatusUpdateFactory.create(ref=ref, stage=Stage.DRAFT, author=writer, summary="Written.")
    assert said(bring("status_updates", {"ref": "edited", "summary": "Other words."}, user=analyst)) == []
    assert said(bring("status_updates", {"ref": "sent-on", "stage": "in_review"}, user=analyst)) == []
    assert (author_of("edited"), author_of("sent-on")) == (analyst, writer)


@pytest.mark.parametrize("axis", ["evidence", "official"])
def test_what_another_wrote_is_not_changed_and_published_in_one_step(axis: str) -> None:
    StatusUpdateFactory.create(ref="update", stage=Stage.IN_REVIEW, author=UserFactory.create(), axis=axis)
    row = {"ref": "update", "stage": "published", "summary": "Other words."}
    (problem,) = said(bring("status_updates", row, user=UserFactory.create(group="Reviewer")))
    assert "Import the change first; a second person publishes it as it stands." in problem
    assert StatusUpdate.objects.get().stage == Stage.IN_REVIEW


def test_a_draft_that_another_sent_on_is_still_its_authors_and_not_theirs_to_publish() -> None:
    author, analyst = UserFactory.create(group="Reviewer"), UserFactory.create(group="Analyst")
    StatusUpdateFactory.create(ref="update", stage=Stage.DRAFT, author=author)
    bring("status_updates", {"ref": "update", "stage": "in_review"}, user=analyst)
    (problem,) = said(bring("status_updates", {"ref": "update", "stage": "published"}, user=author))
    assert "someone other than its author" in problem


# --- Retractions ------------------------------------------------------------------------------------------------

RETRACTED_AT = datetime(2024, 1, 30, 8, 15, 0, 123456, tzinfo=UTC)


def make_retracted() -> None:
    StatusUpdateFactory.create(ref="gone", retracted_at=RETRACTED_AT, retraction_reason="A wrong day.")


@pytest.mark.parametrize("group", ["Analyst", "Reviewer"])
def test_a_retraction_is_exported_and_comes_back_as_no_change(group: str) -> None:
    make_retracted()
    table = RECORDS["status_updates"]().export()
    assert (table["retracted_at"], table["retraction_reason"]) == (["2024-01-30T08:15:00.123456Z"], ["A wrong day."])
    result = RESOURCES["status_updates"]().import_data(table, user=UserFactory.create(group=group))
    assert (said(result), counted(result)) == ([], (0, 0, 1, 0))


def test_from_the_command_line_a_retraction_comes_in_elsewhere_as_it_was() -> None:
    CommitmentFactory.create(ref="pledge")
    row = {"retracted_at": "2024-01-30T08:15:00.123456Z", "retraction_reason": "A wrong day."}
    assert said(bring("status_updates", {**UPDATE, "stage": "published", **row})) == []
    update = StatusUpdate.objects.get()
    assert (update.retracted_at, update.retraction_reason) == (RETRACTED_AT, "A wrong day.")


def test_who_may_retract_does_so_by_giving_the_reason_and_the_site_notes_the_moment() -> None:
    StatusUpdateFactory.create(ref="wrong")
    row = {"ref": "wrong", "retraction_reason": "It was another commitment."}
    (problem,) = said(bring("status_updates", row, user=UserFactory.create(group="Analyst")))
    assert problem.endswith("may be given by those who may retract; ask a reviewer.")
    assert said(bring("status_updates", row, user=UserFactory.create(group="Reviewer"))) == []
    update = StatusUpdate.objects.get()
    assert update.retraction_reason == "It was another commitment."
    assert update.retracted_at is not None
    assert timezone.now() - update.retracted_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("ref", "given", "reason"),
    [
        ("stands", {"retracted_at": "2020-01-01T00:00:00Z", "retraction_reason": "Long ago."}, "must stay as it is"),
        ("gone", {"retracted_at": "2020-01-01T00:00:00Z"}, "must stay as it is, or be empty"),
        ("gone", {"retraction_reason": "Other words."}, "is never edited; retract it with a reason"),
        ("gone", {"retracted_at": r"\N", "retraction_reason": r"\N"}, "is never edited; retract it with a reason"),
        ("draft", {"retraction_reason": "Wrong."}, "only what was published is retracted"),
        ("new", {"retraction_reason": "Wrong."}, "must be empty in a new row"),
        ("stands", {"retracted_at": "yesterday", "retraction_reason": "Wrong."}, "must be a time in UTC, such as"),
    ],
)
def test_no_file_forges_a_retraction(ref: str, given: dict[str, str], reason: str) -> None:
    make_retracted()
    StatusUpdateFactory.create(ref="stands")
    StatusUpdateFactory.create(ref="draft", stage=Stage.DRAFT, author=UserFactory.create())
    CommitmentFactory.create(ref="pledge")
    before = list(StatusUpdate.objects.order_by("ref").values())
    row = {**(UPDATE if ref == "new" else {}), "ref": ref, **given}
    problems = said(bring("status_updates", row, user=UserFactory.create(group="Reviewer")))
    assert [problem for problem in problems if reason in problem], problems
    assert list(StatusUpdate.objects.order_by("ref").values()) == before
