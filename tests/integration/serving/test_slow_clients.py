"""Visitors who are slow, or mean to be, keep nobody else waiting; by the web server alone, with no proxy in front."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web_server import HEAD, HOST, answers, asked, connections, of_production, received, site

# More than the server has threads, several times over.
MANY = 60
HALF_SENT = {
    "request lines": b"GET / HT",
    "headers": HEAD.encode(),
    "forms": f"{HEAD}Content-Length: 1000\r\n\r\nname=".encode(),
    "forms whose length begins with zeros": f"{HEAD}Content-Length: {'0' * 19}500\r\n\r\na=".encode(),
    "files": f"{HEAD}Content-Length: 5000000\r\n\r\n".encode() + bytes(300_000),
    "files, with consent": f"{HEAD}Content-Length: 5000000\r\nExpect: 100-continue\r\n\r\n".encode(),
    "requests behind a whole one": f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\nGET /".encode(),
}
LIMITS = {"SECONDS_FOR_THE_HEAD": "0.5", "SECONDS_FOR_A_BODY": "0.5"}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Where the server's temporary files are."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(scope="module")
def port(place: Path) -> Iterator[int]:
    with site(of_production(place / "static", TMPDIR=str(place)), "--workers=2", "--preload") as port:
        yield port


@pytest.fixture(scope="module")
def hasty(place: Path) -> Iterator[int]:
    """The same server with less patience and one worker, told in a configuration that takes up its own."""
    less = place / "less_patience.py"
    less.write_text(
        "from config import whole_requests\nfrom config.gunicorn import *\n"
        + "".join(f"whole_requests.{name} = {value}\n" for name, value in LIMITS.items()),
        encoding="utf-8",
    )
    with site(of_production(place / "static", TMPDIR=str(place)), "--workers=1", f"--config={less}") as port:
        yield port


@pytest.mark.parametrize("what", HALF_SENT)
def test_a_visitor_is_answered_beside_many_half_sent(port: int, what: str) -> None:
    with connections(port, MANY, HALF_SENT[what]):
        time.sleep(0.2)
        for _ in range(4):
            assert answers(port)


def test_a_request_may_come_in_pieces(port: int) -> None:
    body = b"name=" + b"x" * 500_000
    whole = f"{HEAD}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    with connections(port, 1) as (visitor,):
        for start, end in ((0, 10), (10, 90), (90, 400_000), (400_000, len(whole))):
            visitor.sendall(whole[start:end])
            time.sleep(0.05)
        assert received(visitor).startswith(b"HTTP/1.1 ")


def test_requests_that_come_at_once_are_answered_one_after_the_other(port: int) -> None:
    ask = f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
    with connections(port, 1, (2 * ask + ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")).encode()) as (
        visitor,
    ):
        assert received(visitor).count(b"HTTP/1.1 200 OK") == 3


def test_consent_to_send_a_file_is_given_once(port: int) -> None:
    head = f"{HEAD}Connection: close\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
    with connections(port, 1, head.encode()) as (visitor,):
        assert visitor.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        visitor.sendall(b"name=")
        assert b"100 Continue" not in received(visitor)


def test_who_sends_on_slowly_what_is_refused_unread_does_not_hold_a_thread_for_long(hasty: int) -> None:
    with connections(hasty, 1, f"{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n".encode()) as (visitor,):
        assert received(visitor).startswith(b"HTTP/1.1 411 ")
        assert answers(hasty)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("Content-Length: 99000000\r\n", b"413"),
        (f"Content-Length: {'9' * 40}\r\n", b"413"),
        ("SCRIPT_NAME: /elsewhere\r\nContent-Length: 99000000\r\n", b"413"),
        ("Transfer-Encoding: chunked\r\n", b"411"),
        ("", b"411"),
    ],
)
def test_what_will_not_be_taken_is_refused_unread_and_the_connection_ends(
    port: int, headers: str, status: bytes
) -> None:
    with connections(port, 1, f"{HEAD}{headers}\r\n".encode()) as (visitor,):
        assert received(visitor).startswith(b"HTTP/1.1 " + status)


def test_headers_without_end_are_refused(port: int) -> None:
    with connections(port, 1, HEAD.encode() + b"X-More: " + b"x" * 70_000) as (visitor,):
        assert received(visitor).startswith(b"HTTP/1.1 431 ")


def test_what_does_not_come_in_time_is_given_up_and_said(hasty: int) -> None:
    with (
        connections(hasty, 1, HALF_SENT["headers"]) as (of_headers,),
        connections(hasty, 1, HALF_SENT["forms"]) as (of_form,),
        connections(hasty, 1) as (silent,),
    ):
        assert received(of_headers).startswith(b"HTTP/1.1 408 ")
        assert received(of_form).startswith(b"HTTP/1.1 408 ")
        assert received(silent) == b""


def test_a_worker_that_is_killed_leaves_no_temporary_files(tmp_path: Path) -> None:
    place = tmp_path
    left = place / "followthrough-web-of-a-server-that-was-killed"
    (left / "12345").mkdir(parents=True)
    with site(of_production(place / "static", TMPDIR=str(place)), "--workers=1") as port:
        with connections(port, 1, HALF_SENT["files"]):
            assert not left.exists()
            worker = gathering_worker(place)
            os.kill(worker, signal.SIGKILL)
            until = time.monotonic() + 20
            while list(place.glob(f"followthrough-web-*/{worker}")):
                assert time.monotonic() < until, "its files are still there"
                time.sleep(0.05)
        assert asked(port, "/healthz").status == 200
    assert not list(place.iterdir())


def gathering_worker(place: Path) -> int:
    """The number of the worker that has a temporary file open."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for folder in place.glob("followthrough-web-*/[0-9]*"):
            opened = [file.readlink() for file in Path("/proc", folder.name, "fd").iterdir()]
            if any(file.is_relative_to(folder) for file in opened):
                return int(folder.name)
        time.sleep(0.05)
    pytest.fail("no worker has a temporary file")
