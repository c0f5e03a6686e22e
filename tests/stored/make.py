"""Stores a database as a commit's code leaves it: `python -m tests.stored.make COMMIT`.

The commit is checked out beside this one and run with the installed packages; its SQL lands here as COMMIT.sql.gz.
"""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
# What only psql reads, with a word that is another each time; and what PostgreSQL 16 does not know.
LEFT_OUT = (b"\\", b"SET transaction_timeout")


def main() -> None:
    """Writes the file; the same database gives the same bytes."""
    (commit,) = sys.argv[1:]
    with TemporaryDirectory() as temporary:
        tree = Path(temporary, "tree")
        subprocess.run(["git", "worktree", "add", "--detach", tree, commit], cwd=HERE, check=True)
        try:
            sql = subprocess.run(
                [sys.executable, HERE / "fill.py"],
                cwd=tree,
                env=os.environ | {"PYTHONPATH": str(tree), "FOLLOWTHROUGH_TEST_HOME": str(Path(temporary, "home"))},
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=HERE, check=True)
    lines = [line for line in sql.splitlines(keepends=True) if not line.startswith(LEFT_OUT)]
    (HERE / f"{commit}.sql.gz").write_bytes(gzip.compress(b"".join(lines), mtime=0))


if __name__ == "__main__":
    main()
