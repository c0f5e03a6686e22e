"""What is in a collection is asked for without joining all that can be cited."""

import pytest
from django.db import connection

from tests.factories import CollectionFactory
from tracker.access.collected import CITED_IN, cited_there, counted_by_collection
from tracker.models import Actor, Source

pytestmark = pytest.mark.django_db


def test_what_is_cited_in_a_collection_is_looked_up_kind_by_kind() -> None:
    """Forty tables joined to one another took PostgreSQL a second to find an order for, each time."""
    asked = cited_there(CollectionFactory().pk)
    assert not asked.exists()
    assert str(asked.query).split(" WHERE ", 1)[0].count(" JOIN ") == 0
    assert str(asked.query).count(" IN (SELECT ") == len(CITED_IN)


@pytest.mark.parametrize("model", [Actor, Source])
def test_lists_by_collection_are_planned_at_little_cost(model: type[Actor | Source]) -> None:
    """Each of the subqueries has few tables, so that the planner never has many orders to choose from."""
    sql, parameters = counted_by_collection(model.objects.published()).query.sql_with_params()
    assert max(part.count(" JOIN ") for part in sql.split("(SELECT ")) <= 4
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", parameters)
        assert cursor.fetchall()
