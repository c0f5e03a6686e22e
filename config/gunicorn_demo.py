"""How gunicorn serves `make demo`: as config/gunicorn.py says, until the command that started it ends somehow.

That command holds the other end of its standard input, and the system closes it even when it is killed. Without this
the port would stay taken, and the demo could not be started again.
"""

import os
import signal
import sys
from threading import Thread
from typing import Any

from config.gunicorn import *  # noqa: F403


def when_ready(server: Any) -> None:
    """Begins to watch."""
    Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
