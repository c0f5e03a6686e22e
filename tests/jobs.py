"""Workers of tests: a program of its own that works on the tests' database, and the queue worked off at once."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.programs import start
from tracker.models import ImportJob


def rows(number: int, name: str = "Topic") -> str:
    """A file of that many topics."""
    return "ref,name\n" + "".join(f"topic-{place},{name} {place}\n" for place in range(number))


def job_of(batch: Any) -> ImportJob:
    """The last job of the batch, as it is now."""
    job = batch.jobs.first()
    assert job is not None
    return job


def work_off() -> None:
    """Has a worker do what is in the queue, and end."""
    worker = start("procrastinate", "worker", "--one-shot")
    said = worker.communicate(timeout=60)[0]
    assert worker.returncode == 0, said


@contextmanager
def worker() -> Iterator[subprocess.Popen[str]]:
    """A worker that works for as long as the context lasts."""
    process = start("procrastinate", "worker")
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=20)
