"""The demo from nothing, as a newcomer starts and stops it."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pytest
from django.core.management import CommandError, call_command
from psycopg.pq import Ping

from config import environment
from config.localdb.local_server import LocalServer
from tracker.management.commands import demo as demo_command

SECONDS_FOR_THE_FIRST_TIME = 120
SECONDS_TO_STOP = 5
PASSWORD = r"\b[a-z0-9]{4}(-[a-z0-9]{4}){3}\b"


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="followthrough-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, port: int, *options: str) -> subprocess.Popen[str]:
    """The demo, in a process group of its own as a terminal gives it."""
    not_wanted = ("DATABASE_URL", "HOME")
    shell = {name: value for name, value in os.environ.items() if name not in not_wanted}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", *options],
        cwd=environment.PROJECT,
        env={
            **shell,
            "DJANGO_SETTINGS_MODULE": "tests.settings_of_demo",
            "FOLLOWTHROUGH_ENV": "local",
            "FOLLOWTHROUGH_HOME": str(home),
            "PORT": str(port),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


class Running(NamedTuple):
    """A demo that serves: its process, the address it has named, and what it had said by then."""

    demo: subprocess.Popen[str]
    address: str
    greeting: str


@contextmanager
def running(home: Path, *options: str, port: int | None = None) -> Iterator[Running]:
    """The demo from when it says where it is."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    demo = start(home, port, *options)
    try:
        yield Running(demo, address, said_up_to(address, demo))
    finally:
        demo.terminate()
        demo.communicate(timeout=30)


def said_up_to(words: str, demo: subprocess.Popen[str]) -> str:
    """What the demo says until it says these words."""
    assert demo.stdout is not None
    giving_up = Timer(SECONDS_FOR_THE_FIRST_TIME, demo.kill)
    giving_up.start()
    said = ""
    try:
        for line in demo.stdout:
            said += line
            if words in line:
                return said
    finally:
        giving_up.cancel()
    pytest.fail(f"{words} was not said: {said}")


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as response:
        return str(response.read().decode())


@pytest.mark.long
def test_it_starts_from_nothing_and_again_from_what_was_kept_whatever_was_killed(home: Path) -> None:
    """Three starts that share one home: to make the database of each anew would take longer than all the rest."""
    with running(home) as (demo, address, greeting):
        assert "<main" in read(f"{address}/")
        assert "Sign in" in read(f"{address}/admin/login/")
        assert "{" in read(f"{address}/static/admin/css/base.css")
        demo.terminate()
        said = greeting + demo.communicate(timeout=30)[0]
    assert demo.returncode in (0, 130)
    assert len(re.findall(PASSWORD, said)) == 4
    assert "Traceback" not in said
    assert LocalServer(home).state() is Ping.NO_RESPONSE

    with running(home, "--empty") as (demo, address, greeting):
        assert "Leaving out the first dataset" in greeting
        database = LocalServer(home)
        os.kill(number_of(database), signal.SIGKILL)
        said = said_up_to("it was started again", demo)
        assert "The database was gone" in said
        assert read(f"{address}/readyz") == "ok\n"
        assert "<main" in read(f"{address}/")
        port = int(address.rsplit(":", 1)[1])
        # Both at once, as when the machine is switched off: the worker would stop the database when it ends.
        os.kill(number_of(database), signal.SIGKILL)
        demo.kill()
        demo.wait()
        until = time.monotonic() + 20
        while is_taken(port):
            assert time.monotonic() < until, "the web server outlives the demo"
            time.sleep(0.05)

    with running(home, port=port) as (demo, address, greeting):
        assert read(f"{address}/readyz") == "ok\n"
        first = worker_of(demo)
        os.kill(first, signal.SIGKILL)
        told = said_up_to("it is started again", demo)
        second = worker_of(demo)
        assert second != first
        said = greeting + told + stopped_while_a_browser_holds_connections(demo, address)
    assert demo.returncode in (0, 130)
    assert "Stopping" in said
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)
    assert "keep their passwords" in said
    assert not re.search(PASSWORD, said)
    assert not re.search("SIGKILL|Traceback", said)
    assert LocalServer(home).state() is Ping.NO_RESPONSE


def number_of(database: LocalServer) -> int:
    """The number of the server's process."""
    return int((database.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])


def is_taken(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


def worker_of(demo: subprocess.Popen[str]) -> int:
    """The process that does what takes longer than a page may."""
    whole_lines = ["ps", "-ww", "-eo", "pid=,ppid=,args="]
    listed = subprocess.run(whole_lines, capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    found = [int(pid) for pid, parent, program in rows if parent == str(demo.pid) and "procrastinate" in program]
    assert len(found) == 1, listed
    return found[0]


def stopped_while_a_browser_holds_connections(demo: subprocess.Popen[str], address: str) -> str:
    """What the demo says when Ctrl-C stops it, which it does soon."""
    where = ("127.0.0.1", int(address.rsplit(":", 1)[1]))
    held = [socket.create_connection(where) for _ in range(6)]
    for connection in held[:3]:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    time.sleep(0.5)
    began = time.monotonic()
    os.killpg(demo.pid, signal.SIGINT)
    said = demo.communicate(timeout=30)[0]
    assert time.monotonic() - began < SECONDS_TO_STOP
    for connection in held:
        connection.close()
    return said


def test_a_port_that_is_taken_is_named_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_yet(*_: object, **__: object) -> None:
        pytest.fail("The port is to be looked at first.")

    monkeypatch.setattr(demo_command, "call_command", not_yet)
    monkeypatch.setattr(demo_command, "_started", not_yet)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(
            CommandError, match=rf"^Port {port} cannot be used: Address already in use\. Try: PORT=\d+ make demo$"
        ):
            call_command("demo")
