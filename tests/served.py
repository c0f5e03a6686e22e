"""The site as a real web server serves it, asked over HTTP; its database is reached through a relay."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from config import environment
from tests.relay import Relay, relay_to

SECONDS_TO_START = 30
# Far longer than any answer takes; a test that gets here has failed.
SECONDS_TO_ANSWER = 20
THREADS = 4
# What its connections are called.
NAME = "served"


@dataclass
class Answer:
    """An answer with its headers, and its body as text."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Served:
    """The web server, what it has logged, and the relay to its database."""

    port: int
    relay: Relay
    log: Any
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, headers=headers)

    def post(self, address: str, fields: dict[str, Any], **headers: str) -> Answer:
        """The answer to a form of this site, sent with the token that its cookie knows."""
        sent = fields | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        return self.ask(
            "POST", address, urlencode(sent), {"Content-Type": "application/x-www-form-urlencoded", **headers}
        )

    def ask(self, method: str, address: str, body: str = "", headers: dict[str, str] | None = None) -> Answer:
        carried = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_ANSWER)
        try:
            line.request(method, address, body or None, (carried if self.cookies else {}) | (headers or {}))
            came = line.getresponse()
            text = came.read().decode()
        finally:
            line.close()
        for header in came.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(header).items()}
        return Answer(came.status, came.headers, text)

    def logged(self) -> str:
        """What was written to the log since this was asked last."""
        return str(self.log.read().decode())


@contextmanager
def served(**variables: str) -> Iterator[Served]:
    """A web server of one process with the threads of the Dockerfile's, on the database that the test works with."""
    database = connection.settings_dict
    host, port_of_database = str(database["HOST"] or "localhost"), int(database["PORT"] or 5432)
    with relay_to(host, port_of_database) as relay, tempfile.NamedTemporaryFile() as log:
        who = ":".join(quote(str(database[name]), safe="") for name in ("USER", "PASSWORD") if database[name])
        address = f"postgres://{who}@{quote(str(relay.folder), safe='')}/{database['NAME']}?application_name={NAME}"
        shell = {
            "PATH": os.environ["PATH"],
            "FOLLOWTHROUGH_ENV": "local",
            "DATABASE_URL": address,
            "SECRET_KEY": settings.SECRET_KEY,
            "FOLLOWTHROUGH_HOME": str(settings.HOME),
            "PYTHONPATH": str(environment.PROJECT),
            "DJANGO_SETTINGS_MODULE": "tests.settings_of_served",
        }
        port = free_port()
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"),
                *("--workers", "1", "--threads", str(THREADS), "--no-control-socket", "--log-level", "error"),
            ],
            cwd=environment.PROJECT,
            env=shell | variables,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            with Path(log.name).open("rb") as reading:
                site = Served(port, relay, reading)
                wait_for(site, process)
                yield site
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(site: Served, process: subprocess.Popen[bytes]) -> None:
    """Returns once the web server answers."""
    give_up = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            site.get("/robots.txt")
        except OSError:
            assert process.poll() is None, site.logged()
            assert time.monotonic() < give_up, site.logged()
            time.sleep(0.05)
        else:
            return


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of the page's form that was not saved, but for its token."""
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
    return {unescape(name): unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
