"""How a status update becomes public: what the database refuses, whoever asks and however."""

import pytest
from django.db import IntegrityError, connection

from tests.factories import CitationFactory, StatusUpdateFactory, UserFactory
from tracker.models import StatusUpdate
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.vocabulary import Axis, Stage, Status

pytestmark = pytest.mark.django_db


def in_sql(statement: str, *values: int) -> None:
    """Runs the statement as the application's own role would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_author_does_not_publish_an_own_verdict_by_leaving_no_name() -> None:
    update = StatusUpdateFactory(author=UserFactory(), stage=Stage.IN_REVIEW)
    with pytest.raises(IntegrityError, match="keeps its author"):
        in_sql("UPDATE tracker_statusupdate SET author_id = NULL, stage = 'published' WHERE id = %s", update.pk)


def test_nor_by_putting_it_down_to_another() -> None:
    author = UserFactory(group="Reviewer")
    update = StatusUpdateFactory(author=author, stage=Stage.IN_REVIEW)
    with pytest.raises(IntegrityError, match="keeps its author"):
        in_sql("UPDATE tracker_statusupdate SET author_id = %s WHERE id = %s", UserFactory().pk, update.pk)


def test_nor_after_another_changed_a_word() -> None:
    author, other = UserFactory(group="Reviewer"), UserFactory()
    update = StatusUpdateFactory(author=author, stage=Stage.IN_REVIEW)
    in_sql("UPDATE tracker_statusupdate SET summary = 'A word', author_id = %s WHERE id = %s", other.pk, update.pk)
    with pytest.raises(IntegrityError, match="was partly written by the person publishing it"):
        in_sql(
            "UPDATE tracker_statusupdate SET stage = 'published', reviewer_id = %s WHERE id = %s", author.pk, update.pk
        )


@pytest.mark.parametrize("who", [{}, {"group": "Analyst"}, {"group": "Reviewer", "is_active": False}])
def test_a_verdict_is_not_published_in_the_name_of_someone_who_may_not(who: dict[str, object]) -> None:
    update = StatusUpdateFactory(author=UserFactory(), stage=Stage.IN_REVIEW)
    with pytest.raises(IntegrityError, match="needs a reviewer: someone who has the right"):
        in_sql(
            "UPDATE tracker_statusupdate SET stage = 'published', reviewer_id = %s WHERE id = %s",
            UserFactory(**who).pk,
            update.pk,
        )


def test_nor_is_it_written_and_published_in_one_step_with_such_a_name() -> None:
    with pytest.raises(IntegrityError, match="needs a reviewer"):
        StatusUpdateFactory(author=UserFactory(), reviewer=UserFactory(group="Analyst"))


def test_a_superuser_may_review() -> None:
    assert StatusUpdateFactory(author=UserFactory(), reviewer=UserFactory(is_superuser=True)).pk


def test_a_verdict_that_was_never_in_review_is_not_published() -> None:
    update = StatusUpdateFactory(author=UserFactory(), stage=Stage.DRAFT)
    with pytest.raises(IntegrityError, match="is still a draft; it must be in review"):
        StatusUpdate.objects.update(stage=Stage.PUBLISHED, reviewer=UserFactory(group="Reviewer"))
    assert update.pk


@pytest.mark.parametrize("axis", Axis)
def test_nothing_is_public_without_a_source(axis: Axis) -> None:
    StatusUpdateFactory(ref="bare", axis=axis, sourced=False)
    with pytest.raises(IntegrityError, match='"bare" cannot be public without a source'):
        enforce_deferred_constraints()


@pytest.mark.parametrize("citation", [{"stance": "disputes"}, {"source__stage": Stage.DRAFT}])
def test_a_source_that_disputes_it_or_that_nobody_can_see_does_not_do(citation: dict[str, str]) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    CitationFactory(commitment=None, status_update=update, **citation)
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    with pytest.raises(IntegrityError, match="cannot be public without a source"):
        enforce_deferred_constraints()


def test_the_source_may_be_cited_after_the_update_in_the_same_transaction() -> None:
    update = StatusUpdateFactory(sourced=False)
    CitationFactory(commitment=None, status_update=update)
    enforce_deferred_constraints()


def test_where_nothing_was_found_it_is_enough_to_say_where_one_searched() -> None:
    StatusUpdateFactory(status=Status.NO_EVIDENCE_FOUND, searched="The gazette.", sourced=False)
    enforce_deferred_constraints()


def test_what_was_retracted_needs_a_source_no_longer() -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    update.refresh_from_db()
    update.retract("Published by mistake.")
    enforce_deferred_constraints()
