"""Termination by signal: SIGTERM, or SIGHUP when the terminal is closed, ends a command as Ctrl-C does.

Left to itself Python ends at once, and nobody is told what became of the work. An interruption goes the way of an
exception: psycopg has the server cancel the statement that runs, and the transaction is rolled back.
"""

import os
import signal
import sys
import time
from threading import Thread
from types import FrameType

SECONDS_TO_END = 10
WAYS_TO_END = (signal.SIGTERM, signal.SIGHUP)


class Terminated(KeyboardInterrupt):
    """A signal that ends the process has come; an interruption like Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.strsignal(number))
        self.number = number


def interrupt_on_termination() -> None:
    """Installs signal handlers that raise Terminated; a second signal kills. A signal that is ignored stays so."""
    for number in WAYS_TO_END:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def end_with_parent() -> None:
    """Terminates this process once its parent is gone; kills it where it has not ended some seconds later.

    The parent holds the other end of its standard input, and the system closes it even when the parent is killed.
    A worker whose database went at the same moment would wait minutes for that to come back.
    """

    def watch() -> None:
        os.read(sys.stdin.fileno(), 1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(SECONDS_TO_END)
        os.kill(os.getpid(), signal.SIGKILL)

    Thread(target=watch, daemon=True).start()


def exit_code(interruption: KeyboardInterrupt) -> int:
    """The exit code of an interrupted process, as shells give it: 128 and the signal's number."""
    number = interruption.number if isinstance(interruption, Terminated) else signal.SIGINT
    return 128 + int(number)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise Terminated(number)
