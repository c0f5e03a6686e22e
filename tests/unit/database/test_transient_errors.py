"""Which errors pass, and which are faults."""

import psycopg
import pytest
from django.db import DataError, IntegrityError, InternalError, OperationalError
from psycopg import errors

from tracker.database.transient_errors import (
    BUSY,
    CROWDED,
    FULL,
    READ_ONLY,
    SLOW,
    UNREACHABLE,
    Reason,
    sqlstate_of,
    transient_reason,
)
from tracker.database.wait_budget import NoWaitSlotError, WaitedTooLongError


def raised(kind: type[Exception], cause: BaseException) -> Exception:
    """The error as Django hands it on."""
    try:
        try:
            raise cause
        except type(cause) as error:
            raise kind(str(error)) from error
    except kind as error:
        return error


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (psycopg.OperationalError("connection refused"), UNREACHABLE),
        (errors.ConnectionTimeout("connection timeout expired"), SLOW),
        (errors.AdminShutdown(), UNREACHABLE),
        (errors.CrashShutdown(), UNREACHABLE),
        (errors.CannotConnectNow(), UNREACHABLE),
        (errors.ConnectionFailure(), UNREACHABLE),
        (errors.IoError(), UNREACHABLE),
        (errors.TooManyConnections(), FULL),
        (errors.DiskFull(), FULL),
        (errors.QueryCanceled(), SLOW),
        (WaitedTooLongError(), SLOW),
        (NoWaitSlotError(), CROWDED),
        (errors.LockNotAvailable(), BUSY),
        (errors.DeadlockDetected(), BUSY),
        (errors.SerializationFailure(), BUSY),
    ],
)
def test_what_passes(cause: psycopg.Error, reason: Reason) -> None:
    assert transient_reason(raised(OperationalError, cause)) is reason
    assert transient_reason(cause) is reason


def test_a_database_that_is_only_read_passes() -> None:
    error = raised(InternalError, errors.ReadOnlySqlTransaction())
    assert (transient_reason(error), sqlstate_of(error)) == (READ_ONLY, "25006")


@pytest.mark.parametrize(
    "error",
    [
        raised(IntegrityError, errors.UniqueViolation()),
        raised(DataError, errors.NumericValueOutOfRange()),
        raised(OperationalError, errors.ProgramLimitExceeded()),
        raised(OperationalError, errors.ObjectNotInPrerequisiteState()),
        OperationalError("of nobody"),
        ValueError("ours"),
    ],
)
def test_what_is_a_fault_of_ours_or_of_the_input(error: Exception) -> None:
    assert transient_reason(error) is None


def test_what_goes_wrong_because_of_it_passes_too_unless_it_was_dealt_with() -> None:
    lost = raised(OperationalError, psycopg.OperationalError("lost"))
    because, in_spite = RuntimeError("no transaction"), KeyError("ours")
    because.__context__ = in_spite.__context__ = lost
    in_spite.__suppress_context__ = True
    assert transient_reason(because) is UNREACHABLE
    assert transient_reason(in_spite) is None
    assert sqlstate_of(lost) == "OperationalError"
