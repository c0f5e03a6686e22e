"""The first rows of a longer list."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import TopicFactory
from tracker.listing.preview import MOST, Preview
from tracker.models import Topic


@pytest.mark.django_db
def test_fifty_rows_and_whether_there_are_more_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    TopicFactory.create_batch(MOST)
    with django_assert_num_queries(1):
        exact = Preview.of(Topic.objects.all())
    TopicFactory()
    more = Preview.of(Topic.objects.all())
    assert (len(exact.rows), exact.has_more) == (MOST, False)
    assert (len(more.rows), more.has_more) == (MOST, True)
