"""What a worker does with an import job: all of it, in the name of whoever asked, or nothing."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pghistory
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from tracker.actions.imports.apply_batch import BatchRefused
from tracker.actions.imports.purge_batches import purge_batches
from tracker.jobs.import_tasks import discard_unplanned, run_import_task
from tracker.jobs.progress import JobStopped, ProgressRecorder
from tracker.models import ImportJob
from tracker.transfer.declaration.problems import FileProblem
from tracker.vocabulary import ImportTask, JobState

logger = logging.getLogger(__name__)

# The first key of the advisory locks that are held while a job is worked on; the second is the job's number.
LOCKS = 20_021
MOST_ATTEMPTS = 3
# Between two statements of an import lies little work.
STANDSTILL = "60s"
NOTHING: dict[str, str] = {
    ImportTask.PLAN: "Nothing was planned.",
    ImportTask.PLAN_AGAIN: "Nothing was planned.",
    ImportTask.APPLY: "Nothing was imported.",
    ImportTask.REVERT: "Nothing was undone.",
}


class WorkerStopping(Exception):  # noqa: N818 (it says what happened, not what went wrong in the program)
    """The worker is to end; the job waits for another one, as if it had not been begun."""


class AlreadyRunning(Exception):  # noqa: N818
    """Another process still works on the job, although it was taken for dead."""


def run_job(number: int, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Runs the import job of that number, unless it is over; the outcome is saved in the job and its batch.

    An advisory lock, which ends with its connection however that ends, tells whether a process runs the job. Raises
    WorkerStopping or AlreadyRunning when the queue is to try again.
    """
    try:
        with _alone_with(number):
            job = _begun(number)
            if job is not None:
                _do(job, should_stop)
    finally:
        connection.close()


@contextmanager
def _alone_with(number: int) -> Iterator[None]:
    """Holds the job's lock, on a connection that waits as long as it takes, but lets go once nobody uses it.

    A process that stands still, as on a machine that is paused, would keep the tables it locked from everybody.
    """
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0; SET lock_timeout = 0")
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{STANDSTILL}'")
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, number])
        if cursor.fetchone() != (True,):
            raise AlreadyRunning
    yield


def is_running(job: ImportJob) -> bool:
    """Whether any process runs the job at this moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCKS, job.pk])
        taken: tuple[bool] = cursor.fetchone()
    return not taken[0]


def _begun(number: int) -> ImportJob | None:
    """The job, which is now being worked on; nothing if there is nothing to do."""
    with transaction.atomic():
        job = ImportJob.objects.unfinished().select_for_update(of=("self",)).filter(pk=number).first()
        if job is None:
            return None
        if job.cancelled_by_id is not None:
            finish(job, JobState.CANCELLED, cancelled_message(job))
            return None
        if job.attempts >= MOST_ATTEMPTS:
            finish(
                job,
                JobState.FAILED,
                f"The worker stopped {job.attempts} times while processing this. {NOTHING[job.task]}",
            )
            return None
        ImportJob.objects.filter(pk=number).update(
            state=JobState.RUNNING, attempts=job.attempts + 1, started_at=Now(), told_at=Now(), rows=0, share=0
        )
        job.refresh_from_db()
    return job


def _do(job: ImportJob, should_stop: Callable[[], bool]) -> None:
    following = ProgressRecorder(job, should_stop)
    try:
        with following:
            _carry_out(job, following)
    except (BatchRefused, FileProblem) as refused:
        finish(job, JobState.REFUSED, str(refused))
    except (DatabaseError, JobStopped) as error:
        # A cancellation that is still on its way must not meet what follows.
        connection.close()
        if following.was_cancelled:
            job.refresh_from_db()
            finish(job, JobState.CANCELLED, cancelled_message(job))
        elif following.was_stopped:
            ImportJob.objects.filter(pk=job.pk).update(state=JobState.WAITING, attempts=job.attempts - 1)
            raise WorkerStopping from error
        else:
            _fail(job, error)
    except Exception as error:  # noqa: BLE001 (whatever it is, whoever asked must be told that it is over)
        connection.close()
        _fail(job, error)
    else:
        purge_batches()


def _carry_out(job: ImportJob, following: ProgressRecorder) -> None:
    """Does it, and with it, or not at all, says that it is done."""
    user = User.objects.get(pk=job.asked_by_id)
    with (
        pghistory.context(user=user.pk, url=job.asked_where, origin="admin"),
        transaction.atomic(),
    ):
        done = run_import_task(job, user, following.tell)
        if ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk).cancelled_by_id is not None:
            # It was quicker than whoever looks for that meanwhile.
            following.was_cancelled = True
            raise JobStopped
        finish(job, JobState.DONE, done.message, planned=done.planned)


def _fail(job: ImportJob, error: Exception) -> None:
    about = {"batch": job.batch_id, "user": job.asked_by_id}
    logger.error("job %s failed", job.pk, extra=about, exc_info=error)
    finish(
        job,
        JobState.FAILED,
        f"Something went wrong. {NOTHING[job.task]} The site’s log has the reason.",
    )


def cancelled_message(job: ImportJob) -> str:
    """That somebody cancelled it, and that nothing came of it."""
    return f"Cancelled. {NOTHING[job.task]}"


def finish(job: ImportJob, state: JobState, message: str, **more: object) -> None:
    """Saves the outcome of the job, unless it has one; a batch that was not planned is discarded."""
    with transaction.atomic():
        over = ImportJob.objects.unfinished().filter(pk=job.pk)
        if over.update(state=state, message=message, ended_at=Now(), **more) and state != JobState.DONE:
            discard_unplanned(job)
