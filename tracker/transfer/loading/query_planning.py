"""Statements that touch many rows, and the plans that PostgreSQL makes for them and for their triggers."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import connection

from tracker.database.model_graph import models_with_history

# Up to so many rows any plan will do: PostgreSQL takes longer to make a better one than to carry out the worst.
FEW = 200
# As autovacuum has it, a table is looked at again once so much of it was written.
SHARE = 0.1


@contextmanager
def planned_for_many_rows() -> Iterator[None]:
    """Turns nested-loop joins off for the statements inside it and their triggers; discards the plans afterwards.

    PostgreSQL takes the rows of a trigger's statement for single ones, compares each old one with every new one, and
    remembers that way; a limit has it take few rows for the answer of a join that goes through all.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS; SET LOCAL enable_nestloop = off")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = on; DISCARD PLANS")


def planned_for_rows(rows: int) -> AbstractContextManager[None]:
    """`planned_for_many_rows` from `FEW` rows on; for fewer, a context that does nothing."""
    return planned_for_many_rows() if rows > FEW else nullcontext()


def set_pgtrigger_ignore() -> None:
    """Sets `pgtrigger.ignore` to an empty list until the transaction ends, which saves row triggers an error.

    Each asks for a setting of pgtrigger's. Where that is not there PostgreSQL raises an error inside the trigger, and
    with each error goes through all that the transaction has put off until its end. Empty, it ignores no trigger.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', '{}', true) "
            "WHERE coalesce(current_setting('pgtrigger.ignore', true), '') = ''"
        )


def replan_deferred_constraints() -> None:
    """Has PostgreSQL look at the tables that this transaction filled, and forget plans made when they were empty.

    The rules that it keeps for the end ask about each row by itself: one that reads a whole table for that takes
    a time that grows with the square of the rows.
    """
    tables = [model._meta.db_table for model in models_with_history()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%%I', written.relname) FROM pg_stat_xact_user_tables AS written "
            "JOIN pg_class AS known ON known.oid = written.relid "
            "WHERE written.relid = ANY (%s::regclass[]) AND "
            "written.n_tup_ins + written.n_tup_upd + written.n_tup_del > greatest(%s, %s * known.reltuples)",
            [tables, FEW, SHARE],
        )
        filled = [name for (name,) in cursor.fetchall()]
        if filled:
            cursor.execute(f"ANALYZE {', '.join(filled)}; DISCARD PLANS")
