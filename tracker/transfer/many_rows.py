"""Statements that touch many rows, and the plans that PostgreSQL makes for them and for the triggers that they set off."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tracker.model_graph import with_history

# As autovacuum has it: a table of which so much was written is looked at again.
SHARE, AT_LEAST = 0.1, 200


@contextmanager
def planned_for_many_rows() -> Iterator[None]:
    """Has statements meanwhile, and triggers, join by hashing; what was planned so is forgotten afterwards.

    PostgreSQL takes the rows of a trigger's statement for single ones, compares each old one with every new one, and
    remembers that way; a limit has it take few rows for the answer of a join that goes through all.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS; SET LOCAL enable_nestloop = off")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = on; DISCARD PLANS")


def ask_row_triggers_plainly() -> None:
    """Spares the triggers of single rows, until the transaction ends, an error that each would catch.

    Each asks for a setting of pgtrigger's. Where that is not there PostgreSQL raises an error inside the trigger, and
    with each error goes through all that the transaction has put off until its end. Empty, it ignores no trigger.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', '{}', true) "
            "WHERE coalesce(current_setting('pgtrigger.ignore', true), '') = ''"
        )


def plan_late_rules_anew() -> None:
    """Has PostgreSQL look at the tables that this transaction filled, and forget plans made when they were empty.

    The rules that it keeps for the end ask about each row by itself: one that reads a whole table for that takes
    a time that grows with the square of the rows.
    """
    tables = [model._meta.db_table for model in with_history()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%%I', written.relname) FROM pg_stat_xact_user_tables AS written "
            "JOIN pg_class AS known ON known.oid = written.relid "
            "WHERE written.relid = ANY (%s::regclass[]) AND "
            "written.n_tup_ins + written.n_tup_upd + written.n_tup_del > greatest(%s, %s * known.reltuples)",
            [tables, AT_LEAST, SHARE],
        )
        filled = [name for (name,) in cursor.fetchall()]
        if filled:
            cursor.execute(f"ANALYZE {', '.join(filled)}; DISCARD PLANS")
