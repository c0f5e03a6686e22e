"""What is unusual about a file."""

import pytest

from tests.factories import TopicFactory
from tests.unit.transfer.loads import load_of
from tracker.transfer.loading.drift import drift_warning
from tracker.transfer.loading.file_plan import Counts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "counts", "said"),
    [
        (0, Counts(), ""),
        (1, Counts(), "the file holds no rows; stored topics: 1."),
        (19, Counts(changed=19), ""),
        (19, Counts(new=1000), ""),
        (20, Counts(changed=10), ""),
        (20, Counts(changed=11), "the file would change 11 of the 20 topics that are stored, more than half."),
        (20, Counts(new=20), ""),
        (20, Counts(new=21), "the file would add 21 topics to the 20 that are stored, more than there are."),
        (20, Counts(unchanged=20), ""),
        (20, Counts(invalid=20), ""),
    ],
)
def test_a_file_that_does_far_more_than_usual_or_nothing(stored: int, counts: Counts, said: str) -> None:
    TopicFactory.create_batch(stored)
    with load_of("topics", ["ref", "name"]) as load:
        assert drift_warning(load, counts) == said
