"""What the database refuses of findings: each is on its own commitment, of a verdict, fixed once that is public."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    CriterionFactory,
    FindingFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.imports import bring, said
from tracker.models import Citation, Finding, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixed() -> Finding:
    """A finding of a verdict that a second person published."""
    criterion = CriterionFactory.create()
    update = StatusUpdateFactory.create(
        ref="verdict", commitment=criterion.commitment, author=UserFactory(), stage="in_review"
    )
    CitationFactory(commitment=None, status_update=update)
    finding = FindingFactory.create(ref="found", criterion=criterion, status_update=update)
    CitationFactory(ref="cited", commitment=None, finding=finding)
    reviewer = UserFactory(group="Reviewer")
    StatusUpdate.objects.filter(pk=update.pk).update(stage="published", reviewer=reviewer)
    return Finding.objects.get(pk=finding.pk)


@pytest.mark.parametrize("change", [{"result": "not_met"}, {"reason": "It never met."}], ids=str)
def test_finding_of_a_public_verdict_is_not_changed(fixed: Finding, change: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match='"found" belongs to a published status update and cannot be changed'):
        Finding.objects.filter(pk=fixed.pk).update(**change)


def test_finding_of_a_public_verdict_is_not_deleted(fixed: Finding) -> None:
    with pytest.raises(IntegrityError, match=r'"found" belongs to .* never deleted'), connection.cursor() as cursor:
        cursor.execute("DELETE FROM tracker_finding WHERE id = %s", [fixed.pk])


def test_citation_of_it_is_fixed_too(fixed: Finding) -> None:
    with pytest.raises(IntegrityError, match="belongs to a published status update"), transaction.atomic():
        Citation.objects.filter(ref="cited").update(paragraph=99)
    with pytest.raises(IntegrityError, match="belongs to a published status update"):
        fixed.citations.get().delete()


@pytest.mark.django_db(transaction=True)
def test_it_comes_too_late_by_form_and_file_alike() -> None:
    criterion = CriterionFactory.create(ref="met-once")
    update = StatusUpdateFactory.create(
        ref="verdict", commitment=criterion.commitment, author=UserFactory(), reviewer=UserFactory(group="Reviewer")
    )
    row = {"ref": "late", "status_update": "verdict", "criterion": "met-once", "result": "met", "reason": "It met."}
    (problem,) = said(bring("findings", row))
    assert 'The finding "late" comes too late' in problem
    with pytest.raises(IntegrityError, match="comes too late"):
        FindingFactory(ref="late", criterion=criterion, status_update=update)


def test_verdict_that_came_with_a_dataset_may_be_followed_by_findings() -> None:
    criterion = CriterionFactory.create()
    update = StatusUpdateFactory.create(commitment=criterion.commitment, published_at="2024-01-01T12:00Z")
    assert FindingFactory(criterion=criterion, status_update=update).pk


def test_finding_on_a_criterion_of_another_commitment_is_refused() -> None:
    update = StatusUpdateFactory(ref="verdict", stage="in_review")
    criterion = CriterionFactory(ref="elsewhere")
    row = {"ref": "x", "status_update": "verdict", "criterion": "elsewhere", "result": "met", "reason": "It met."}
    (problem,) = said(bring("findings", row))
    assert "is on a criterion of another commitment" in problem
    with pytest.raises(IntegrityError, match="is on a criterion of another commitment"):
        FindingFactory(status_update=update, criterion=criterion)


def test_what_a_party_says_finds_nothing() -> None:
    criterion = CriterionFactory(ref="met-once")
    update = StatusUpdateFactory(ref="claim", commitment=criterion.commitment, axis="official", stage="in_review")
    row = {"ref": "x", "status_update": "claim", "criterion": "met-once", "result": "met", "reason": "It met."}
    (problem,) = said(bring("findings", row))
    assert "belongs to what a party says" in problem
    with pytest.raises(IntegrityError, match="belongs to what a party says"):
        FindingFactory(status_update=update, criterion=criterion)


@pytest.mark.parametrize("change", ["axis", "commitment"])
def test_verdict_with_findings_stays_what_they_are_on(change: str) -> None:
    finding = FindingFactory()
    changed = {"axis": "official"} if change == "axis" else {"commitment": CommitmentFactory()}
    with pytest.raises(IntegrityError, match="leave its commitment and its basis as they are"):
        StatusUpdate.objects.filter(pk=finding.status_update.pk).update(**changed)


def test_reason_is_filled() -> None:
    with pytest.raises(IntegrityError, match="finding_reason_is_filled"):
        FindingFactory(reason=" ")
