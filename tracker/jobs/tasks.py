"""The tasks that workers take from the queue (`manage.py procrastinate worker`)."""

import logging

from django.conf import settings
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from tracker.jobs.worker import AlreadyRunning, WorkerStopping, run_job

logger = logging.getLogger(__name__)

# Imports keep the tables to themselves, so they are done one after the other, however many workers there are.
ONE_AT_A_TIME = "imports"


@app.task(
    name="work_on_import",
    queue="imports",
    lock=ONE_AT_A_TIME,
    retry=RetryStrategy(wait=1, retry_exceptions=[WorkerStopping, AlreadyRunning]),
    pass_context=True,
)
def work_on_import(context: JobContext, job: int) -> None:
    """Does the import job of that number."""
    run_job(job, should_stop=context.should_abort)


@app.periodic(cron="* * * * * */10")
@app.task(name="begin_again", queueing_lock="begin_again", pass_context=True)
async def begin_again(context: JobContext, timestamp: int) -> None:
    """Puts back into the queue what workers had begun that have fallen silent."""
    silence = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence):
        logger.warning("job %s is begun again, since its worker has fallen silent", job.id)
        await context.app.job_manager.retry_job(job)
