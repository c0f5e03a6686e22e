"""`make bench`: imports and exports against their peers, and the memory of a million rows.

Each figure is a ratio of two runs on fresh databases of one server, durable as for real use. The library is timed on
fewer rows and taken to be linear, which flatters it.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
from django.db import transaction

ROWS = 100_000
ROWS_FOR_THE_LIBRARY = 5_000
ROWS_FOR_MEMORY = 1_000_000
# What each ratio must reach: the name of the work, the peer, how many of the peer's seconds ours may take at the most.
FLOORS = (
    ("create", "library", 1 / 60),
    ("create", "copy", 2.0),
    ("unchanged", "create", 1 / 3),
    ("export", "copy out", 3.0),
    ("export", "copy out, one table", 3.0),
)
MEGABYTES = 200


def seconds(work: Callable[[], Any]) -> float:
    """How long the work takes, from begin to commit."""
    started = time.perf_counter()
    with transaction.atomic():
        work()
    return time.perf_counter() - started


def measure(rows: int, library_rows: int, folder: Path) -> dict[str, float]:
    """The seconds of each piece of work."""
    from benchmarks import commitments, peers
    from benchmarks.databases import fresh
    from tracker.transfer.export_files import Export
    from tracker.transfer.files import files_at
    from tracker.transfer.import_files import import_files
    from tracker.transfer.resources import RECORDS

    first = commitments.write(folder / "first" / "commitments.csv", rows)
    amended = commitments.write(folder / "amended" / "commitments.csv", rows, rows // 10)

    def ours(path: Path) -> None:
        results, _ = import_files(files_at([path]), name=path.name, accept_drift=True)
        assert not results["commitments"].problems, results["commitments"].problems[:3]

    taken: dict[str, float] = {}
    with fresh():
        commitments.make_actors()
        taken["copy"] = seconds(lambda: peers.copy_alone(commitments.rows(rows)))
    with fresh():
        commitments.make_actors()
        taken["library"] = seconds(lambda: peers.import_with_library(commitments.rows(library_rows)))
    with fresh():
        commitments.make_actors()
        taken["create"] = seconds(lambda: ours(first))
        taken["unchanged"] = seconds(lambda: ours(first))
        taken["tenth changed"] = seconds(lambda: ours(amended))
        with (folder / "ours.csv").open("wb") as sink:
            taken["export"] = seconds(lambda: Export(RECORDS["commitments"]()).write("csv", sink))
        with (folder / "copy.txt").open("wb") as sink:
            taken["copy out"] = seconds(lambda: peers.copy_out(sink, peers.OUT))
            taken["copy out, one table"] = seconds(lambda: peers.copy_out(sink, peers.OUT_ALONE))
    return taken


def report(taken: dict[str, float], rows: int, library_rows: int) -> list[str]:
    """The ratios as lines, each with what it should be."""
    taken = {**taken, "library": taken["library"] * rows / library_rows}
    lines = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"]
    lines.append(f"{rows:,} commitments with two parties each; the library timed on {library_rows:,} and scaled up")
    lines += [f"  {name:<20} {spent:8.2f} s  {rows / spent:12,.0f} rows/s" for name, spent in taken.items()]
    for work, peer, most in FLOORS:
        ratio = taken[work] / taken[peer]
        verdict = "reached" if ratio <= most else "NOT REACHED"
        shown = f"{1 / ratio:6.1f} times as fast as" if most < 1 else f"{ratio:6.2f} times the time of"
        wanted = f"at least {1 / most:.0f}" if most < 1 else f"at most {most:.0f}"
        lines.append(f"  {work:<20} {shown} {peer:<20} ({wanted}: {verdict})")
    return lines


def peak_memory(rows: int, folder: Path) -> str:
    """The most memory a process of its own takes for an import of so many rows, as a line."""
    command = [sys.executable, "-m", "benchmarks.memory", str(rows), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    megabytes = float(done.stdout.split()[-1])
    verdict = "reached" if megabytes < MEGABYTES else "NOT REACHED"
    return f"  peak memory          {megabytes:6.0f} MB for {rows:,} rows (under {MEGABYTES}: {verdict})"


def main() -> None:
    """Measures everything and prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--library-rows", type=int, default=ROWS_FOR_THE_LIBRARY)
    parser.add_argument("--memory-rows", type=int, default=ROWS_FOR_MEMORY, help="0 leaves memory out")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import server

    with server(), TemporaryDirectory() as folder:
        taken = measure(options.rows, options.library_rows, Path(folder))
        print("\n".join(report(taken, options.rows, options.library_rows)))
        if options.memory_rows:
            print(peak_memory(options.memory_rows, Path(folder)))


if __name__ == "__main__":
    main()
