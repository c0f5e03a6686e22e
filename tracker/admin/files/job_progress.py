"""How work on a batch outside of a request stands, in the words of the batch's page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models.functions import Now

from tracker.jobs.worker_count import running_workers
from tracker.models import ImportBatch, ImportJob
from tracker.vocabulary import ImportTask, JobState

DOING = {
    ImportTask.PLAN: "Being planned",
    ImportTask.PLAN_AGAIN: "Being rechecked",
    ImportTask.APPLY: "Being imported",
    ImportTask.REVERT: "Being undone",
}
DONE = {
    ImportTask.PLAN: "The plan is ready",
    ImportTask.PLAN_AGAIN: "The plan was rechecked",
    ImportTask.APPLY: "Imported",
    ImportTask.REVERT: "Undone",
}
SOON = "It is in the queue and starts when earlier jobs are done. You can close this page."
GOES_ON = "You can close this page; the job continues."
NOBODY = (
    "No worker is running on this site. The job stays in the queue and starts once one is "
    "running; tell the site’s administrator."
)
FELL_SILENT = "The worker has stopped responding. Nothing was changed, and the job restarts within a minute."
STOPPING = "It is being cancelled."


@dataclass(frozen=True, kw_only=True)
class JobProgress:
    """The last job of a batch: what is said of it, and how far it is in percent if that is known."""

    job: ImportJob
    title: str
    sentences: list[str]
    is_unfinished: bool
    is_left_alone: bool = False
    figures: str = ""
    percent: int | None = None

    @classmethod
    def of(cls, batch: ImportBatch) -> Self | None:
        """How the last job stands; nothing where there never was one."""
        jobs = batch.jobs.with_is_alive().annotate(now=Now()).select_related("asked_by", "cancelled_by", "planned")
        job: Any = jobs.first()
        if job is None:
            return None
        if not job.is_unfinished:
            title = DONE[ImportTask(job.task)] if job.state == JobState.DONE else job.get_state_display()
            return cls(job=job, title=title, sentences=_lines(job.message), is_unfinished=False)
        is_left_alone = not job.is_alive and not running_workers()
        return cls(
            job=job,
            title=f"{DOING[ImportTask(job.task)]}{'' if job.is_alive else ': waiting'}",
            sentences=[_what_is_going_on(job, is_left_alone=is_left_alone)],
            is_unfinished=True,
            is_left_alone=is_left_alone,
            figures=progress_figures(job.rows, job.share, job.started_at, job.now) if job.is_alive else "",
            percent=round(100 * job.share) if job.is_alive and job.share else None,
        )


def _what_is_going_on(job: Any, *, is_left_alone: bool) -> str:
    if is_left_alone:
        return NOBODY
    if job.cancelled_by_id is not None:
        return STOPPING
    if job.state == JobState.WAITING:
        return SOON
    return GOES_ON if job.is_alive else FELL_SILENT


def _lines(message: str) -> list[str]:
    return message.splitlines()


def progress_figures(rows: int, share: float, began: datetime | None, now: datetime) -> str:
    """A sentence with the rows done, their rate, and the time left at that rate; `share` is from 0 to 1."""
    if not rows or began is None:
        return ""
    seconds = max((now - began).total_seconds(), 0.001)
    told = f"{rows:,} rows, {rows / seconds:,.0f} rows a second"
    if not 0 < share < 1:
        return told
    left = round(seconds * (1 - share) / share)
    return f"{told}, {left // 60}:{left % 60:02} minutes left"
