"""How many rows PostgreSQL goes through for what a test does, node by node of each plan.

auto_explain, an extension that comes with PostgreSQL, tells the client the plan of each statement once it has run,
with the rows that each node in fact went through; those of triggers and of constraints put off until the end included.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

from config import environment
from config.localdb.local_server import SUPERUSER, LocalServer

TOLD = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_buffers": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "client_min_messages": "notice",
    # What would take minutes is ended, and fails the test.
    "statement_timeout": "30s",
}
REMOVED = ("Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")

# A table of so few rows takes up a few pages, and may be sooner read whole than by its index.
SMALL = 1_000

# Most plans are look-ups of a row, thousands of them; unless a node tells three digits, its sum comes nowhere near.
MORE_THAN_A_FEW = re.compile(r'"(?:Actual Rows|Actual Loops|Rows Removed by [^"]+)": \d{3}')

BEGUN_ANEW = "Hash table begun anew"

# A list that stands in the plan is looked up; with one that it does not know it compares each row, item by item.
BY_UNKNOWN_LIST = re.compile(r"= ANY \(\$\d+\)")

Work = Counter[tuple[str, str]]


@contextmanager
def rows_gone_through(*, in_lists: bool = False) -> Iterator[Work]:
    """Counts, while it is open, the rows that each node of each statement goes through, all its runs together.

    With `in_lists`, rows that are compared with a list count as if there were as many in that, which no plan says.

    Keys are the statement and the node, with what it reads and what it is asked. Left out is what goes through at
    most `SMALL` rows each time it runs: that is no more for a tracker of a million rows. But a hash table begun anew
    counts as a row: it is emptied place by place, and has as many as its largest run filled. The connection is a new
    one, before and after, since the server decides when it opens what is told.
    """
    work: Work = Counter()
    name = settings.DATABASES["default"]["NAME"]
    with as_superuser() as outside:
        for setting, value in TOLD.items():
            change = SQL("ALTER DATABASE {} SET {} = {}")
            outside.execute(change.format(Identifier(name), Identifier(*setting.split(".")), Literal(value)))
    connection.close()
    connection.ensure_connection()
    connection.connection.add_notice_handler(lambda said: _note(work, str(said.message_primary), in_lists=in_lists))
    try:
        yield work
    finally:
        connection.close()
        with as_superuser() as outside:
            outside.execute(SQL("ALTER DATABASE {} RESET ALL").format(Identifier(name)))


def as_superuser(database: str = SUPERUSER) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection that may have the server tell plans: the tests' own server, or the one that DATABASE_URL names."""
    if not environment.text("DATABASE_URL"):
        return LocalServer(settings.HOME, durable=False).connect(SUPERUSER, database)
    parameters = connection.get_connection_params() | {"dbname": database}
    for of_django in ("context", "cursor_factory", "prepare_threshold"):
        parameters.pop(of_django, None)
    return psycopg.connect(**parameters, autocommit=True)


def _note(work: Work, said: str, *, in_lists: bool) -> None:
    _, is_plan, plan = said.partition("plan:\n")
    if is_plan and MORE_THAN_A_FEW.search(plan):
        told = json.loads(plan)
        _count(work, told["Query Text"], told["Plan"], in_lists=in_lists)


def _count(work: Work, statement: str, node: Mapping[str, Any], *, in_lists: bool) -> None:
    rows = node.get("Actual Rows", 0) + sum(node.get(name, 0) for name in REMOVED)
    about = (node.get(name) for name in ("Node Type", "Relation Name", "Index Name", "Subplan Name"))
    asked = (node.get(name) for name in ("Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter"))
    if in_lists and rows > SMALL and BY_UNKNOWN_LIST.search(node.get("Filter", "")):
        rows *= rows
    if rows > SMALL:
        work[statement, " / ".join(str(part) for part in (*about, *asked) if part)] += round(
            rows * node.get("Actual Loops", 0)
        )
    begun = node.get("Actual Loops", 0) if node.get("Strategy") == "Hashed" else 0
    if begun > SMALL:
        work[statement, BEGUN_ANEW] += begun
    for inner in node.get("Plans", ()):
        _count(work, statement, inner, in_lists=in_lists)
