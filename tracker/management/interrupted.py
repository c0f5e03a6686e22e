"""What is said when a command is interrupted in the middle of what it does all of, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from config.termination import exit_code


@contextmanager
def outcome_told_on_interrupt(nothing: str, *, everything: str, is_done: Callable[[], bool]) -> Iterator[None]:
    """A context that, on an interruption, ends the command with one of both sentences as its error.

    `is_done` asks the database, on a new connection, whether everything was committed.
    """
    try:
        yield
    except KeyboardInterrupt as interruption:
        raise CommandError(
            _what_became(nothing, everything, is_done), returncode=exit_code(interruption)
        ) from interruption


def _what_became(nothing: str, everything: str, is_done: Callable[[], bool]) -> str:
    try:
        connection.close()
        return f"Interrupted. {everything if is_done() else nothing}"
    except DatabaseError:
        return "Interrupted, and the database cannot be asked what became of it: see `manage.py imports`."
