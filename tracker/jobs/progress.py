"""The progress of a job: written down for others to see, and whether it is to stop.

The work itself is one transaction, of which nobody sees anything before its end. A thread beside it, with a connection
of its own, writes down the progress; when the work is to stop, it has the database cancel the statement that runs.
"""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import psycopg
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from tracker.models import ImportJob
from tracker.vocabulary import JobState

logger = logging.getLogger(__name__)

EVERY = 1.0  # seconds
SECONDS_TO_CANCEL = 5.0


class JobStopped(Exception):  # noqa: N818 (it says what happened, not what went wrong in the program)
    """The job was stopped before its end."""


class ProgressRecorder:
    """Writes down the progress of the work on the present connection, from a thread of its own, while the context
    lasts.

    `should_stop` says whether the worker is to end. Afterwards `was_cancelled` says whether a person cancelled the
    job, and `was_stopped` whether anybody stopped it; statements of the work then end with an OperationalError, and
    `tell` raises JobStopped.
    """

    def __init__(self, job: ImportJob, should_stop: Callable[[], bool]) -> None:
        self.job = job
        self.was_cancelled = self.was_stopped = False
        self._should_stop = should_stop
        self._told = (0, 0.0)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow, name=f"following job {job.pk}", daemon=True)
        self._working: Any = None

    def __enter__(self) -> Self:
        connection.ensure_connection()
        self._working = connection.connection
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def tell(self, rows: int, share: float) -> None:
        """Notes the rows done, and the share of the work that is (0 to 1)."""
        if self.was_stopped:
            raise JobStopped
        self._told = (rows, share)

    def _follow(self) -> None:
        try:
            while not self._over.wait(EVERY):
                self._look()
        finally:
            connection.close()

    def _look(self) -> None:
        try:
            self.was_cancelled |= self._write()
        except DatabaseError:
            # The work will find out by itself; this is tried again in a moment.
            logger.warning("how far job %s is could not be written", self.job.pk, exc_info=True)
            connection.close()
        self.was_stopped |= self.was_cancelled or self._should_stop()
        if self.was_stopped and not self._over.is_set():
            self._cancel_statement()

    def _cancel_statement(self) -> None:
        """Has the statement that runs be cancelled, if one does; it is asked again until the work is over."""
        try:
            self._working.cancel_safe(timeout=SECONDS_TO_CANCEL)
        except psycopg.Error:
            logger.warning("the statement of job %s could not be cancelled", self.job.pk, exc_info=True)

    def _write(self) -> bool:
        """Writes how far it is, and returns whether a person wants it to stop.

        The row is passed over while somebody holds it: at the very end the work itself does.
        """
        rows, share = self._told
        with transaction.atomic():
            running = ImportJob.objects.filter(pk=self.job.pk, state=JobState.RUNNING)
            job = running.select_for_update(skip_locked=True).first()
            if job is None:
                return False
            running.update(rows=rows, share=share, told_at=Now())
            return job.cancelled_by_id is not None
