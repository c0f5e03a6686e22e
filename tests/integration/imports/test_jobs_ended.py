"""Import jobs cut off in the middle, by a person or with their worker: nothing is half done, and they begin again."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from procrastinate.exceptions import AlreadyEnqueued
from pytest_django import DjangoDbBlocker

from tests import database
from tests.batches import everything_stored
from tests.forked import ForkedCommand
from tests.integration.admin.imports import batch_of, decide, plan_page, signed_in, upload
from tests.integration.imports.test_ended import let_go, locked_tables
from tests.jobs import Process, job_of, topics, work_off, worker
from tests.processes import Gate, closed_gate, put_gate_at
from tests.programs import start, wait_until
from tracker.jobs.size import MOST_ROWS
from tracker.jobs.tasks import begin_again
from tracker.jobs.worker import MOST_ATTEMPTS, run_job
from tracker.models import ImportBatch, ImportJob, Topic
from tracker.vocabulary import JobState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

MANY = MOST_ROWS + 1


@pytest.fixture(scope="module")
def _waits(
    django_db_setup: None, working_database: database.Working, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A long batch is to be applied, and comes to a gate in the middle of that; each test begins with a copy of it."""
    template = f"{working_database.name}_waits"
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            analyst = signed_in("Analyst")
            batch = batch_of(upload(analyst, Topic, topics(MANY)))
            work_off()
            decide(analyst, batch, "apply")
            put_gate_at("tracker_topic")
            database.copy(working_database.name, template)
            stack.callback(database.drop, template)
            stack.enter_context(working_database.standing_on(template))
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture
def batch(_waits: None) -> ImportBatch:
    return ImportBatch.objects.get()


@pytest.fixture
def analyst(_waits: None) -> Client:
    """The one whose batch it is."""
    client = Client()
    client.force_login(User.objects.get())
    return client


@contextmanager
def in_the_middle(begin: Callable[[str, str], Process] = ForkedCommand) -> Iterator[tuple[Process, Gate]]:
    """A worker that has come to the gate, which stays closed."""
    with closed_gate() as gate, worker(begin) as process:
        gate.reached()
        assert "tracker_topic" in locked_tables()
        yield process, gate


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def test_its_page_tells_how_far_it_is_while_nothing_of_it_can_be_seen(batch: ImportBatch, analyst: Client) -> None:
    with in_the_middle() as (_, gate):
        wait_until(lambda: job_of(batch).rows == MANY, "the rows are told")
        page = plan_page(analyst, batch)
        assert "Being imported" in page
        assert f"{MANY:,} rows, " in page
        assert "minutes left" in page
        assert "<progress" in page
        assert 0 < job_of(batch).share < 1
        assert not Topic.objects.exists()
        gate.open()
        wait_until(lambda: job_of(batch).state == JobState.DONE, "the job is done")
    assert (state_of(batch), Topic.objects.count()) == ("applied", MANY)


def test_a_person_stops_it_in_the_middle_of_a_statement_and_begins_it_again(
    batch: ImportBatch, analyst: Client
) -> None:
    before = everything_stored()
    with in_the_middle() as (_, gate):
        assert "It is being cancelled." in decide(analyst, batch, "cancel").content.decode()
        let_go()
        wait_until(lambda: job_of(batch).state == JobState.CANCELLED, "the job is cancelled")
        assert "Cancelled. Nothing was imported." in plan_page(analyst, batch)
        assert everything_stored() == before
        assert state_of(batch) == "planned"
        gate.open()
        decide(analyst, batch, "apply")
        wait_until(lambda: job_of(batch).state == JobState.DONE, "the job is done")
    assert (state_of(batch), Topic.objects.count()) == ("applied", MANY)


def test_a_worker_that_is_killed_leaves_all_as_it_was_and_another_begins_again(
    batch: ImportBatch, analyst: Client
) -> None:
    before = everything_stored()
    with in_the_middle() as (process, _):
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        let_go()
        assert everything_stored() == before
        assert state_of(batch) == "planned"
        seconds_pass()
        assert "No worker is running" in plan_page(analyst, batch)
    with suppress(AlreadyEnqueued):  # the one that was killed may have got as far as that
        begin_again.configure(task_kwargs={"timestamp": 0}).defer()
    work_off()
    work_off()
    assert (state_of(batch), Topic.objects.count()) == ("applied", MANY)
    assert job_of(batch).attempts == 2


def test_a_worker_that_is_told_to_end_puts_it_back_and_another_begins_again(batch: ImportBatch) -> None:
    before = everything_stored()
    with in_the_middle(start) as (process, _):
        process.send_signal(signal.SIGTERM)
        let_go()
        said = process.communicate(timeout=20)[0]
        assert process.returncode == 0, said
        assert everything_stored() == before
        job = job_of(batch)
        assert (job.state, job.attempts) == (JobState.WAITING, 0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    work_off()
    assert (state_of(batch), Topic.objects.count()) == ("applied", MANY)


def test_what_a_dead_worker_had_begun_is_cancelled_without_one(batch: ImportBatch, analyst: Client) -> None:
    with in_the_middle() as (process, _):
        process.send_signal(signal.SIGKILL)
        process.wait()
        let_go()
    assert "Cancelled. Nothing was imported." in decide(analyst, batch, "cancel").content.decode()
    assert state_of(batch) == "planned"


def test_what_ends_its_worker_each_time_is_given_up(batch: ImportBatch, analyst: Client) -> None:
    ImportJob.objects.update(attempts=MOST_ATTEMPTS)
    run_job(job_of(batch).pk)
    assert f"stopped {MOST_ATTEMPTS} times while processing this. Nothing was imported." in plan_page(analyst, batch)
    assert state_of(batch) == "planned"


def test_what_goes_wrong_in_our_own_code_is_told_and_logged(
    batch: ImportBatch, analyst: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tracker.jobs.worker.run_import_task", broken)
    run_job(job_of(batch).pk)
    assert "Something went wrong. Nothing was imported." in plan_page(analyst, batch)
    assert "ZeroDivisionError" in caplog.text
    assert (state_of(batch), job_of(batch).state) == ("planned", JobState.FAILED)


def seconds_pass() -> None:
    """Has nobody said anything for a minute."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
        cursor.execute("UPDATE tracker_importjob SET told_at = told_at - interval '1 minute'")
