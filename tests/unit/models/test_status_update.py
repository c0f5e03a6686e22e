"""What the database refuses of status updates."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection

from tests.factories import CitationFactory, StatusUpdateFactory, UserFactory
from tracker.models import StatusUpdate
from tracker.vocabulary import Axis, Stage, Status

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.BROKEN},
        {"axis": Axis.OFFICIAL},
        {"as_of": "2024"},
        {"summary": "Rewritten."},
        {"searched": "Elsewhere."},
        {"published_at": NOON},
    ],
)
def test_a_published_update_is_never_edited(change: dict[str, object]) -> None:
    update = StatusUpdateFactory(ref="said")
    with pytest.raises(IntegrityError, match='"said" is never edited'):
        StatusUpdate.objects.filter(pk=update.pk).update(**change)


def test_a_published_update_is_never_deleted() -> None:
    update = StatusUpdateFactory(ref="said")
    with pytest.raises(IntegrityError, match='"said" is never deleted'), connection.cursor() as cursor:
        cursor.execute("DELETE FROM tracker_statusupdate WHERE id = %s", [update.pk])


def test_a_published_update_is_not_deleted_with_its_commitment() -> None:
    update = StatusUpdateFactory()
    with pytest.raises(IntegrityError, match="never deleted"):
        update.commitment.delete()


def test_a_draft_can_be_edited_and_deleted() -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT)
    assert StatusUpdate.objects.update(status=Status.BROKEN) == 1
    update.delete()


def test_a_published_update_can_be_retracted_once() -> None:
    StatusUpdateFactory()
    assert StatusUpdate.objects.update(retracted_at=NOON, retraction_reason="Wrong article.") == 1
    assert not StatusUpdate.objects.in_effect().exists()
    with pytest.raises(IntegrityError, match="never edited"):
        StatusUpdate.objects.update(retracted_at=None, retraction_reason="")


@pytest.mark.parametrize(("retracted_at", "reason"), [(NOON, ""), (NOON, "  ")])
def test_a_retraction_has_a_reason(retracted_at: datetime, reason: str) -> None:
    with pytest.raises(IntegrityError, match="statusupdate_retraction_has_a_reason"):
        StatusUpdateFactory(retracted_at=retracted_at, retraction_reason=reason)


def test_who_gives_a_reason_retracts_at_that_moment() -> None:
    update = StatusUpdateFactory(retraction_reason="Wrong article.")
    update.refresh_from_db()
    assert update.retracted_at == update.published_at
    draft = {"stage": Stage.DRAFT, "retraction_reason": "Wrong article."}
    with pytest.raises(IntegrityError, match="statusupdate_retraction_has_a_reason"):
        StatusUpdateFactory(**draft)


def test_finding_nothing_says_where_one_searched() -> None:
    with pytest.raises(IntegrityError, match="statusupdate_says_where_it_searched"):
        StatusUpdateFactory(status=Status.NO_EVIDENCE_FOUND)


def test_not_assessed_is_never_stored() -> None:
    with pytest.raises(IntegrityError, match="statusupdate_status_is_known"):
        StatusUpdateFactory(status=Status.NOT_ASSESSED)


def test_an_author_does_not_publish_an_own_verdict() -> None:
    author = UserFactory()
    with pytest.raises(IntegrityError, match="statusupdate_verdict_has_a_second_person"):
        StatusUpdateFactory(author=author, reviewer=author)


def test_a_verdict_is_not_published_by_nobody() -> None:
    update = StatusUpdateFactory(author=UserFactory(), stage=Stage.IN_REVIEW)
    with pytest.raises(IntegrityError, match="second_person"), connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_statusupdate SET stage = 'published' WHERE id = %s", [update.pk])


def test_a_verdict_is_published_by_a_second_person() -> None:
    assert StatusUpdateFactory(author=UserFactory(), reviewer=UserFactory(group="Reviewer")).pk


@pytest.mark.parametrize("change", [{"status": Status.BROKEN}, {"summary": "Otherwise."}, {"as_of": "2024"}])
def test_a_verdict_is_not_changed_in_the_step_that_publishes_it(change: dict[str, object]) -> None:
    update = StatusUpdateFactory.create(ref="verdict", author=UserFactory.create(), stage=Stage.IN_REVIEW)
    reviewed = {"stage": Stage.PUBLISHED, "reviewer": UserFactory.create(), **change}
    with pytest.raises(IntegrityError, match='"verdict" was changed in the same step'):
        StatusUpdate.objects.filter(pk=update.pk).update(**reviewed)


def test_a_verdict_is_published_as_it_stood() -> None:
    update = StatusUpdateFactory.create(author=UserFactory.create(), stage=Stage.IN_REVIEW)
    CitationFactory.create(commitment=None, status_update=update)
    StatusUpdate.objects.filter(pk=update.pk).update(
        stage=Stage.PUBLISHED, reviewer=UserFactory.create(group="Reviewer")
    )
    assert StatusUpdate.objects.in_effect().get() == update


def test_an_update_speaks_of_the_past() -> None:
    with pytest.raises(IntegrityError, match='"2999-05" is in the future'):
        StatusUpdateFactory(as_of="2999-05")


def test_an_update_counts_from_some_day() -> None:
    with pytest.raises(IntegrityError, match="statusupdate_as_of_has_a_beginning"):
        StatusUpdateFactory(as_of="../2024")


def test_what_a_party_says_may_be_published_by_who_recorded_it() -> None:
    assert StatusUpdateFactory(author=UserFactory(), axis=Axis.OFFICIAL).pk


@pytest.mark.parametrize("as_of", ["2023-13", "2023-02-30", "15 Nov 2023", "03/04/2024", "", "2024/2023"])
def test_a_wrong_day_is_refused_in_sql(as_of: str) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT)
    with pytest.raises(IntegrityError, match="as_of_is_partial_date"), connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_statusupdate SET as_of = %s WHERE id = %s", [as_of, update.pk])
