"""A file that takes the place of another only once it is whole, so that no reader ever sees half of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def atomic_file(path: Path) -> Iterator[IO[bytes]]:
    """A temporary file, open for bytes, that is renamed to the path on success; otherwise what was there stays."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        # A pipe or a device is written to; a folder is refused by the system, in its words.
        with path.open("wb") as target:
            yield target
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as target:
            yield target
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
