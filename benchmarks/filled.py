"""Loading files into a database that is full already, beside loading the same files into an empty one.

`python -m benchmarks.filled [--commitments 800] [--stored 10000,20000]` prints how long a tracker of so many
commitments takes to load into databases that hold none and so many; all figures are of one run, and the time is what
the processors worked, which a busy machine changes little. A hundred thousand rows are some 8,000 commitments.
"""

import argparse
import os
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

import django

STORED, COMMITMENTS, TIMES = "10000", 800, 3
# How many times the time into an empty database it may take.
MOST = 1.5


def main() -> None:
    """Loads into an empty database, then into each that holds some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", type=int, default=COMMITMENTS, help="how many are loaded")
    parser.add_argument("--stored", default=STORED, help="how many there are already, parted by commas")
    parser.add_argument("--times", type=int, default=TIMES, help="how many loads the median is of")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import server
    from benchmarks.loads import verdict
    from benchmarks.trackers import rows_in

    print(f"{rows_in(options.commitments):,} rows, CPU", flush=True)
    with server(), TemporaryDirectory() as folder:
        empty = loaded(Path(folder), 0, options.commitments, options.times)
        print(f"  into an empty database            {empty:8.2f} s", flush=True)
        for stored in map(int, options.stored.split(",")):
            took = loaded(Path(folder), stored, options.commitments, options.times)
            ratio = took / empty
            print(f"  into one of {stored:>9,} commitments {took:8.2f} s: {ratio:.2f} times", end=" ")
            print(f"(at most {MOST}: {verdict(ratio <= MOST)})", flush=True)


def loaded(folder: Path, stored: int, commitments: int, times: int) -> float:
    """The seconds of one of several loads, each into a database of its own that holds so many commitments."""
    from benchmarks import trackers
    from benchmarks.counts import execute, processor_seconds
    from benchmarks.databases import NAME, fresh
    from tests import database

    taken = []
    with fresh():
        if stored:
            bring(trackers.write(folder / "stored", stored))
            execute("VACUUM ANALYZE")
        files = trackers.write(folder / "more", commitments, name="more-")
        full = f"{NAME}_full"
        database.copy(NAME, full)
        for _ in range(times):
            database.copy(full, NAME)
            database.use(NAME)
            before = processor_seconds()
            bring(files)
            taken.append(processor_seconds() - before)
        database.drop(full)
    return statistics.median(taken)


def bring(path: Path) -> None:
    """Loads a folder of files."""
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.loading.pipeline import problems_in
    from tracker.transfer.reading.files import files_at

    results, _ = import_files(files_at([path]), name=path.name, accept_drift=True)
    assert not problems_in(results), problems_in(results)[:3]


if __name__ == "__main__":
    main()
