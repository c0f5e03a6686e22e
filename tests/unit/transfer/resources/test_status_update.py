"""Status updates from files: whose they are, and who may publish them."""

import pytest
from django.contrib.auth.models import User

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.imports import bring, said
from tracker.models import StatusUpdate
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
    assert "a verdict is published in the admin, by someone who has seen it as it stands" in problem
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
