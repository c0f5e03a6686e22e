"""How long one request of the web may wait for the database, all of its waits together.

The engine in `config/postgresql` takes each wait from the budget in force in its thread. Commands have no budget and
wait as long as it takes; a thread that a request starts begins without one too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from threading import Condition, get_ident
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest

from tracker.database.work import current_work

# The server ends a statement by itself first: then its connection can be used again.
GRACE = 0.5  # seconds
# Once every place has been held for this long by one and the same wait, nobody waits for a place any more.
STUCK = 1.0  # seconds

Parameters = ParamSpec("Parameters")
Returned = TypeVar("Returned")
View = Callable[Concatenate[Any, HttpRequest, Parameters], Returned]


class WaitedTooLongError(psycopg.OperationalError):
    """The request has used up its time; the connection was given up."""


class NoWaitSlotError(psycopg.OperationalError):
    """As many requests of this process wait for the database as may, and all of them in vain."""


@dataclass
class Budget:
    """The seconds that a request may still wait for the database (`left`), and how many requests may wait at once
    (`places`).
    """

    left: float
    places: int
    is_long: bool = False

    @classmethod
    def for_request(cls, *, writes: bool) -> "Budget":
        """One place is left to those who read: an import may keep all others waiting."""
        places = max(1, settings.DATABASE_WAITS - int(writes))
        return cls(left=settings.DATABASE_SECONDS + GRACE, places=places)

    def extend(self) -> None:
        """Makes it the budget of a long request, such as an import; these leave one place to the others, and may read
        any number of rows.
        """
        if not self.is_long:
            self.is_long = True
            self.left += settings.DATABASE_LONG_SECONDS - settings.DATABASE_SECONDS
            self.places = min(self.places, max(1, settings.DATABASE_WAITS - 1))
            if work := current_work():
                work.most_rows = None


_in_force: ContextVar[Budget | None] = ContextVar("budget", default=None)


def current_budget() -> Budget | None:
    """The budget of the request in this context; None in a command."""
    return _in_force.get()


@contextmanager
def budget_in_force(allowed: Budget) -> Iterator[None]:
    """A context in which this is the budget in force."""
    token = _in_force.set(allowed)
    try:
        yield
    finally:
        _in_force.reset(token)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """A context that takes at most so many seconds of the budget; in a command, a budget of its own."""
    whole = current_budget()
    if whole is None:
        with budget_in_force(Budget(left=seconds, places=settings.DATABASE_WAITS)):
            yield
        return
    part = Budget(left=min(seconds, whole.left), places=whole.places)
    given = part.left
    try:
        with budget_in_force(part):
            yield
    finally:
        whole.left -= given - part.left


@contextmanager
def waiting(allowed: Budget) -> Iterator[float]:
    """One wait, counted against the budget; yields the most seconds it may take.

    Raises WaitedTooLongError when the budget is used up, NoWaitSlotError when there is no place to wait.
    """
    if allowed.left <= 0:
        raise WaitedTooLongError("the time for this request is used up")
    begun = monotonic()
    try:
        with PLACES.taken(allowed):
            yield max(0.0, allowed.left - (monotonic() - begun))
    finally:
        allowed.left -= monotonic() - begun


class WaitSlots:
    """A semaphore for the threads of this process that wait for the database: fewer than there are threads.

    While the database answers, a place is free again within milliseconds. When it does not, those without a place are
    told so at once, and the thread that is left can answer the health check.
    """

    def __init__(self) -> None:
        self._freed = Condition()
        self._held_since: dict[int, float] = {}

    @contextmanager
    def taken(self, allowed: Budget) -> Iterator[None]:
        """A place, kept where this thread has one; NoWaitSlotError when there is none to be expected."""
        thread = get_ident()
        if thread in self._held_since:
            yield
            return
        self._take(thread, allowed)
        try:
            yield
        finally:
            with self._freed:
                del self._held_since[thread]
                self._freed.notify()

    def _take(self, thread: int, allowed: Budget) -> None:
        give_up = monotonic() + allowed.left
        with self._freed:
            while len(self._held_since) >= allowed.places:
                now = monotonic()
                hope = min(max(self._held_since.values()) + STUCK, give_up) - now
                if hope <= 0:
                    raise NoWaitSlotError("all who may wait for the database do so in vain")
                self._freed.wait(hope)
            self._held_since[thread] = monotonic()


PLACES = WaitSlots()


def long_request(view: View[Parameters, Returned]) -> View[Parameters, Returned]:
    """Decorates a view of the admin whose POST may take long, such as applying an import: it gets the long budget."""

    @wraps(view)
    def answer(admin: Any, request: HttpRequest, /, *given: Parameters.args, **named: Parameters.kwargs) -> Returned:
        allowed = current_budget()
        if allowed is None or request.method != "POST":
            return view(admin, request, *given, **named)
        allowed.extend()
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {milliseconds(settings.DATABASE_LONG_SECONDS)}")
        try:
            return view(admin, request, *given, **named)
        finally:
            reset_statement_timeout()

    return answer


def reset_statement_timeout() -> None:
    """Sets `statement_timeout` back to what the connection was opened with; a connection that refuses is closed."""
    if connection.connection is None or connection.connection.closed:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")
    except DatabaseError:
        connection.close()


def download_timeout_sql() -> str:
    """SQL that gives the rest of a transaction the time-out of a download; empty in a command, which has none.

    What is streamed while it is read takes as long as the reader's line does.
    """
    allowed = current_budget()
    if allowed is None:
        return ""
    allowed.extend()
    return f"SET LOCAL statement_timeout = {milliseconds(settings.DATABASE_LONG_SECONDS)}"


def milliseconds(seconds: float) -> int:
    """Seconds as milliseconds for PostgreSQL's settings; at least 1, since 0 would be no limit."""
    return max(1, int(seconds * 1000))
