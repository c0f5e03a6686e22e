"""Joins taken in the order in which they are written: planning one of dozens of tables otherwise takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def joins_as_written() -> Iterator[None]:
    """Has PostgreSQL join the tables of each query in the order given, which the planner then need not look for.

    Only for queries that start from few rows and follow their keys outwards: for a thousand of them it would sooner
    read whole tables, however large these are, so that it may not. Nor is it to think about keeping what it found:
    with dozens of tables a third of the planning goes into that, for rows that are found by their keys at once.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL join_collapse_limit = 1; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;"
            " SET LOCAL enable_memoize = off; SET LOCAL enable_material = off"
        )
        yield
