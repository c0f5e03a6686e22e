"""A load without a file, for what is asked of one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from tracker.transfer.bring_in import plan
from tracker.transfer.load import Load
from tracker.transfer.resources import RECORDS
from tracker.transfer.staging import stage


@contextmanager
def load_of(record: str, headers: Sequence[str], *rows: Sequence[str]) -> Iterator[Load]:
    """The load of a file with these rows, planned."""
    with connection.cursor() as cursor:
        load = Load(RECORDS[record](), headers, cursor)
        stage(load, enumerate(rows, start=2))
        plan(load)
        yield load
