"""The site as a web server process of its own, with the settings of production, for visitors over the network."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPMessage
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from django.db import connection

from config import environment
from tests import dockerfile

HOST = "site.example.org"
SECONDS_TO_ANSWER = 60
HEAD = (
    f"POST /corrections/ HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n"
)
NOWHERE = "postgres://nobody@database.invalid/none"


def database_url() -> str:
    """The address of the database that this test works in."""
    of_test = connection.settings_dict
    return f"postgres://{of_test['USER']}@{quote(str(of_test['HOST']), safe='')}:{of_test['PORT']}/{of_test['NAME']}"


def of_production(static: Path, **more: str) -> dict[str, str]:
    """The environment of a public site behind a proxy, and of the shell's only the path."""
    return {
        "PATH": os.environ["PATH"],
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        "PYTHONWARNINGS": "ignore:No directory at",
        "FOLLOWTHROUGH_ENV": "production",
        "DATABASE_URL": NOWHERE,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "BEHIND_HTTPS_PROXY": "1",
        "STATIC_ROOT": str(static),
        **more,
    }


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str],
    variables: Mapping[str, str],
    port: int,
    *,
    folder: Path | None = None,
    is_up: Callable[[int], bool] | None = None,
) -> Iterator[int]:
    """The number of the process, once what it serves at the port answers; in the end it is gone."""
    server = subprocess.Popen(
        command,
        cwd=folder or environment.PROJECT,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + SECONDS_TO_ANSWER
        while not (is_up or answers)(port):
            assert server.poll() is None, f"{command[0]} ended with exit code {server.returncode}"
            assert time.monotonic() < until, f"{command[0]} does not answer"
            time.sleep(0.05)
        yield server.pid
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@contextmanager
def site(variables: Mapping[str, str], *arguments: str) -> Iterator[int]:
    """The port of the site as the image serves it, but on this computer alone."""
    port = free_port()
    program, *said = dockerfile.command()
    kept = [argument for argument in said if not argument.startswith("--bind")]
    command = [sys.executable, "-m", program, *kept, f"--bind=127.0.0.1:{port}", "--log-level=warning", *arguments]
    with running(command, variables, port):
        yield port


def answers(port: int) -> bool:
    """Whether `/healthz` answers at all."""
    try:
        return asked(port, "/healthz", patience=1).status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False


class Answer(NamedTuple):
    """What a visitor was sent."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def asked(port: int, path: str, headers: Mapping[str, str] | None = None, *, patience: float = 20) -> Answer:
    """The answer to one visitor, read whole."""
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    return answer_to(visitor, "GET", path, {"Connection": "close", **(headers or {})})


def answer_to(visitor: http.client.HTTPConnection, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    """The answer to the visitor, who then leaves."""
    try:
        visitor.request(method, path, headers={"Host": HOST, **headers})
        answer = visitor.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        visitor.close()


@contextmanager
def connections(port: int, number: int, sent: bytes = b"") -> Iterator[list[socket.socket]]:
    """So many connections, each of which has sent so much."""
    held = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(number)]
    try:
        for each in held:
            each.sendall(sent)
        yield held
    finally:
        for each in held:
            each.close()


def received(visitor: socket.socket) -> bytes:
    """All that the server says until it hangs up."""
    whole = b""
    with suppress(ConnectionResetError):
        while piece := visitor.recv(65536):
            whole += piece
    return whole
