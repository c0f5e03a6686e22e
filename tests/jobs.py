"""Workers of tests: one in this process that works off the queue and ends, and one in a process of its own."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from procrastinate.contrib.django import app

from tests.forked import ForkedCommand
from tracker.models import ImportBatch, ImportJob

Process = ForkedCommand | subprocess.Popen[str]


def topics(number: int, name: str = "Topic") -> str:
    """A file of that many topics."""
    return "ref,name\n" + "".join(f"topic-{place},{name} {place}\n" for place in range(number))


def job_of(batch: ImportBatch) -> ImportJob:
    """The last job of the batch, as it is now."""
    job = batch.jobs.first()
    assert job is not None
    return job


def work_off() -> None:
    """Does what is in the queue, as a worker does; in a thread, since a browser's event loop may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_work).result()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@contextmanager
def worker(begin: Callable[[str, str], Process] = ForkedCommand) -> Iterator[Process]:
    """A worker that is a process of its own, for as long as the context lasts."""
    process = begin("procrastinate", "worker")
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
