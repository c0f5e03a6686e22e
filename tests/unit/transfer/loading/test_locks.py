"""The lock under which a load plans and writes."""

import pytest
from django.db import connection

from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.locks import lock_records, lock_tables

pytestmark = pytest.mark.django_db


def locked() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relation::regclass::text FROM pg_locks "
            "WHERE pid = pg_backend_pid() AND mode = 'ShareRowExclusiveLock'"
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_record_is_locked_with_what_ties_it_to_others() -> None:
    lock_records([RECORDS["commitments"](), RECORDS["topics"]()])
    ties = {"tracker_commitment_topics", "tracker_commitment_collections", "tracker_party"}
    assert locked() == {"tracker_commitment", "tracker_topic"} | ties


def test_who_has_the_lock_may_take_more() -> None:
    lock_records([RECORDS["topics"]()])
    lock_tables(["tracker_topic", "tracker_actor"])
    assert locked() == {"tracker_topic", "tracker_actor"}


def test_with_nothing_to_lock_nothing_is_done() -> None:
    lock_tables([])
    assert locked() == set()
