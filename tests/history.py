"""The history that the database wrote: counted, and moved back in time."""

from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection


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
    with connection.cursor() as cursor:
        # As a replica does it: past the triggers that refuse to have the history edited.
        cursor.execute(
            f"SET LOCAL session_replication_role = replica; {older} SET LOCAL session_replication_role = origin; "
            "SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)"
        )
