"""The lock under which a person saves one record: what was looked at stays as it is until the transaction ends."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Model

from tracker.database.identifiers import quoted
from tracker.history.changes import parts_of
from tracker.transfer.loading.locks import is_lock_failure

BUSY = (
    "Someone else is saving or importing such records at the moment. Nothing was saved, and what you typed is still "
    "here: try again in a minute."
)


class RecordBusyError(Exception):
    """Others hold on to what was to be saved; nothing was."""

    def __init__(self) -> None:
        super().__init__(BUSY)


@contextmanager
def atomic_or_busy() -> Iterator[None]:
    """A transaction; raises RecordBusyError when a lock is not had within `lock_timeout`, or on a deadlock.

    `lock_rows` sets that time-out.
    """
    try:
        with transaction.atomic():
            yield
    except OperationalError as error:
        if not is_lock_failure(error):
            raise
        raise RecordBusyError from error


def lock_rows(record: type[Model], rows: Mapping[type[Model], Collection[int]]) -> None:
    """Locks these rows, by primary key, until the transaction ends, so that others cannot write them.

    `rows` may be of the record and of the models that belong to it. Waits at most LOCK_PATIENCE seconds for each lock.
    """
    tables = sorted({model._meta.db_table for model in (record, *parts_of(record))})
    patience = int(settings.LOCK_PATIENCE * 1000)
    with connection.cursor() as cursor:
        # First of all, so that an import, which locks whole tables, and this cannot each wait for the other.
        cursor.execute(
            f"SET LOCAL lock_timeout = {patience}; LOCK TABLE {', '.join(map(quoted, tables))} IN ROW EXCLUSIVE MODE"
        )
    for model in sorted(rows, key=lambda model: (model is not record, model._meta.db_table)):
        held = model._default_manager.select_for_update(no_key=True).filter(pk__in=rows[model]).order_by("pk")
        list(held.values_list("pk", flat=True))
