"""`make bench`: imports and exports of several sizes against their peers, each figure printed once it is known.

Then whole trackers, with what follows their commitments up: see `loads`.

What counts are ratios of two runs on fresh databases of one server, durable as for real use. The library is timed on
few rows and taken to be linear, which flatters it.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from benchmarks import loads
from benchmarks.loads import MEMORY, verdict

SIZES = "5000,100000,1000000"
ROWS_FOR_THE_LIBRARY = 5_000
# What each ratio must reach: the work, its peer, and how many of the peer's seconds it may take at the most.
FLOORS = (
    ("create", "library", 1 / 60),
    ("create", "copy", 2.0),
    ("unchanged", "create", 1 / 3),
    ("export", "copy out", 3.0),
    ("export", "copy out, one table", 3.0),
)
MEGABYTES = 200


def say(line: str) -> None:
    """Prints a line at once, also into a file or a pipe."""
    print(line, flush=True)


def copied(rows: int) -> float:
    """The seconds of a bare COPY of so many rows."""
    from benchmarks import commitments, peers
    from benchmarks.databases import fresh
    from benchmarks.stopwatch import seconds

    with fresh():
        commitments.make_actors()
        return seconds(lambda: peers.copy_alone(commitments.rows(rows)))


def by_the_library(rows: int) -> float:
    """The seconds of the library's own import of so many rows."""
    from benchmarks import commitments, peers
    from benchmarks.databases import fresh
    from benchmarks.stopwatch import seconds

    with fresh():
        commitments.make_actors()
        return seconds(lambda: peers.import_with_library(commitments.rows(rows)))


def ours(rows: int, module: str = "benchmarks.ours") -> Iterator[tuple[str, float]]:
    """Each figure of our own work on so many rows, from a process of its own."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", module, str(rows), folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent) as work:
            for line in work.stdout or ():
                name, _, figure = line.rstrip("\n").partition("\t")
                yield name, float(figure)
        if work.returncode:
            raise SystemExit(f"{module} ended with {work.returncode}")


def measure(rows: int, library_a_row: float) -> None:
    """Prints every figure of one size, each with the ratios that it completes."""
    say(f"\n{rows:,} commitments with two parties each")
    taken = {"library": library_a_row * rows}
    for name, figure in _figures(rows):
        if name == MEMORY:
            say(f"  {name:<20} {figure:8.0f} MB  (under {MEGABYTES}: {verdict(figure < MEGABYTES)})")
            continue
        taken[name] = figure
        say(f"  {name:<20} {figure:8.2f} s  {rows / figure:12,.0f} rows/s")
        for work, peer, most in FLOORS:
            if name in (work, peer) and taken.keys() >= {work, peer}:
                say(f"    {_ratio(work, peer, taken[work] / taken[peer], most)}")


def _figures(rows: int) -> Iterator[tuple[str, float]]:
    yield "copy", copied(rows)
    yield from ours(rows)


def _ratio(work: str, peer: str, ratio: float, most: float) -> str:
    shown = f"{1 / ratio:.1f} times as fast as" if most < 1 else f"{ratio:.2f} times the time of"
    wanted = f"at least {1 / most:.0f}" if most < 1 else f"at most {most:.0f}"
    return f"{work}: {shown} {peer} ({wanted}: {verdict(ratio <= most)})"


def sizes(text: str) -> list[int]:
    """The numbers of rows in an argument such as `5000,100000`; none in an empty one."""
    return [int(number) for number in text.split(",") if number]


def main() -> None:
    """Measures every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=sizes, default=sizes(SIZES), help=f"how many, parted by commas ({SIZES})")
    parser.add_argument("--library-rows", type=int, default=ROWS_FOR_THE_LIBRARY, help="how many for the library")
    parser.add_argument(
        "--commitments", type=sizes, default=sizes(loads.SIZES), help=f"how large whole trackers are ({loads.SIZES})"
    )
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import server

    with server():
        say(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        if options.rows:
            spent = by_the_library(options.library_rows)
            rate = options.library_rows / spent
            say(f"The library took {spent:.2f} s for {options.library_rows:,} rows, {rate:,.0f}/s.")
        for rows in options.rows:
            measure(rows, spent / options.library_rows)
        if options.commitments:
            loads.measure(options.commitments, lambda size: ours(size, "benchmarks.loads"), say)


if __name__ == "__main__":
    main()
