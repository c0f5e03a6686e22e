"""The lock under which a load plans and writes: nobody else changes such records meanwhile; reading goes on."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.declaration.problems import FileProblem

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

PATIENCE = 10.0  # seconds
# Longer than deadlock_timeout, after which PostgreSQL makes an autovacuum that is in the way give up.
LONGEST_TURN = "2s"
BUSY = "someone else is saving or importing such records right now; try again in a minute. Nothing was changed."


def is_lock_failure(error: BaseException) -> bool:
    """Whether the database gave up waiting for a lock, or broke a deadlock."""
    return isinstance(error, OperationalError) and isinstance(error.__cause__, (LockNotAvailable, DeadlockDetected))


def lock_records(resources: Iterable["RecordResource"]) -> None:
    """Keeps others from writing these kinds of record, and what ties them to others, until the transaction ends."""
    tables: dict[str, None] = {}
    for resource in resources:
        tables[resource._meta.model._meta.db_table] = None
        lists = [column for column in resource.columns if isinstance(column, MembersColumn)]
        tables.update({column.membership.model._meta.db_table: None for column in lists})
    lock_tables(list(tables))


def lock_tables(tables: Sequence[str]) -> None:
    """Takes the lock on all the tables or on none; FileProblem when others do not let go within `PATIENCE`.

    Nothing is held while it waits, so it can be part of no deadlock.
    """
    deadline = monotonic() + PATIENCE
    while tables and not _take(tables):
        for table in tables:
            _await_turn(table)
        if monotonic() > deadline:
            raise FileProblem(BUSY)


def _take(tables: Sequence[str]) -> bool:
    try:
        with transaction.atomic():
            _lock(tables, "NOWAIT")
    except OperationalError as error:
        if not is_lock_failure(error):
            raise
        return False
    return True


def _await_turn(table: str) -> None:
    """Waits a little for one table, and lets it go again."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_TURN}'")
            _lock([table])
            transaction.set_rollback(True)
    except OperationalError as error:
        if not is_lock_failure(error):
            raise


def _lock(tables: Sequence[str], wait: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(map(quoted, tables))} IN SHARE ROW EXCLUSIVE MODE {wait}")
