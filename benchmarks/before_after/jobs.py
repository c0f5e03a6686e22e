"""What a long import keeps waiting: the person who asked for it, and whoever comes after a process that was killed.

Run as `python -m benchmarks.before_after.jobs [--patience SECONDS]`; each line is `label<TAB>figure<TAB>unit`.
"""

import argparse
import os
import signal
import time
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import Any

import django

ROWS = 20_000


def told(label: str, doing: Callable[[float], None], patience: float) -> None:
    """Prints the seconds it takes, or that it takes more than the patience."""
    began = time.monotonic()
    try:
        doing(patience)
    except TimeoutError:
        print(f"{label}\tmore than {patience:.0f}\ts", flush=True)
    else:
        print(f"{label}\t{time.monotonic() - began:.2f}\ts", flush=True)


def within(patience: float, doing: Callable[[], object]) -> None:
    """Does it in the main thread; TimeoutError when it takes too long."""

    def give_up(number: int, frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, patience)
    try:
        doing()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def content() -> bytes:
    """A file of many commitments."""
    import csv

    from benchmarks import commitments

    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(commitments.HEADERS)
    writer.writerows(commitments.rows(ROWS))
    return stream.getvalue().encode()


def moved(*names: str) -> Any:
    """The module under the first of these names that the tree has: it may have moved since."""
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(names[0])


def measure_answers(patience: float) -> None:
    """How long a browser waits for its answer."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from benchmarks import commitments
    from tests.factories import UserFactory

    plan_batch = moved("tracker.actions.imports.plan_batch", "tracker.actions.plan_batch").plan_batch

    commitments.make_actors()
    user = UserFactory(group="Analyst")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    client.get("/admin/")
    file = SimpleUploadedFile("commitments.csv", content())
    upload = "/admin/tracker/importbatch/upload/"
    told(
        f"answer to an upload of {ROWS:,} commitments",
        lambda most: within(most, lambda: client.post(upload, {"import_file": file})),
        patience,
    )
    batch = plan_batch(user=user, file_name="commitments.csv", content=content())
    told(
        f"answer to Apply, {ROWS:,} commitments",
        lambda most: within(most, lambda: client.post(f"/admin/tracker/importbatch/{batch.pk}/apply/")),
        patience,
    )


def measure_locks(patience: float) -> None:
    """How long a table stays locked once the process whose statement holds it is killed."""
    from django.db import connection, transaction

    from tests.processes import Child, another_connection

    def hold() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE tracker_topic IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute("SELECT pg_sleep(%s)", [patience + 5])

    def until(is_locked: bool, most: float) -> None:
        give_up = time.monotonic() + most
        while bool(watching.execute(asked).fetchone()) is not is_locked:
            if time.monotonic() > give_up:
                raise TimeoutError
            time.sleep(0.02)

    asked = (
        "SELECT 1 FROM pg_locks WHERE granted AND mode = 'ShareRowExclusiveLock' "
        "AND relation = 'tracker_topic'::regclass"
    )
    child = Child(hold)
    with another_connection() as watching:
        until(is_locked=True, most=20)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        told(
            "a table is locked after its process was killed", lambda most: until(is_locked=False, most=most), patience
        )


def main() -> None:
    """Measures on a fresh database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a step is given up")
    patience: float = parser.parse_args().patience
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import fresh, server

    with server():
        with fresh():
            measure_locks(min(patience, 20))
        with fresh():
            measure_answers(patience)


if __name__ == "__main__":
    main()
