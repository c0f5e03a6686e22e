"""The project's commands as forks of the tests' process, which spares the start of a program.

What `manage.py` itself does is done, signals included; tests that are about the program use `tests.programs`.
"""

import os
import signal
import sys

from manage import main
from tests.processes import PATIENCE, Child
from tests.programs import database_url, wait_until


class ForkedCommand(Child):
    """`manage.py` with these arguments, as far as tests need of it what `subprocess.Popen` offers."""

    def __init__(self, *arguments: object) -> None:
        self.returncode: int | None = None
        self._reading: int | None
        reading, writing = os.pipe()
        url = database_url()
        super().__init__(lambda: _do_as_a_program(writing, url, *map(str, arguments)))
        os.close(writing)
        self._reading, self._said = reading, ""

    def poll(self) -> int | None:
        """How it ended, or nothing while it runs."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float = PATIENCE) -> int:
        """How it ended, once it has."""
        wait_until(lambda: self.poll() is not None, "the command has ended", timeout)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def communicate(self, timeout: float = PATIENCE) -> tuple[str, None]:
        """What it said, once it has ended: little enough that a pipe holds it."""
        self.wait(timeout)
        if self._reading is not None:
            with os.fdopen(self._reading) as stream:
                self._said, self._reading = stream.read(), None
        return self._said, None


def _do_as_a_program(output: int, url: str, *arguments: str) -> None:  # pragma: no cover (the parent measures)
    """What is left of the program's start: its streams, its signals, its address of the database."""
    os.setsid()
    for told in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w", 1), os.fdopen(2, "w", 1)
    os.environ.update(DATABASE_URL=url, FOLLOWTHROUGH_ENV="local")
    sys.argv = ["manage.py", *arguments]
    main()
