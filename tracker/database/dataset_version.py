"""Which state the records are in, told from every other by one query that reads none of them.

Every change of a record writes an event, whichever door it came through. Events are numbered before their
transaction ends, and one with a lower number may come to light after one with a higher: so it is not the newest number
of each kind of record that tells two states apart, but the sum of the newest ones, which grows with either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from typing import Any, Self
from weakref import WeakKeyDictionary

import pghistory.models
from django.apps import apps
from django.db import connection

from tracker.database.work import Query, Work, current_work, work_in_force

# A transaction would have to stay open while more events than these are written of the same kind of record to be
# overlooked; imports, which write more, let nobody else write meanwhile.
NEWEST = 200
OF_ONE_KIND = """
  SELECT '{table}' AS kind, sum(pgh_id) AS numbers, max(pgh_created_at) AS changed_at
  FROM (SELECT pgh_id, pgh_created_at FROM "{table}" ORDER BY pgh_id DESC LIMIT {newest}) AS newest
"""
# To plan the query takes six times as long as to run it, so each connection keeps its plan. That is made as for tables
# in which there is much to sort: one made while they are empty would read them whole once they are not.
PREPARED = "SET LOCAL enable_sort = off; PREPARE {name} AS {query}; EXECUTE {name}; SET LOCAL enable_sort = on"
BEFORE_ITS_ROW = 2  # results
NUMBERS = count()
QUERY = "SELECT string_agg(kind || numbers, ' ' ORDER BY kind), max(changed_at) FROM ({kinds}) AS kinds"


# Under which name each connection has the query.
prepared: "WeakKeyDictionary[Any, str]" = WeakKeyDictionary()


@dataclass(frozen=True, kw_only=True)
class DatasetVersion:
    """One state of the records. `changed_at` is when the newest change was begun; None where there is none yet."""

    state: str
    changed_at: datetime | None

    @classmethod
    def read(cls) -> Self:
        """The state that a query sent after this one sees, unless that sees a newer one."""
        with counted_as(query()), connection.cursor() as cursor:
            if name := prepared.get(cursor.connection):
                cursor.execute(f"EXECUTE {name}")
            else:
                # What fails may leave it prepared or not, so the next attempt takes another name.
                name = f"dataset_version_{next(NUMBERS)}"
                cursor.execute(PREPARED.format(name=name, query=query()))
                for _ in range(BEFORE_ITS_ROW):
                    cursor.nextset()
                prepared[cursor.connection] = name
            state, changed_at = cursor.fetchone()
        return cls(state=state or "", changed_at=changed_at)


@contextmanager
def counted_as(sql: str) -> Iterator[None]:
    """Has the work of the request tell what is done within, which reads a row, as this query: its name says little."""
    of_request, done = current_work(), Work()
    try:
        with work_in_force(done):
            yield
    finally:
        if of_request is not None:
            of_request.add(Query(sql, done.longest.seconds, 1))


@cache
def query() -> str:
    """The query, over the events of every kind of record."""
    events = (model for model in apps.get_models() if issubclass(model, pghistory.models.Event))
    tables = sorted(model._meta.db_table for model in events if not model._meta.proxy)
    return QUERY.format(kinds="UNION ALL".join(OF_ONE_KIND.format(table=table, newest=NEWEST) for table in tables))
