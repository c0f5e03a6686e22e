"""The site while its database is locked, or stands still: `python benchmarks/before_after/limits.py [--patience 60]`.

A real web server with the processes and threads of the Dockerfile, more readers than it has threads, and somebody who
asks whether the process is well. Prints a figure a line, lower is better; what took too long is said to be more.
"""

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import django

PROCESSES, THREADS = 3, 4
READERS = 2 * PROCESSES * THREADS
TIMES = 6


def say(label: str, figure: float | str, unit: str) -> None:
    """Prints one figure."""
    print(label, figure if isinstance(figure, str) else f"{figure:.4g}", unit, sep="\t", flush=True)


def asked(port: int, path: str, patience: float, cookie: str = "") -> tuple[int, float]:
    """The status of the answer, 0 for none, and the seconds until it was there."""
    begun = time.monotonic()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        line.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = line.getresponse()
        answer.read()
        status = answer.status
    except OSError:
        status = 0
    finally:
        line.close()
    return status, time.monotonic() - begun


@contextmanager
def site(address: str, log: Path) -> Iterator[int]:
    """The port of a web server on the database."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = int(listening.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", "--no-control-socket"]
    command += [f"--workers={PROCESSES}", f"--threads={THREADS}", "--log-level=error"]
    shell = {**os.environ, "DATABASE_URL": address, "FOLLOWTHROUGH_ENV": "local"}
    shell["DJANGO_SETTINGS_MODULE"] = "config.settings"
    with log.open("wb") as sink:
        server = subprocess.Popen(command, env=shell, stdout=sink, stderr=sink, start_new_session=True)
        try:
            while asked(port, "/topics/", 1)[0] != 200 and server.poll() is None:
                time.sleep(0.1)
            yield port
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def slowest(port: int, patience: float, what: str) -> None:
    """Asks for the process's health, and for pages with more readers than there are threads."""
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(asked, port, "/topics/", patience) for _ in range(READERS)]
        time.sleep(2)  # as it is for who comes later
        times = []
        for _ in range(TIMES):
            times.append(asked(port, "/healthz", patience))
            if not times[-1][0]:
                break
        answered = [reader.result() for reader in readers]
    for label, found in (("/healthz", times), (f"slowest of {READERS} readers", answered)):
        longest = max(seconds for _, seconds in found)
        in_vain = not all(status for status, _ in found)
        say(f"{label}, {what}", f"more than {patience:.0f}" if in_vain else longest, "s")


@contextmanager
def standing_still(processes: Callable[[], list[int]]) -> Iterator[None]:
    """Every process of the database server is stopped for a while."""
    stopped = processes()
    for number in stopped:
        os.kill(number, signal.SIGSTOP)
    try:
        yield
    finally:
        for number in stopped:
            os.kill(number, signal.SIGCONT)


def main() -> None:
    """Measures, on the embedded server of benchmarks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patience", type=float, default=60)
    patience = parser.parse_args().patience
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.databases import NAME, fresh, server
    from config import environment
    from config.localdb.local_server import LocalServer
    from tests.factories import TopicFactory, UserFactory

    local = LocalServer(environment.home())

    def processes() -> list[int]:
        first = int((local.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
        return [first, *map(int, children)]

    address = f"postgres://followthrough@{quote(str(local.sockets), safe='')}/{NAME}"
    with server(), fresh(), tempfile.TemporaryDirectory() as folder:
        topic = TopicFactory()
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        client = Client()
        client.force_login(UserFactory(group="Viewer"))
        for path in ("/healthz", f"/topics/{topic.ref}/"):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            say(f"queries of {path.split(topic.ref)[0]} for a browser with a session", len(queries), "queries")
        connection.close()
        log = Path(folder, "log")
        with site(address, log) as port:
            with local.connect(database=NAME) as other:
                other.execute("BEGIN")
                other.execute("LOCK TABLE tracker_topic IN ACCESS EXCLUSIVE MODE")
                slowest(port, patience, "table locked")
                other.execute("COMMIT")
            time.sleep(1)
            with standing_still(processes):
                slowest(port, patience, "database stopped")
            time.sleep(1)
            before = log.stat().st_size
            asked(port, "/topics/", patience)
            with local.connect("postgres", "postgres") as other:
                other.execute(f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS false")
                other.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{NAME}'")
                asked(port, "/topics/", patience)
                other.execute(f"ALTER DATABASE {NAME} ALLOW_CONNECTIONS true")
            say("log of a page asked for while the database lets nobody in", log.stat().st_size - before, "bytes")


if __name__ == "__main__":
    main()
