"""Putting a job into the queue, once however often it is asked for; and having it cancelled."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from tracker.jobs.tasks import work_on_import
from tracker.jobs.worker import cancelled_message, finish, is_running
from tracker.models import ImportBatch, ImportJob
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.reading.files import RecordFile, fingerprint
from tracker.vocabulary import BatchState, ImportTask, JobState

LONGEST_FILE_NAME = 300


def enqueue(
    batch: ImportBatch, task: ImportTask, *, user: Any, where: str, options: Mapping[str, Any] | None = None
) -> ImportJob:
    """Puts a job into the queue; returns the batch's unfinished job if it has one. `where` is the
    URL it was asked at.
    """
    if unfinished := batch.jobs.unfinished().first():
        return unfinished
    try:
        with transaction.atomic():
            job = ImportJob.objects.create(
                batch=batch, task=task, asked_by=user, asked_where=where[:300], options=dict(options or {})
            )
            # The queue stands in the same database: the job is in it when, and only when, this is committed.
            work_on_import.defer(job=job.pk)
    except IntegrityError:
        # Somebody was faster.
        return batch.jobs.unfinished().get()
    return job


def enqueue_planning(
    files: Sequence[RecordFile],
    *,
    user: Any,
    file_name: str,
    content: bytes,
    where: str,
    mapping: FileMapping | None = None,
) -> ImportBatch:
    """The batch of an uploaded file, with a job that plans it; the one already being planned if it was sent twice.

    `mapping` says how the file is read.
    """
    said = mapping or FileMapping()
    sha256, records = fingerprint(files), [file.record for file in files]
    try:
        with transaction.atomic():
            batch = ImportBatch.objects.create(
                records=records,
                file_name=file_name[-LONGEST_FILE_NAME:],
                file_sha256=sha256,
                content=content,
                state=BatchState.PLANNING,
                uploaded_by=user,
                mapping=dict(said.columns),
                reading=said.rest,
            )
            enqueue(batch, ImportTask.PLAN, user=user, where=where)
    except IntegrityError:
        return ImportBatch.objects.get(
            uploaded_by=user, file_sha256=sha256, records=records, state=BatchState.PLANNING
        )
    return batch


def cancel(batch: ImportBatch, *, user: Any) -> ImportJob | None:
    """Cancels the batch's unfinished job, and returns it; None when there is none."""
    job = batch.jobs.unfinished().first()
    if job is None:
        return None
    job.cancelled_by = user
    if not ImportJob.objects.unfinished().filter(pk=job.pk).update(cancelled_by=user):
        return None
    if not is_running(job):
        # Nobody will see that it was cancelled; or somebody begins this moment, and sees it as soon as this is over.
        finish(job, JobState.CANCELLED, cancelled_message(job))
    return job
