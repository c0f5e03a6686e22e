"""What the database refuses of commitments."""

import pytest
from django.db import IntegrityError

from tests.factories import CommitmentFactory

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
