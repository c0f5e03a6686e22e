"""What the database refuses of assessment criteria: the list is fixed with the first verdict."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import CommitmentFactory, CriterionFactory, FindingFactory, StatusUpdateFactory
from tests.imports import bring, said
from tracker.models import Criterion

pytestmark = pytest.mark.django_db

GUIDELINE = "Fulfilled: launched and met at least once. Broken: never launched."


@pytest.fixture
def locked() -> Criterion:
    """A criterion of a commitment with a verdict."""
    criterion = CriterionFactory.create(ref="met-once", commitment=CommitmentFactory(ref="group", guideline=GUIDELINE))
    StatusUpdateFactory(commitment=criterion.commitment)
    return Criterion.objects.get(pk=criterion.pk)


@pytest.mark.parametrize(
    "change", [{"text": "Met twice."}, {"shows": "broken"}, {"due": "2025"}, {"position": 9}], ids=str
)
def test_locked_list_is_not_changed(locked: Criterion, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match=r'"met-once" cannot be changed: .* fixed since its first verdict'):
        Criterion.objects.filter(pk=locked.pk).update(**change)


def test_locked_list_loses_none(locked: Criterion) -> None:
    with pytest.raises(IntegrityError, match='"met-once" is never deleted'), connection.cursor() as cursor:
        cursor.execute("DELETE FROM tracker_criterion WHERE id = %s", [locked.pk])


def test_locked_list_gains_none(locked: Criterion) -> None:
    with pytest.raises(IntegrityError, match=r'"late" cannot be added: .* fixed since its first verdict'):
        CriterionFactory(ref="late", commitment=locked.commitment, text="Met twice.")


def test_criterion_is_not_moved_into_a_locked_list(locked: Criterion) -> None:
    other = CriterionFactory()
    with pytest.raises(IntegrityError, match="cannot be changed"):
        Criterion.objects.filter(pk=other.pk).update(commitment=locked.commitment)


def test_words_of_the_fixed_guideline_may_be_taken_apart(locked: Criterion) -> None:
    assert CriterionFactory(commitment=locked.commitment, text="Launched and met at least once").pk
    with pytest.raises(IntegrityError, match="cannot be added"):
        CriterionFactory(commitment=locked.commitment, text="Launched and met at least once", due="2025")


def test_file_is_told_of_the_lock(locked: Criterion) -> None:
    row = {"ref": "met-once", "commitment": "group", "position": "1", "shows": "fulfilled", "text": "Met twice."}
    (problem,) = said(bring("criteria", row))
    assert 'The criterion "met-once" cannot be changed' in problem
    (problem,) = said(bring("criteria", {**row, "ref": "late"}))
    assert 'The criterion "late" cannot be added' in problem


@pytest.mark.parametrize("update", [{"axis": "official"}, {"stage": "in_review"}], ids=str)
def test_what_is_no_public_verdict_locks_nothing(update: dict[str, str]) -> None:
    criterion = CriterionFactory()
    StatusUpdateFactory(commitment=criterion.commitment, **update)
    assert Criterion.objects.update(text="Met twice.") == 1
    CriterionFactory(commitment=criterion.commitment)
    criterion.delete()


def test_criterion_with_findings_stays_on_its_commitment() -> None:
    finding = FindingFactory()
    with pytest.raises(IntegrityError, match="leave its commitment as it is"), transaction.atomic():
        Criterion.objects.filter(pk=finding.criterion.pk).update(commitment=CommitmentFactory())
