"""How long a tracker takes to load and an import to be taken back: run by itself, in the tree it is to measure.

Each figure is a line of label, number and unit; a step that outlasts `--patience` is ended and told as `more than`.
How the time grows is told as the power of the rows, 1 being in proportion and 2 the square.
"""

import argparse
import importlib.util
import math
import os
import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

PATIENCE = 60.0  # seconds
# The files are made as they are here, whichever tree reads them.
TRACKERS = Path(__file__).resolve().parent.parent / "trackers.py"
spec = importlib.util.spec_from_file_location("trackers", TRACKERS)
assert spec is not None
assert spec.loader is not None
trackers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(trackers)


def timed(label: str, work: Callable[[], Any], patience: float) -> tuple[Any, float | None]:
    """Does the work, and tells how long it took: what came of it and the seconds; None twice when it was ended."""
    from django.db import OperationalError, connection

    connection.ensure_connection()
    connected, done = connection.connection, threading.Event()

    def end_it() -> None:
        wait = patience
        while not done.wait(wait):
            wait = 1.0
            connected.cancel()

    watch = threading.Thread(target=end_it)
    began = time.perf_counter()
    watch.start()
    try:
        outcome = work()
    except OperationalError:
        print(label, f"more than {patience:.0f}", "s", sep="\t", flush=True)
        return None, None
    else:
        seconds = time.perf_counter() - began
        print(label, f"{seconds:.2f}", "s", sep="\t", flush=True)
        return outcome, seconds
    finally:
        done.set()
        watch.join()
        connection.close()


def moved(*names: str) -> Any:
    """The module under the first of these names that the tree has: it may have moved since."""
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(names[0])


def bring(path: Path) -> Any:
    """Imports the files, in which nothing is wrong; returns the batch."""
    importing = moved("tracker.transfer.loading.import_files", "tracker.transfer.import_files")
    files = moved("tracker.transfer.reading.files", "tracker.transfer.files").files_at([path])
    results, batch = importing.import_files(files, name=path.name, accept_drift=True)
    problems = [problem for result in results.values() for problem in result.problems]
    assert not problems, problems[:3]
    return batch


def load(folder: Path, commitments: int, patience: float) -> float | None:
    """A whole tracker into an empty database; returns the seconds."""
    from benchmarks.databases import fresh

    path = trackers.write(folder / str(commitments), commitments)
    with fresh():
        label = f"loading a tracker of {commitments:,} commitments, {trackers.rows_in(commitments):,} rows"
        _, seconds = timed(label, lambda: bring(path), patience)
    return seconds


def tell_growth(taken: dict[int, float | None], patience: float) -> None:
    """From the smallest to the largest; a bound where the largest was given up."""
    (smallest, least), (largest, most) = min(taken.items()), max(taken.items())
    if least is None:
        return
    growth = math.log((most or patience) / least, trackers.rows_in(largest) / trackers.rows_in(smallest))
    shown = f"{'more than ' if most is None else ''}{growth:.2f}"
    print(f"growth of loading from {smallest:,} to {largest:,}", shown, "power", sep="\t", flush=True)


def take_back(folder: Path, commitments: int, stored: int, patience: float, updates: int = 0) -> None:
    """An import of commitments into a database that holds so many, and the same taken back.

    `updates` is how many each of the stored commitments has.
    """
    from benchmarks.databases import fresh

    revert_batch = moved("tracker.actions.imports.revert_batch", "tracker.actions.revert_batch").revert_batch

    def only_commitments(number: int, name: str) -> Path:
        written: Path = trackers.write(folder / f"{number}{name}", number, name=name)
        for record in ("status_updates", "citations", "sources"):
            (written / f"{record}.csv").unlink()
        return written

    with fresh():
        bring(only_commitments(stored, "stored-"))
        if updates:
            store_updates(updates)
        label = f"importing {commitments:,} commitments into {stored:,}"
        label += f" with {updates} updates each" if updates else ""
        batch, _ = timed(label, lambda: bring(only_commitments(commitments, "")), patience)
        if batch:
            timed(f"{label}, taken back", lambda: revert_batch(batch, user=None), patience)


def store_updates(number: int) -> None:
    """So many drafts of status updates for each commitment, without its triggers: the earlier code takes hours."""
    from django.db import connection, transaction

    from tracker.models import Commitment, StatusUpdate

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tracker_statusupdate DISABLE TRIGGER USER")
        StatusUpdate.objects.bulk_create(
            (
                StatusUpdate(
                    ref=f"stored-{pk}-{n}", commitment_id=pk, status="stalled", as_of="2024-05", summary="So."
                )
                for pk in Commitment.objects.values_list("pk", flat=True)
                for n in range(number)
            ),
            batch_size=5_000,
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE tracker_statusupdate ENABLE TRIGGER USER")
        cursor.execute("ANALYZE tracker_statusupdate")


def main() -> None:
    """Measures every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=PATIENCE, help="the most seconds a step may take")
    parser.add_argument("--loads", default="1000,10000", help="how many commitments, parted by commas")
    parser.add_argument("--reverts", default="5000,50000", help="how many, into twice as many, parted by commas")
    parser.add_argument("--few", type=int, default=100, help="how many into --many (100; 0: none)")
    parser.add_argument("--many", type=int, default=100_000, help="(100000)")
    parser.add_argument("--updates", type=int, default=3, help="of each stored commitment, the second time (3)")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import server

    with server(), TemporaryDirectory() as folder:
        sizes = [int(number) for number in options.loads.split(",") if number]
        taken = {size: load(Path(folder), size, options.patience) for size in sizes}
        if len(sizes) > 1:
            tell_growth(taken, options.patience)
        reverts = [(int(number), int(number) * 2) for number in options.reverts.split(",") if number]
        if options.few:
            reverts.insert(0, (options.few, options.many))
        for number, stored in reverts:
            for updates in sorted({0, options.updates}):
                take_back(Path(folder), number, stored, options.patience, updates)


if __name__ == "__main__":
    main()
