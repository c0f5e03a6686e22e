"""What an import job asks for: its batch planned, applied or reverted, by the rights that who asked has by now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from tracker.access import audit_log
from tracker.access.groups import may_revert
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.may_import import may_apply_all, may_import_all, may_replan
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.read_problems import read_problems
from tracker.actions.imports.replan_batch import replan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.jobs import messages
from tracker.models import ImportBatch, ImportJob
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.loading.batch import history_context
from tracker.transfer.progress import ProgressCallback
from tracker.vocabulary import BatchState, ImportTask

NO_LONGER = "You no longer have the permission to do this; ask an administrator."


@dataclass(frozen=True)
class TaskResult:
    """The message about what was done, and the batch that came of it if it is another one."""

    message: str = ""
    planned: ImportBatch | None = None


def run_import_task(job: ImportJob, user: User, tell: ProgressCallback) -> TaskResult:
    """Runs the job's task in the caller's transaction; BatchRefused or FileProblem says why it cannot be done.

    `tell` is called with the rows done and the share of the work (0 to 1).
    """
    if not user.is_active or not MAY[ImportTask(job.task)](user, job.batch):
        raise BatchRefused(NO_LONGER)
    return TASKS[ImportTask(job.task)](job, user, tell)


def discard_unplanned(job: ImportJob) -> None:
    """Drops the file of a batch whose planning failed or was cancelled."""
    unplanned = ImportBatch.objects.filter(pk=job.batch_id, state=BatchState.PLANNING)
    with history_context(job.cancelled_by or job.asked_by):
        unplanned.update(state=BatchState.NOT_PLANNED, content=None)


def _plan(job: ImportJob, user: User, tell: ProgressCallback) -> TaskResult:
    batch = job.batch
    if batch.state != BatchState.PLANNING:
        raise BatchRefused(f"This import is {batch.state_in_words.lower()}; upload the file again.")
    planned = plan_batch(
        user=user,
        file_name=batch.file_name,
        content=bytes(batch.content or b""),
        record=batch.only_record,
        mapping=FileMapping.of_parts(batch.mapping, batch.reading),
        batch=batch,
        progress=tell,
    )
    if reasons := read_problems(planned):
        raise BatchRefused("\n".join(reasons))
    audit_log.log_batch("planned", user, planned)
    return TaskResult()


def _plan_again(job: ImportJob, user: User, tell: ProgressCallback) -> TaskResult:
    planned = replan_batch(
        job.batch,
        user=user,
        mapping=mapping_asked(job.options),
        corrections=job.options.get("corrections"),
        good_rows=job.options.get("good_rows"),
        progress=tell,
    )
    audit_log.log_batch("planned", user, planned)
    return TaskResult(messages.replanned_message(planned), planned)


def mapping_asked(options: Mapping[str, Any]) -> FileMapping | None:
    """How the files are to be read now, if a job says it; it holds it as an import does."""
    given = options.get("mapping")
    return None if given is None else FileMapping.of_parts(given, options.get("reading", {}))


def _apply(job: ImportJob, user: User, tell: ProgressCallback) -> TaskResult:
    accept_drift = bool(job.options.get("accept_drift"))
    applied = apply_batch(job.batch, user=user, accept_drift=accept_drift, progress=tell)
    audit_log.log_batch("applied", user, applied)
    return TaskResult(messages.applied_message(applied))


def _revert(job: ImportJob, user: User, tell: ProgressCallback) -> TaskResult:
    reverted = revert_batch(job.batch, user=user, progress=tell)
    audit_log.log_batch("reverted", user, reverted)
    return TaskResult(messages.reverted_message(reverted))


TASKS: dict[ImportTask, Callable[[ImportJob, User, ProgressCallback], TaskResult]] = {
    ImportTask.PLAN: _plan,
    ImportTask.PLAN_AGAIN: _plan_again,
    ImportTask.APPLY: _apply,
    ImportTask.REVERT: _revert,
}
MAY: dict[ImportTask, Callable[[User, ImportBatch], bool]] = {
    ImportTask.PLAN: may_import_all,
    ImportTask.PLAN_AGAIN: may_replan,
    ImportTask.APPLY: may_apply_all,
    ImportTask.REVERT: may_revert,
}
