"""A whole tracker planned, loaded, loaded again and taken back, in sizes that tell how the time grows with the rows.

`python -m benchmarks.loads COMMITMENTS FOLDER` measures one size, in a process of its own.
"""

import math
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import django

SIZES = "1000,10000,100000"
# The power of its rows with which the time of a piece of work may grow: 1 is in proportion, 2 the square.
MOST_GROWTH = 1.1
# How many times the seconds of the load its revert may take.
MOST_TO_TAKE_BACK = 2
MEMORY = "peak memory"


def main() -> None:
    """Does the work on a fresh database, and prints each piece of it with its seconds when it is done."""
    commitments, folder = int(sys.argv[1]), Path(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks import trackers
    from benchmarks.databases import fresh
    from benchmarks.ours import peak
    from benchmarks.stopwatch import seconds
    from tracker.actions.imports.revert_batch import revert_batch
    from tracker.models import ImportBatch
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.loading.pipeline import problems_in
    from tracker.transfer.reading.files import files_at

    def tell(name: str, figure: float) -> None:
        print(name, figure, sep="\t", flush=True)

    def measure(name: str, work: Callable[[], Any]) -> None:
        tell(name, seconds(work))

    def bring(path: Path, *, dry_run: bool = False) -> None:
        results, _ = import_files(files_at([path]), name=path.name, accept_drift=True, dry_run=dry_run)
        assert not problems_in(results), problems_in(results)[:3]

    def take_back_latest() -> None:
        revert_batch(ImportBatch.objects.latest("pk"), user=None)

    new = trackers.write(folder / "new", commitments)
    changed = trackers.write(folder / "changed", commitments, changed=commitments)
    with fresh():
        measure("plan", lambda: bring(new, dry_run=True))
        measure("load", lambda: bring(new))
        measure("unchanged", lambda: bring(new))
        measure("changed", lambda: bring(changed))
        measure("changed, taken back", take_back_latest)
    with fresh():
        bring(new)
        measure("taken back", take_back_latest)
    tell(MEMORY, peak())


def measure(
    sizes: Sequence[int], figures: Callable[[int], Iterator[tuple[str, float]]], say: Callable[[str], None]
) -> None:
    """Prints every figure of every size, then how each piece of work grows from the smallest to the largest."""
    from benchmarks.trackers import CITATIONS, UPDATES, rows_in

    taken: dict[int, dict[str, float]] = {}
    for size in sizes:
        rows, found = rows_in(size), taken.setdefault(size, {})
        say(f"\n{size:,} commitments with {UPDATES} status updates and {CITATIONS} citations each, {rows:,} rows")
        for name, figure in figures(size):
            found[name] = figure
            shown = f"{figure:8.0f} MB" if name == MEMORY else f"{figure:8.2f} s  {rows / figure:12,.0f} rows/s"
            say(f"  {name:<20} {shown}")
        ratio = found["taken back"] / found["load"]
        bound = f"at most {MOST_TO_TAKE_BACK}: {verdict(ratio <= MOST_TO_TAKE_BACK)}"
        say(f"    taken back: {ratio:.2f} times the time of load ({bound})")
    first, last = min(sizes), max(sizes)
    if first < last:
        say(f"\nGrowth from {first:,} to {last:,}, as a power of the rows (at most {MOST_GROWTH})")
        for name in taken[first]:
            growth = math.log(taken[last][name] / taken[first][name], rows_in(last) / rows_in(first))
            say(f"  {name:<20} {growth:8.2f}  {verdict(growth <= MOST_GROWTH)}")


def verdict(is_reached: bool) -> str:
    """Whether a bound is kept, as it is printed."""
    return "reached" if is_reached else "NOT REACHED"


if __name__ == "__main__":
    main()
