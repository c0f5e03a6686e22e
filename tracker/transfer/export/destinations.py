"""Where exported files go: one file, a folder or a ZIP with a file for each kind of record, or any stream."""

import time
import zipfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from tracker.transfer.export.atomic_file import atomic_file

# Writes what one file holds.
Write = Callable[[IO[bytes]], None]
Files = Iterable[tuple[str, Write]]
READABLE = 0o644  # by all, once unpacked


def to_file(path: Path, write: Write) -> None:
    """Writes one file, in the place of what stood there."""
    with atomic_file(path) as target:
        write(target)


def to_folder(folder: Path, files: Files) -> None:
    """Writes the files into a folder, which is made if need be; none replaces an older one before all are written."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for name, write in files:
            write(stack.enter_context(atomic_file(folder / name)))


def to_zip(target: IO[bytes], files: Files) -> None:
    """Writes the files into a ZIP, one after the other."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, write in files:
            entry = zipfile.ZipInfo(name, date_time=time.localtime()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE << 16
            with archive.open(entry, "w", force_zip64=True) as opened:
                write(opened)
