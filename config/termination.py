"""Being told to end: a command is ended by TERM, or by its terminal being closed, as it is by Ctrl-C.

Left to itself Python ends at once, and nobody is told what became of the work. An interruption goes the way of an
exception: psycopg has the server cancel the statement that runs, and the transaction is rolled back.
"""

import os
import signal
import sys
from threading import Thread
from types import FrameType

WAYS_TO_END = (signal.SIGTERM, signal.SIGHUP)


class Terminated(KeyboardInterrupt):
    """A signal that ends the process has come."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.strsignal(number))
        self.number = number


def interrupt_on_termination() -> None:
    """Has the signals interrupt from now on, each once: who sends it again means it. One that is ignored stays so."""
    for number in WAYS_TO_END:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def end_with_parent() -> None:
    """Has this process told to end once the command that started it is gone.

    That command holds the other end of its standard input, and the system closes it even when it is killed.
    """

    def watch() -> None:
        os.read(sys.stdin.fileno(), 1)
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, daemon=True).start()


def exit_code(interruption: KeyboardInterrupt) -> int:
    """The exit code of a process that was interrupted, as shells give it."""
    number = interruption.number if isinstance(interruption, Terminated) else signal.SIGINT
    return 128 + int(number)


def _interrupt(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise Terminated(number)
