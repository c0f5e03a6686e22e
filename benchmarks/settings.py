"""The project's settings, with a home of their own for the server that is measured."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
os.environ["FOLLOWTHROUGH_ENV"] = "local"
os.environ.setdefault("FOLLOWTHROUGH_HOME", str(HERE / ".local" / "bench"))

from config.settings import *  # noqa: E402, F403
