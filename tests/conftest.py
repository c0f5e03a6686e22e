"""What every test may lean on: a PostgreSQL of its own, made for the run and gone after it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings

from config import environment
from config.localdb import LocalServer


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    testrun_uid: str, django_db_modify_db_settings_parallel_suffix: None
) -> Iterator[None]:
    """Runs the tests' server, and names this run's database so that two runs at once do not meet."""
    names = settings.DATABASES["default"]["TEST"]
    names["NAME"] = f"test_{testrun_uid[:12]}_{names['NAME'] or 'alone'}"
    if environment.text("DATABASE_URL"):
        yield
        return
    server = LocalServer(environment.home(), durable=False)
    with server.in_use() as started:
        if started:
            _drop_what_killed_runs_left(server, testrun_uid)
        yield


def _drop_what_killed_runs_left(server: LocalServer, this_run: str) -> None:
    with server.connect() as connection:
        left = connection.execute(
            "SELECT format('DROP DATABASE %%I', datname) FROM pg_database WHERE datname LIKE 'test\\_%%' AND datname NOT LIKE %s",
            [f"test\\_{this_run[:12]}%"],
        )
        for (drop,) in left.fetchall():
            try:
                connection.execute(str(drop))
            except psycopg.errors.ObjectInUse:
                continue
