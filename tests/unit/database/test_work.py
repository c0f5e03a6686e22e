"""What a request reads is counted, and ends it where it is too much."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import TopicFactory
from tracker.database.wait_budget import Budget
from tracker.database.work import OverBudgetError, Query, Work, current_work, shortened, work_in_force
from tracker.models import Topic


def test_the_query_that_ran_longest_and_the_one_with_most_rows_are_known() -> None:
    work = Work()
    for query in (Query("many", 0.1, 70), Query("slow", 3.0, 1), Query("other", 0.2, 8)):
        work.add(query)
    assert work.told() == {
        "rows_read": 79,
        "longest_query": "slow",
        "longest_seconds": 3.0,
        "largest_query": "many",
        "largest_rows": 70,
    }
    here = Work(rows=1)
    here.adopt(work.kept())
    assert (here.rows, here.longest.sql, here.largest.rows) == (80, "slow", 70)


def test_a_long_query_is_told_by_its_beginning_and_its_end_in_one_line() -> None:
    assert shortened("SELECT\n  1") == "SELECT 1"
    told = shortened(f"SELECT {'x' * 5000} FROM tracker_topic WHERE id = %s")
    assert told.startswith("SELECT xxx")
    assert told.endswith("FROM tracker_topic WHERE id = %s")
    assert len(told) < 600


@pytest.fixture
def five(db: None) -> None:
    TopicFactory.create_batch(5)


@pytest.mark.parametrize("is_told", [False, True])
def test_rows_are_counted_as_they_are_handed_over(five: None, *, is_told: bool) -> None:
    """Also while queries are kept, as tests and DEBUG have it."""
    with work_in_force(Work(most_rows=9)) as work:
        with CaptureQueriesContext(connection) if is_told else transaction.atomic():
            assert len(Topic.objects.all()) == 5
            assert Topic.objects.count() == 5  # one row
        assert (work.rows, work.largest.rows) == (6, 5)
        Topic.objects.update(description="Changed.")
        assert work.rows == 6
        with pytest.raises(OverBudgetError, match="rows: 11"):
            list(Topic.objects.all())
    assert current_work() is None


def test_what_is_read_a_batch_at_a_time_is_not_held_and_not_counted(five: None) -> None:
    with work_in_force(Work(most_rows=2)) as work:
        assert len(list(Topic.objects.iterator(chunk_size=2))) == 5
        assert work.rows == 0


def test_a_query_that_fails_is_known_too(db: None) -> None:
    work = Work(most_rows=2)
    missing = pytest.raises(ProgrammingError, match="does not exist")
    with missing, transaction.atomic(), work_in_force(work), connection.cursor() as cursor:
        cursor.execute("SELECT nothing_like_it FROM tracker_topic")
    assert work.longest.sql == "SELECT nothing_like_it FROM tracker_topic"


def test_a_long_request_may_read_any_number(five: None) -> None:
    with work_in_force(Work(most_rows=2)) as work:
        Budget(left=1.0, places=1).extend()
        assert len(Topic.objects.all()) == 5
        assert work.rows == 5
