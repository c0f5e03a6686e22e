"""`manage.py jobs`: what waits for a worker or is worked on, and how many workers there are."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.jobs.worker_count import Queue
from tracker.models import ImportJob

LEFT_ALONE = 1


class Command(BaseCommand):
    """Lists the unfinished jobs; says by its exit code whether anybody works on them."""

    help = (
        "Lists the jobs that wait or are worked on, and says how many workers run (`manage.py procrastinate worker` "
        "starts one). Exit codes with --check: 0 a worker runs, 1 none does."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="end with exit code 1 when no worker runs")

    def handle(self, *args: Any, **options: Any) -> None:
        queue = Queue.read()
        self.stdout.write(f"Workers: {queue.workers}. Unfinished jobs: {queue.unfinished}.")
        for job in ImportJob.objects.unfinished().select_related("batch", "asked_by"):
            far = f", {job.rows:,} rows, {job.share:.0%}" if job.rows else ""
            what = f"{job.get_task_display():<10} {job.get_state_display():<8}"
            self.stdout.write(
                f"{job.pk:>6}  {job.asked_at:%Y-%m-%d %H:%M}  {what} "
                f"import {job.batch_id} ({job.batch.file_name}) for {job.asked_by}{far}"
            )
        if options["check"] and not queue.workers:
            waits = "long imports wait" if queue.unfinished else "a long import would wait"
            raise CommandError(
                f"No worker runs; {waits}. `manage.py procrastinate worker` starts one.", returncode=LEFT_ALONE
            )
