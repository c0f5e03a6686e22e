"""How long a tracker takes to load and an import to be taken back: run by itself, in the tree it is to measure.

Each figure is a line of label, number and unit; a step that outlasts `--patience` is ended and told as `more than`.
"""

import argparse
import importlib.util
import os
import threading
import time
from collections.abc import Callable
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


def timed(label: str, work: Callable[[], Any], patience: float) -> Any:
    """Does the work, and tells how long it took; None when it took too long and was ended."""
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
        return None
    else:
        print(label, f"{time.perf_counter() - began:.2f}", "s", sep="\t", flush=True)
        return outcome
    finally:
        done.set()
        watch.join()
        connection.close()


def bring(path: Path) -> Any:
    """Imports the files, in which nothing is wrong; returns the batch."""
    from tracker.transfer.files import files_at
    from tracker.transfer.import_files import import_files
    from tracker.transfer.loading import problems_in

    results, batch = import_files(files_at([path]), name=path.name, accept_drift=True)
    assert not problems_in(results), problems_in(results)[:3]
    return batch


def load(folder: Path, commitments: int, patience: float) -> None:
    """A whole tracker into an empty database."""
    from benchmarks.databases import fresh

    path = trackers.write(folder / str(commitments), commitments)
    with fresh():
        label = f"loading a tracker of {commitments:,} commitments, {trackers.rows_in(commitments):,} rows"
        timed(label, lambda: bring(path), patience)


def take_back(folder: Path, commitments: int, patience: float) -> None:
    """An import of commitments into a database that holds twice as many, and the same taken back."""
    from benchmarks.databases import fresh
    from tracker.actions.revert_batch import revert_batch

    def only_commitments(number: int, name: str) -> Path:
        written: Path = trackers.write(folder / f"{number}{name}", number, name=name)
        for record in ("status_updates", "citations", "sources"):
            (written / f"{record}.csv").unlink()
        return written

    with fresh():
        bring(only_commitments(commitments * 2, "stored-"))
        label = f"importing {commitments:,} commitments into {commitments * 2:,}"
        batch = timed(label, lambda: bring(only_commitments(commitments, "")), patience)
        timed(f"{label}, taken back", lambda: revert_batch(batch, user=None), patience)


def main() -> None:
    """Measures every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=PATIENCE, help="the most seconds a step may take")
    parser.add_argument("--loads", default="1000,10000", help="how many commitments, parted by commas")
    parser.add_argument("--reverts", default="5000,50000", help="how many commitments, parted by commas")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import server

    with server(), TemporaryDirectory() as folder:
        for number in filter(None, options.loads.split(",")):
            load(Path(folder), int(number), options.patience)
        for number in filter(None, options.reverts.split(",")):
            take_back(Path(folder), int(number), options.patience)


if __name__ == "__main__":
    main()
