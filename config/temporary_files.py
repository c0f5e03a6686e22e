"""The web server's temporary files: each worker has a folder of its own for them, which is gone when the worker is.

Uploads, workbooks being written and requests being gathered lie there. Most are removed by who made them, but not
when a worker is killed, and what is left then fills a small `/tmp` up until no file can be taken any more.
"""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import TextIO

# Before a worker enters its own: where all processes of the site may share files.
SHARED_FOLDER = Path(tempfile.gettempdir())
PREFIX = "followthrough-web-"
LOCK = "in-use"


class TemporaryFolder:
    """A running web server's folder; while one of its processes lives, its lock is held and nobody removes it."""

    def __init__(self) -> None:
        remove_stale_folders()
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.lock = _locked(self.path / LOCK)

    def of(self, process: int) -> Path:
        """Where a worker's files are."""
        return self.path / str(process)

    def enter(self, process: int) -> None:
        """Has all temporary files of this process, the worker, made in its folder."""
        self.of(process).mkdir(mode=0o700)
        tempfile.tempdir = str(self.of(process))

    def clear(self, process: int) -> None:
        """Removes what a worker left."""
        shutil.rmtree(self.of(process), ignore_errors=True)

    def remove(self) -> None:
        """Removes all of it, when the server ends."""
        shutil.rmtree(self.path, ignore_errors=True)


def remove_stale_folders() -> None:
    """Removes the folders of this account's servers that no longer run."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if path.lstat().st_uid == os.geteuid() and path.is_dir() and not path.is_symlink():
                _locked(path / LOCK).close()
                shutil.rmtree(path, ignore_errors=True)
        except OSError:  # its server runs, or has just removed it
            continue


def _locked(path: Path) -> TextIO:
    """The file, made if missing, with its lock, which every process forked from this one holds too."""
    file = path.open("a", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return file
