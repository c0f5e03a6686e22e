"""Our own imports and export of one size, in a process of its own: `python -m benchmarks.ours ROWS FOLDER`.

Prints each piece of work with its seconds when it is done, and in the end the most megabytes the process held.
"""

import os
import resource
import sys
from pathlib import Path

import django

KILOBYTES = 1024


def main() -> None:
    """Does the work on a fresh database."""
    rows, folder = int(sys.argv[1]), Path(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks import commitments, peers
    from benchmarks.databases import fresh
    from benchmarks.stopwatch import seconds
    from tracker.transfer.declaration.resources import RECORDS
    from tracker.transfer.export.files import Export
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.reading.files import files_at

    def tell(name: str, figure: float) -> None:
        print(name, figure, sep="\t", flush=True)

    def bring(name: str, changed: int = 0) -> None:
        path = commitments.write(folder / name / "commitments.csv", rows, changed)

        def work() -> None:
            results, _ = import_files(files_at([path]), name=path.name, accept_drift=True)
            assert not results["commitments"].problems, results["commitments"].problems[:3]

        tell(name, seconds(work))

    with fresh():
        commitments.make_actors()
        bring("create")
        bring("unchanged")
        bring("tenth changed", rows // 10)
        with (folder / "ours.csv").open("wb") as sink:
            tell("export", seconds(lambda: Export(RECORDS["commitments"]()).write("csv", sink)))
        tell("peak memory", peak())
        with (folder / "copy.txt").open("wb") as sink:
            tell("copy out", seconds(lambda: peers.copy_out(sink, peers.OUT)))
            tell("copy out, one table", seconds(lambda: peers.copy_out(sink, peers.OUT_ALONE)))


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # What getrusage says on Linux may be the peak of whoever started this process.
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / KILOBYTES
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES**2


if __name__ == "__main__":
    main()
