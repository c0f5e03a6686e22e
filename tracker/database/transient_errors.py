"""Which errors of the database are no fault of the request, and pass: by the codes in PostgreSQL's appendix A."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from psycopg.errors import ConnectionTimeout

from tracker.database.wait_budget import NoWaitSlotError, WaitedTooLongError
from tracker.database.work import OverBudgetError


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why the database does not do what was asked: a word for the log, words for the reader, and when to ask again."""

    name: str
    title: str
    explanation: str
    seconds: int = 30
    # Whether it is certain that nothing of what was sent was saved: an answer may be lost after it was.
    is_certain: bool = True


UNREACHABLE = Reason(
    name="unreachable",
    title="The records are not available at the moment",
    explanation=(
        "The database is not responding. It may be restarting; this page will work again as soon as it is back."
    ),
    is_certain=False,
)
SLOW = Reason(
    name="slow",
    title="This takes too long at the moment",
    explanation="The database did not respond in time.",
    is_certain=False,
)
CROWDED = Reason(
    name="crowded",
    title="Too many requests at the moment",
    explanation="The database is busy with other requests.",
    seconds=10,
)
BUSY = Reason(
    name="busy",
    title="Someone else is saving these records",
    explanation="Most likely an import is being applied.",
    seconds=60,
)
READ_ONLY = Reason(
    name="read-only",
    title="Nothing can be saved at the moment",
    explanation="The database is read-only at the moment, most likely for maintenance.",
    seconds=120,
)
FULL = Reason(
    name="full",
    title="The database has no space at the moment",
    explanation="It lacks disk space, memory or connections. Its log has the details for the site’s administrator.",
    seconds=60,
)
LARGE = Reason(
    name="large",
    title="This is more than one answer can hold",
    explanation="It would read or send more than the site does for one request. Ask for less: narrow the view.",
    seconds=60,
)

BY_CODE = {
    "25006": READ_ONLY,  # read_only_sql_transaction, also on a standby
    "40001": BUSY,  # serialization_failure
    "40P01": BUSY,  # deadlock_detected
    "55P03": BUSY,  # lock_not_available
    "57014": SLOW,  # query_canceled, by statement_timeout
}
BY_CLASS = {
    "08": UNREACHABLE,  # connection exception
    "53": FULL,  # insufficient resources
    "57": UNREACHABLE,  # operator intervention: shutting down, starting, crashed
    "58": UNREACHABLE,  # system error, outside of PostgreSQL
}


def transient_reason(error: BaseException) -> Reason | None:
    """The reason, where a transient error of the database is behind this one; None for a fault of ours or of the
    input.
    """
    return next(filter(None, map(_reason, _behind(error))), None)


def sqlstate_of(error: BaseException) -> str:
    """The SQLSTATE behind the error, or the name of its class where the server gave none."""
    told = next((each for each in _behind(error) if isinstance(each, psycopg.Error)), error)
    return getattr(told, "sqlstate", None) or type(told).__name__


def over_budget(error: BaseException) -> OverBudgetError | None:
    """The error that says how much was too much, where there is one behind this one."""
    return next((each for each in _behind(error) if isinstance(each, OverBudgetError)), None)


def _behind(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, or while handling what."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _reason(error: BaseException) -> Reason | None:
    if isinstance(error, (WaitedTooLongError, ConnectionTimeout)):
        return SLOW
    if isinstance(error, NoWaitSlotError):
        return CROWDED
    if isinstance(error, OverBudgetError):
        return LARGE
    if not isinstance(error, psycopg.Error):
        return None
    if error.sqlstate:
        return BY_CODE.get(error.sqlstate) or BY_CLASS.get(error.sqlstate[:2])
    # What the server never came to say: nobody there, not let in, or lost on the way.
    return UNREACHABLE if isinstance(error, psycopg.OperationalError) else None
