"""The two addresses a watching machine asks."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.factories import ImportJobFactory


def test_process_answers_without_a_database(client: Client) -> None:
    response = client.get("/healthz")
    assert response.content == b"ok\n"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_every_migration_is_applied(client: Client) -> None:
    assert client.get("/readyz").content == b"ok\n"


@pytest.mark.django_db
def test_says_when_jobs_wait_and_no_worker_runs(client: Client) -> None:
    ImportJobFactory()
    assert client.get("/readyz").content == b"ok\nJobs that wait while no worker runs: 1\n"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert client.get("/readyz").content == b"ok\n"


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    applied = MigrationRecorder(connection).migration_qs.filter(app="sessions")
    applied.delete()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"1 migrations are waiting to be applied.\n")


@pytest.mark.django_db
def test_not_ready_without_a_database(client: Client) -> None:
    def unreachable(*call: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(unreachable):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"The database cannot be reached.\n")


@pytest.mark.django_db
def test_they_are_only_for_reading(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405
