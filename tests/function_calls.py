"""How often a function of the database is called, by whatever statement, trigger or other function."""

from collections.abc import Callable
from typing import Any

from django.db import connection

ITSELF = "SELECT pg_get_functiondef(oid), proretset, pronargs FROM pg_proc"


def calls_of(function: str, work: Callable[[], Any]) -> int:
    """How often the work has the function called; in a transaction that is rolled back after it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE IF NOT EXISTS function_calls")
        cursor.execute(f"{ITSELF} WHERE proname = %s", [f"{function}_itself"])
        if not cursor.fetchone():
            _have_counted(cursor, function)
        cursor.execute("ALTER SEQUENCE function_calls RESTART")
    work()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('function_calls') - 1")
        return int(cursor.fetchone()[0])


def _have_counted(cursor: Any, function: str) -> None:
    """Puts a function that counts in its place: whatever is bound to the place calls that from now on."""
    cursor.execute(f"{ITSELF} WHERE proname = %s", [function])
    ((definition, is_set, arguments),) = cursor.fetchall()
    cursor.execute(definition.replace(f".{function}(", f".{function}_itself(", 1))
    head = definition[: definition.index(")\n RETURNS ") + 1]
    returns = definition[len(head) :].split("\n")[1].strip()
    passed = ", ".join(f"${place}" for place in range(1, arguments + 1))
    answer = f"QUERY SELECT * FROM {function}_itself({passed})" if is_set else f"{function}_itself({passed})"
    count = "PERFORM nextval('function_calls')"
    cursor.execute(f"{head} {returns} LANGUAGE plpgsql AS $$ BEGIN {count}; RETURN {answer}; END $$")
