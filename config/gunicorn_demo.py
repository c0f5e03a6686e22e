"""How gunicorn serves `make demo`: as config/gunicorn.py says, until the command that started it ends somehow.

Without this the port would stay taken, and the demo could not be started again.
"""

from typing import Any

from config.gunicorn import *  # noqa: F403
from config.termination import end_with_parent


def when_ready(server: Any) -> None:
    """Begins to watch."""
    end_with_parent()
