"""What a process that renders has to say to the one that asked it to."""

import psycopg
import pytest
from django.db import DatabaseError, OperationalError

from tracker.page_cache.render_process import error_of_database


@pytest.mark.parametrize(
    ("sqlstate", "raised", "cause"),
    [
        ("57014", OperationalError, psycopg.errors.QueryCanceled),
        ("42P01", DatabaseError, psycopg.errors.UndefinedTable),
        (None, OperationalError, psycopg.OperationalError),
    ],
)
def test_an_error_of_the_database_is_raised_as_if_it_had_been_asked_here(
    sqlstate: str | None, raised: type[Exception], cause: type[Exception]
) -> None:
    error = error_of_database({"error": "no answer", "sqlstate": sqlstate})
    assert (type(error), type(error.__cause__), str(error)) == (raised, cause, "no answer")
    assert getattr(error.__cause__, "sqlstate", None) == sqlstate
