"""The history that the database wrote: counted, and moved back in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper


def event_models() -> list[Any]:
    """The events of every kind of record."""
    return [
        model for model in apps.get_models() if issubclass(model, pghistory.models.Event) and not model._meta.proxy
    ]


def all_events() -> int:
    """How many events there are, of every kind of record."""
    return sum(model._default_manager.count() for model in event_models())


def a_day_passes() -> None:
    """Makes all that has happened so far a day older: in a test that is rolled back, every moment is the same."""
    tables = [model._meta.db_table for model in event_models() if model._meta.managed]
    older = "".join(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 day';" for table in tables)
    with without_triggers(*tables) as cursor:
        cursor.execute(
            f"{older} SELECT set_config('pghistory.context_id', '', true), "
            "set_config('pghistory.context_metadata', '', true)"
        )


@contextmanager
def without_triggers(*tables: str) -> Iterator[CursorWrapper]:
    """A cursor past the rules of these tables, which only their owner can switch off."""
    # A table is not altered while rules wait on it for the end of the transaction, so they speak first.
    before = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
    with connection.cursor() as cursor:
        cursor.execute(before + "".join(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in tables))
        yield cursor
        cursor.execute(before + "".join(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in tables))
