"""How long a visitor waits while others are slow on purpose, served as the image serves it and with no proxy in front.

Sixty connections are slow in one way each time; then a visitor asks for `/healthz`, which needs no database.
"""

import argparse
import http.client
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NUMBER = 60
HOST = "site.example.org"
HEAD = f"POST /admin/login/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
WAYS: dict[str, bytes] = {
    "half-sent headers": HEAD.encode(),
    "half-sent bodies": f"{HEAD}Content-Length: 1000\r\n\r\nusername=".encode(),
    "half-sent uploads": f"{HEAD}Content-Length: 5000000\r\n\r\n".encode() + bytes(300_000),
}


def command(port: int) -> list[str]:
    """What the image runs, on a port of this computer."""
    (said,) = re.findall(
        r"^CMD (\[.*?\])$", Path("Dockerfile").read_text().replace("\\\n", ""), re.MULTILINE | re.DOTALL
    )
    program, *arguments = json.loads(said)
    kept = [argument for argument in arguments if not argument.startswith(("--bind", "--access-logfile"))]
    return [sys.executable, "-m", program, *kept, f"--bind=127.0.0.1:{port}", "--log-level=warning"]


@contextmanager
def site() -> Iterator[int]:
    """The port of a site that has answered."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        of_production = {
            "FOLLOWTHROUGH_ENV": "production",
            "DATABASE_URL": "postgres://nobody@database.invalid/none",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": HOST,
            "STATIC_ROOT": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONWARNINGS": "ignore:No directory at",
        }
        server = subprocess.Popen(
            command(port), env=os.environ | of_production, start_new_session=True, stdin=subprocess.DEVNULL
        )
        try:
            until = time.monotonic() + 60
            while answered(port, 1) is None:
                assert server.poll() is None, "the web server ended"
                assert time.monotonic() < until, "the web server does not answer"
            yield port
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def answered(port: int, patience: float) -> float | None:
    """Seconds until `/healthz` answers; None when that takes longer than the patience."""
    began = time.monotonic()
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        visitor.request("GET", "/healthz", headers={"Host": HOST, "Connection": "close"})
        visitor.getresponse().read()
    except (OSError, http.client.HTTPException):
        time.sleep(0.1)
        return None
    finally:
        visitor.close()
    return time.monotonic() - began


@contextmanager
def slow(port: int, sent: bytes) -> Iterator[None]:
    """Many connections that have sent this much, and then nothing more."""
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(NUMBER)]
    try:
        for connection in held:
            connection.sendall(sent)
        time.sleep(1)
        yield
    finally:
        for connection in held:
            connection.close()


def main(tell: Callable[[str], None]) -> None:
    """Tells a line for each way of being slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=60.0)
    patience = parser.parse_args().patience
    for name, sent in WAYS.items():
        with site() as port, slow(port, sent):
            seconds = answered(port, patience)
        shown = f"more than {patience:.0f}" if seconds is None else f"{seconds:.3f}"
        tell(f"an answer beside {NUMBER} {name}\t{shown}\ts")


if __name__ == "__main__":
    main(lambda line: print(line, flush=True))
