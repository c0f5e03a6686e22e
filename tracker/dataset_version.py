"""Which state the records are in, told from every other by one query that reads none of them.

Every change of a record writes an event, whichever door it came through, so the number of the newest event of each
kind tells two states apart. Events are numbered before their transaction ends, and one with a lower number may come
to light after one with a higher; therefore the transactions that were under way when the query looked count too,
those of other databases on the same server aside.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Self

import pghistory.models
from django.apps import apps
from django.db import connection

NEWEST = "(SELECT '{table}' AS kind, pgh_id, pgh_created_at FROM \"{table}\" ORDER BY pgh_id DESC LIMIT 1)"
QUERY = """
WITH newest AS ({newest})
SELECT
  (SELECT string_agg(kind || pgh_id, ' ' ORDER BY kind) FROM newest),
  (SELECT max(pgh_created_at) FROM newest),
  (
    SELECT string_agg(number::text, ' ' ORDER BY number)
    FROM pg_snapshot_xip(pg_current_snapshot()) AS number
    WHERE NOT EXISTS (
      SELECT FROM pg_stat_activity WHERE backend_xid = number::xid AND datname <> current_database()
    )
  )
"""


@dataclass(frozen=True, kw_only=True)
class DatasetVersion:
    """One state of the records. `changed_at` is when its newest change was begun; None where there is none yet."""

    newest_events: str
    under_way: str
    changed_at: datetime | None

    @classmethod
    def read(cls) -> Self:
        """The state that a query sent after this one sees, or a newer one."""
        with connection.cursor() as cursor:
            cursor.execute(query())
            newest_events, changed_at, under_way = cursor.fetchone()
        return cls(newest_events=newest_events or "", under_way=under_way or "", changed_at=changed_at)

    def __str__(self) -> str:
        return f"{self.newest_events} / {self.under_way}"


@cache
def query() -> str:
    """The query, over the events of every kind of record."""
    events = (model for model in apps.get_models() if issubclass(model, pghistory.models.Event))
    tables = sorted(model._meta.db_table for model in events if not model._meta.proxy)
    return QUERY.format(newest=" UNION ALL ".join(NEWEST.format(table=table) for table in tables))
