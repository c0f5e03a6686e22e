"""Assessments: unseen by each other until two are submitted, and fixed from then on."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from tests.factories import AssessmentFactory, CommitmentFactory, UserFactory
from tracker.models import Assessment
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db

AS_OF = date(2024, 4, 30)


def submitted(**made: object) -> Assessment:
    assessment: Assessment = AssessmentFactory(**made)
    assessment.submit()
    return assessment


def seen_by(analyst: User) -> set[Assessment]:
    return set(Assessment.objects.visible_to(analyst.pk))


def test_one_sees_ones_own_and_no_other_until_both_are_submitted() -> None:
    commitment = CommitmentFactory()
    ana, ben, cyn = UserFactory.create_batch(3)
    first = submitted(commitment=commitment, analyst=ana)
    second = AssessmentFactory(commitment=commitment, analyst=ben)
    assert [seen_by(person) for person in (ana, ben, cyn)] == [{first}, {second}, set()]
    second.submit()
    assert [seen_by(person) for person in (ana, ben, cyn)] == [{first, second}] * 3


def test_a_third_who_is_still_writing_sees_neither() -> None:
    commitment, cyn = CommitmentFactory(), UserFactory()
    own = AssessmentFactory(commitment=commitment, analyst=cyn)
    pair = {submitted(commitment=commitment) for _ in range(2)}
    assert seen_by(cyn) == {own}
    own.submit()
    assert seen_by(cyn) == {own, *pair}


def test_another_day_or_another_commitment_makes_no_pair() -> None:
    commitment = CommitmentFactory()
    for made in ({"commitment": commitment}, {"commitment": commitment, "as_of": date(2024, 1, 1)}, {}):
        submitted(**made)
    assert seen_by(UserFactory()) == set()
    assert Assessment.objects.awaiting_second().count() == 3


def test_nobody_begins_one_once_two_can_be_read() -> None:
    commitment = CommitmentFactory()
    for _ in range(2):
        submitted(commitment=commitment)
    with (
        pytest.raises(IntegrityError, match="Two analysts have already submitted assessments as of 2024-04-30"),
        transaction.atomic(),
    ):
        AssessmentFactory(commitment=commitment)
    moved = AssessmentFactory()
    with pytest.raises(IntegrityError, match="Two analysts have already submitted"):
        Assessment.objects.filter(pk=moved.pk).update(commitment=commitment)


@pytest.mark.parametrize(
    "change",
    [{"status": Status.BROKEN}, {"reasoning": "Otherwise."}, {"submitted_at": None}, {"as_of": date(2024, 1, 1)}],
)
def test_what_was_submitted_is_fixed(change: dict[str, object]) -> None:
    submitted()
    with pytest.raises(IntegrityError, match="was submitted and can no longer be changed"):
        Assessment.objects.update(**change)


def test_and_kept() -> None:
    with pytest.raises(IntegrityError, match="was submitted and is never deleted"):
        submitted().delete()


def test_what_is_still_written_may_change_and_go() -> None:
    AssessmentFactory()
    assert Assessment.objects.update(status=Status.BROKEN) == 1
    Assessment.objects.get().delete()


def test_one_analyst_has_one_say_a_commitment_and_day() -> None:
    first = AssessmentFactory()
    with pytest.raises(IntegrityError, match="assessment_stands_once_an_analyst"):
        AssessmentFactory(commitment=first.commitment, analyst=first.analyst)


def test_it_gives_its_reasons() -> None:
    with pytest.raises(IntegrityError, match="assessment_reasoning_is_filled"):
        AssessmentFactory(reasoning=" ")


def test_it_speaks_of_the_past() -> None:
    with pytest.raises(IntegrityError, match="2999-01-01 is in the future"):
        AssessmentFactory(as_of=date(2999, 1, 1))
