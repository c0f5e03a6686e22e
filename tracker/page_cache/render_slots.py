"""The locks that limit rendering, shared by all processes of the site: one render a page, few at once, few waiting.

A lock is a file that is locked (`flock`). Whoever renders has it open, so it is free again when that process ends,
however it ends.
"""

import fcntl
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from django.conf import settings

# Threads of one process that render or wait: half of those the Dockerfile gives it, so that others answer at once.
MOST_WAITING = 2
# Pages whose keys begin alike wait for each other; that many locks are enough for that to be seldom.
KEY_DIGITS = 2

waiting = threading.BoundedSemaphore(MOST_WAITING)
# Pages that nobody narrowed or moved to another day are what most readers ask for: they have a place of their own to
# wait in, and the next slot.
waiting_first = threading.BoundedSemaphore(1)
FIRST = "first.lock"
# Of a slot: that of its page, and its place.
LOCKS = 2


@dataclass(frozen=True)
class HeldLock:
    """A file lock that is held; its descriptor can be lent to another process. It is free when none has it open."""

    descriptor: int

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """The lock on that file; None while another holds it."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def release(self) -> None:
        """Closes this process's descriptor."""
        os.close(self.descriptor)


def take_place(folder: Path, *, is_first: bool = False) -> HeldLock | None:
    """One of PAGES_RENDERED_AT_ONCE; None if none is free, or, unless `is_first`, while anybody holds `FIRST`."""
    if not is_first:
        free = HeldLock.of(folder / FIRST)
        if free is None:
            return None
        free.release()
    numbers = range(max(settings.PAGES_RENDERED_AT_ONCE, 1))
    return next(filter(None, (HeldLock.of(folder / f"place-{number}.lock") for number in numbers)), None)


@dataclass(frozen=True)
class RenderSlot:
    """The right to render one page: the lock of the page, and one of PAGES_RENDERED_AT_ONCE."""

    locks: tuple[HeldLock, ...]

    @classmethod
    def take(cls, folder: Path, key: str, *, is_first: bool = False, place: HeldLock | None = None) -> Self | None:
        """The slot for the page, with the place if there is one already; None while the page is being rendered, or no
        place is free.

        A page that is not `is_first` gets none while anybody holds the lock `FIRST`.
        """
        of_page = HeldLock.of(folder / f"page-{key[:KEY_DIGITS]}.lock")
        if of_page is None:
            return None
        place = place or take_place(folder, is_first=is_first)
        if place is None:
            of_page.release()
            return None
        return cls((of_page, place))

    def release(self) -> None:
        """Releases both locks in this process."""
        for lock in self.locks:
            lock.release()
