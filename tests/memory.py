"""Where the tests put what they throw away: in memory, where the computer has room there.

A test that commits is cleaned up by a fresh copy of the database, which is a thousand small files made and removed
again; ext4 takes ten times as long for that as memory does, since it looks for inodes that were not freed just now.
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
BYTES_NEEDED = 2 << 30


def has_room() -> bool:
    """Whether this computer offers a folder in memory with room for databases and browser profiles."""
    return os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > BYTES_NEEDED


def put_temporary_files_there() -> None:
    """Has this process, and those it starts, make their temporary files in memory."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(MEMORY)


def home_of(project: Path) -> Path:
    """The folder of the tests' server for a checkout; each account has its own, and takes nobody else's."""
    checkout = hashlib.sha256(os.fsencode(project)).hexdigest()[:12]
    home = MEMORY / f"followthrough-{os.geteuid()}-{checkout}"
    home.mkdir(mode=0o755, exist_ok=True)
    if home.is_symlink() or home.stat().st_uid != os.geteuid():
        raise SystemExit(f"{home} is another account's. Have it removed, or set FOLLOWTHROUGH_TEST_HOME.")
    return home


if __name__ == "__main__":
    print(home_of(Path.cwd()))
