"""What readers report: of public records alone, kept as it was sent, decided by a person with a reason."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.factories import CommitmentFactory, CorrectionFactory, TopicFactory, UserFactory
from tracker.models import Correction
from tracker.vocabulary import CorrectionState, Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"record_ref": "nothing"}, 'There is no public page of "commitment/nothing"'),
        ({"record_ref": "Not A Ref"}, "record_ref_is_a_ref"),
        ({"wrong": " "}, "says_what_is_wrong"),
        ({"should_be": ""}, "says_what_would_be_right"),
        ({"wrong": "x" * 4001}, "wrong_is_short_enough"),
        ({"source_url": "javascript:alert(1)"}, "source_url_is_a_web_address"),
        ({"state": CorrectionState.ACCEPTED}, "decision_has_a_"),
        ({"decided_at": timezone.now()}, "decision_has_a_person_and_a_moment"),
    ],
)
def test_the_database_refuses(values: dict[str, object], said: str) -> None:
    with pytest.raises(IntegrityError, match=said):
        CorrectionFactory(**values)


def test_a_draft_has_no_page_to_report_on() -> None:
    draft = CommitmentFactory(stage=Stage.DRAFT)
    with pytest.raises(IntegrityError, match="There is no public page"), transaction.atomic():
        CorrectionFactory(record_ref=draft.ref)
    assert CorrectionFactory(record_kind="topic", record_ref=TopicFactory().ref).pk


def test_a_report_outlives_its_record() -> None:
    commitment = CommitmentFactory(ref="mistaken")
    correction = CorrectionFactory(record_ref="mistaken")
    commitment.delete()
    decision = {"state": CorrectionState.ACCEPTED, "reason": "There was none.", "decided_by": UserFactory()}
    Correction.objects.filter(pk=correction.pk).update(**decision, decided_at=timezone.now())
    assert Correction.objects.get().record_ref == "mistaken"


def test_what_was_sent_is_not_edited_but_the_address_can_be_forgotten() -> None:
    correction = CorrectionFactory(email="reader@example.org")
    rows = Correction.objects.filter(pk=correction.pk)
    with pytest.raises(IntegrityError, match="wrote cannot be changed; give your answer"), transaction.atomic():
        rows.update(wrong="Nothing is wrong.")
    rows.update(email="")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(event)::text FROM tracker_correctionevent AS event")
        assert "reader@example.org" not in str(cursor.fetchall())
