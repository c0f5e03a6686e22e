"""What the database refuses of commitments."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import CitationFactory, CommitmentFactory, StatusUpdateFactory
from tracker.models import Commitment, StatusUpdate
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db


def test_nothing_is_due_before_it_was_made() -> None:
    with pytest.raises(IntegrityError, match="commitment_due_not_before_made_on"):
        CommitmentFactory(made_on="2024-04", due="2023-01")


@pytest.mark.parametrize("due", ["2024-04", "2024", "../2025-06", "2024-04-15/.."])
def test_something_may_be_due_within_the_time_it_was_made(due: str) -> None:
    assert CommitmentFactory(made_on="2024-04-10", due=due).pk


def test_reviews_are_a_day_or_more_apart() -> None:
    with pytest.raises(IntegrityError, match="review_every"):
        CommitmentFactory(review_every=0)


def test_the_guideline_is_fixed_by_the_first_published_verdict() -> None:
    verdict = StatusUpdateFactory(commitment__ref="pledge", stage=Stage.IN_REVIEW)
    CitationFactory(commitment=None, status_update=verdict)
    assert Commitment.objects.update(guideline="Fulfilled when signed.") == 1
    assert not Commitment.objects.get().guideline_is_locked
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    assert Commitment.objects.get().guideline_is_locked
    for change in ({"guideline": "Fulfilled when spoken of."}, {"guideline": ""}):
        with (
            pytest.raises(IntegrityError, match='assessment criteria of "pledge" are fixed since'),
            transaction.atomic(),
        ):
            Commitment.objects.update(**change)
    assert Commitment.objects.update(summary="Anything else may change.") == 1


def test_what_a_party_says_fixes_no_guideline() -> None:
    StatusUpdateFactory(axis=Axis.OFFICIAL)
    assert Commitment.objects.update(guideline="Fulfilled when signed.") == 1


def test_a_retracted_verdict_still_does() -> None:
    StatusUpdateFactory().retract("Mistaken.")
    with pytest.raises(IntegrityError, match="are fixed since its first verdict"):
        Commitment.objects.update(guideline="Fulfilled when signed.")
