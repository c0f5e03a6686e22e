"""Another process, to be killed; and gates in the database at which one waits until told to go on."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, connections

GATE = 4711  # the key of an advisory lock
NAME = "child of a test"
PATIENCE = 10.0  # seconds


class Child:
    """A forked process that does some work with a database connection of its own, called `NAME`."""

    def __init__(self, work: Callable[[], object]) -> None:
        connections.close_all()
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover (the parent measures)
            self._do(work)

    def _do(self, work: Callable[[], object]) -> None:  # pragma: no cover
        code = 1
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET application_name = %s", [NAME])
            work()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        finally:
            os._exit(code)

    def kill(self) -> int:
        """Kills the process outright, and returns how it ended."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> int:
        """How the process ended: 0 when all went well, negative the signal that ended it."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def another_connection() -> psycopg.Connection[tuple[object, ...]]:
    """A connection to the tests' database beside Django's."""
    parameters = connection.get_connection_params()
    for of_django in ("context", "cursor_factory", "prepare_threshold"):
        parameters.pop(of_django, None)
    return psycopg.connect(**parameters, autocommit=True)


def wait_at_gate() -> None:
    """Waits until the gate is open, on a connection of its own."""
    with another_connection() as waiting:
        waiting.execute("SELECT pg_advisory_lock_shared(%s)", [GATE])


class Gate:
    """A closed gate."""

    def __init__(self, keeper: psycopg.Connection[tuple[object, ...]]) -> None:
        self.keeper = keeper

    def reached(self) -> None:
        """Returns once something waits at the gate."""
        until = time.monotonic() + PATIENCE
        while not self._count(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
            "WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
        ):
            assert time.monotonic() < until, "nothing came to the gate"
            time.sleep(0.01)

    def end_backend(self) -> None:
        """Ends the child's connection from the side of the database."""
        ended = self._count(
            "SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            f"WHERE application_name = '{NAME}' AND datname = current_database()) AS ended"
        )
        assert ended == 1

    def open(self) -> None:
        """Lets through whatever waits."""
        self.keeper.execute("SELECT pg_advisory_unlock_all()")

    def _count(self, query: str) -> int:
        row = self.keeper.execute(query).fetchone()
        assert row is not None
        return int(str(row[0]))


@contextmanager
def closed_gate() -> Iterator[Gate]:
    """A gate that is open again in the end."""
    with another_connection() as keeper:
        keeper.execute("SELECT pg_advisory_lock(%s)", [GATE])
        yield Gate(keeper)


def put_gate_at(table: str, *, at_the_end: bool = False) -> None:
    """Has the database wait at the gate when rows come into a table, or when such a transaction is about to end."""
    kind, when = ("CONSTRAINT", "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW") if at_the_end else ("", "")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN PERFORM pg_advisory_xact_lock_shared({GATE}); RETURN NULL; END $$"
        )
        cursor.execute(
            f"CREATE {kind} TRIGGER wait_at_gate AFTER INSERT OR UPDATE ON {table} {when} "
            "EXECUTE FUNCTION wait_at_gate()"
        )
