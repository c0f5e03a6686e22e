"""Whether anybody works on the queue, and the command that says so."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import ImportJobFactory
from tracker.jobs.worker_count import Queue

pytestmark = pytest.mark.django_db


def worker_said_it_is_there(ago: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [ago])


def test_a_worker_counts_for_as_long_as_it_says_that_it_is_there() -> None:
    worker_said_it_is_there("1 minute")
    ImportJobFactory()
    assert (Queue.read().workers, Queue.read().unattended) == (0, 1)
    worker_said_it_is_there("1 second")
    assert (Queue.read().workers, Queue.read().unattended) == (1, 0)


def test_the_command_lists_what_waits_and_fails_without_a_worker() -> None:
    job = ImportJobFactory(batch__file_name="mine.csv", rows=1200, share=0.25, state="running")
    printed = StringIO()
    with pytest.raises(CommandError, match="No worker runs") as failed:
        call_command("jobs", "--check", stdout=printed)
    assert failed.value.returncode == 1
    assert f"import {job.batch_id} (mine.csv) for {job.asked_by}, 1,200 rows, 25%" in printed.getvalue()
    worker_said_it_is_there("1 second")
    call_command("jobs", "--check", stdout=printed)
    assert "Workers: 1. Unfinished jobs: 1." in printed.getvalue()
