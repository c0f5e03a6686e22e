"""Whether anything works on what is in the queue."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateWorker

from tracker.models import ImportJob


@dataclass(frozen=True)
class Queue:
    """How many workers are there, and how many import jobs wait or are worked on."""

    workers: int
    unfinished: int

    @classmethod
    def read(cls) -> "Queue":
        """The queue at this moment."""
        return cls(running_workers(), ImportJob.objects.unfinished().count())

    @property
    def unattended(self) -> int:
        """How many jobs there are that nothing works on, since no worker runs."""
        return 0 if self.workers else self.unfinished


def running_workers() -> int:
    """How many workers have said of late that they are there."""
    silence = timedelta(seconds=settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"])
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silence).count()
