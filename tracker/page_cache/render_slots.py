"""The locks that limit rendering, shared by all processes of the site: one render a page, few at once, few waiting.

A lock is a file that is locked (`flock`). Whoever renders has it open, so it is free again when that process ends,
however it ends.
"""

import fcntl
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import reduction
from pathlib import Path
from typing import Any, Self

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


@dataclass(frozen=True)
class HeldLock:
    """A file lock that is held; it can be passed to another process (pickled), and is free when none has it open."""

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

    def __reduce__(self) -> tuple[Callable[[Any], "HeldLock"], tuple[Any]]:
        return _handed_over, (reduction.DupFd(self.descriptor),)


def _handed_over(descriptor: Any) -> HeldLock:
    return HeldLock(descriptor.detach())


@dataclass(frozen=True)
class RenderSlot:
    """The right to render one page: the lock of the page, and one of PAGES_RENDERED_AT_ONCE."""

    locks: tuple[HeldLock, HeldLock]

    @classmethod
    def take(cls, folder: Path, key: str, *, is_first: bool = False) -> Self | None:
        """The slot for the page; None while the page is being rendered, or no slot is free.

        A page that is not `is_first` gets none while anybody holds the lock `FIRST`.
        """
        if not is_first:
            free = HeldLock.of(folder / FIRST)
            if free is None:
                return None
            free.release()
        of_page = HeldLock.of(folder / f"page-{key[:KEY_DIGITS]}.lock")
        if of_page is None:
            return None
        for number in range(max(settings.PAGES_RENDERED_AT_ONCE, 1)):
            place = HeldLock.of(folder / f"place-{number}.lock")
            if place is not None:
                return cls((of_page, place))
        of_page.release()
        return None

    def release(self) -> None:
        """Releases both locks in this process."""
        for lock in self.locks:
            lock.release()
