"""What the database notes of changes, in the statement that makes them."""

import pytest
from django.db import connection, transaction

from tests.factories import ActorFactory
from tests.query_plans import SMALL, rows_gone_through
from tracker.models import Actor
from tracker.transfer.loading.query_planning import planned_for_many_rows

ACTORS = SMALL + 200


@pytest.mark.django_db(transaction=True)
def test_what_a_record_was_before_is_found_by_its_own_events() -> None:
    """And not by going back through those of all, where PostgreSQL does not know yet how many there are."""
    Actor.objects.bulk_create(ActorFactory.build_batch(ACTORS))
    with rows_gone_through() as work, transaction.atomic(), planned_for_many_rows():
        with connection.cursor() as cursor:
            # As where there are a hundred thousand, of which it knows nothing.
            cursor.execute("SET LOCAL enable_sort = off")
        Actor.objects.update(description="Said of each at once.")
    assert work
    assert not {node: rows for (_, node), rows in work.items() if rows > 10 * ACTORS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tracker_changelog WHERE kind = 'actor'")
        assert cursor.fetchone()[0] >= ACTORS
