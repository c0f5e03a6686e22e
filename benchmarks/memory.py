"""The peak memory of an import in a process that does nothing else: `python -m benchmarks.memory ROWS FOLDER`."""

import os
import resource
import sys
from pathlib import Path

import django

KILOBYTES = 1024


def main() -> None:
    """Imports so many rows and prints the peak in megabytes."""
    rows, folder = int(sys.argv[1]), Path(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks import commitments
    from benchmarks.databases import fresh
    from tracker.transfer.files import files_at
    from tracker.transfer.import_files import import_files

    path = commitments.write(folder / "memory" / "commitments.csv", rows)
    with fresh():
        commitments.make_actors()
        results, _ = import_files(files_at([path]), name=path.name, accept_drift=True)
    assert results["commitments"].counts["new"] == rows, results["commitments"].problems[:3]
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES)


if __name__ == "__main__":
    main()
