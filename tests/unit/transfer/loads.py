"""A load without a file, for what is asked of one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.file_plan import plan
from tracker.transfer.loading.staging import stage


@contextmanager
def load_of(record: str, headers: Sequence[str], *rows: Sequence[str]) -> Iterator[Load]:
    """The load of a file with these rows, planned."""
    with connection.cursor() as cursor:
        load = Load(RECORDS[record](), headers, cursor)
        stage(load, enumerate(rows, start=2))
        plan(load)
        yield load
