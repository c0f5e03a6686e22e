"""The project's commands as programs of their own, on the tests' database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

from django.db import connection

from config import environment

PATIENCE = 20.0  # seconds


def database_url() -> str:
    """The address of the database that the test works in."""
    given: dict[str, Any] = connection.get_connection_params()
    more = {name: given[name] for name in ("requirepeer",) if given.get(name)}
    whose = quote(str(given.get("user", "")), safe="")
    if given.get("password"):
        whose += f":{quote(str(given['password']), safe='')}"
    host = quote(str(given.get("host", "")), safe="")
    return f"postgres://{whose}@{host}:{given.get('port', 5432)}/{given['dbname']}" + (
        f"?{urlencode(more)}" if more else ""
    )


def start(*arguments: object, **variables: str) -> subprocess.Popen[str]:
    """`manage.py` with these arguments, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=environment.PROJECT,
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "FOLLOWTHROUGH_ENV": "local",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONUNBUFFERED": "1",
            **variables,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_until(is_so: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Returns once it is so; fails when that takes too long."""
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, f"not within {patience:.0f} s: {what}"
        time.sleep(0.05)
