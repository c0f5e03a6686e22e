"""Telling that a disk is full, here or where the database is, from everything else that can go wrong with a file."""

import errno
from collections.abc import Iterator

from psycopg.errors import DiskFull

# Full; full for this account; larger than the system lets this process write.
SAID_BY_THE_SYSTEM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# What `tempfile` says when it cannot write a single byte anywhere.
SAID_BY_PYTHON = "No usable temporary directory"


def is_disk_full(error: BaseException | None) -> bool:
    """Whether this went wrong because no more can be written, or something that was being answered when it did."""
    return any(
        isinstance(each, DiskFull)
        or (isinstance(each, OSError) and (each.errno in SAID_BY_THE_SYSTEM or SAID_BY_PYTHON in str(each)))
        for each in _behind(error)
    )


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it was raised from or beside."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
