"""How many rows of each table PostgreSQL reads for a page, as its own statistics count them.

They count what was in fact done, by the plans that were chosen, also within functions and triggers: rows that a
sequential scan passes, and entries of indexes, whether their rows are looked at or not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection

READ = """
    SELECT tables.relname, tables.seq_scan, tables.seq_tup_read, coalesce(sum(indexes.idx_tup_read), 0)::bigint
    FROM pg_stat_user_tables AS tables
    LEFT JOIN pg_stat_user_indexes AS indexes USING (relid)
    GROUP BY tables.relid, tables.relname, tables.seq_scan, tables.seq_tup_read
"""


@dataclass(frozen=True, order=True)
class Reading:
    """What was read of one table: sequential scans that were begun, their rows, and entries of its indexes."""

    scans: int
    scanned: int
    entries: int

    @property
    def rows(self) -> int:
        return self.scanned + self.entries

    def since(self, before: "Reading") -> "Reading":
        return Reading(self.scans - before.scans, self.scanned - before.scanned, self.entries - before.entries)


NOTHING = Reading(0, 0, 0)


def rows_read(ask: Callable[[], object]) -> Mapping[str, Reading]:
    """What of each table was read for what is asked, by this connection; nobody else asks meanwhile."""
    before = _read()
    ask()
    read = {table: now.since(before.get(table, NOTHING)) for table, now in _read().items()}
    return {table: reading for table, reading in read.items() if reading != NOTHING}


def large_tables(rows: int) -> frozenset[str]:
    """The tables that have more rows than so many, as far as PostgreSQL knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [rows])
        return frozenset(name for (name,) in cursor.fetchall())


def _read() -> dict[str, Reading]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(READ)
        return {table: Reading(*counts) for table, *counts in cursor.fetchall()}
