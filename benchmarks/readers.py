"""Fifty readers at once, each asking for the dashboard of one random past day after another.

`python -m benchmarks.readers COMMITMENTS SECONDS` prints how many were answered how, and within what time. A page is
an answer, and 503 with when to ask again; nothing within a minute is none.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles

import django

READERS = 50
PATIENCE = 60.0
FIRST_DAY, DAYS = date(2012, 1, 1), 4_500
WORKERS, THREADS = 3, 4  # as the Dockerfile has them

Answer = tuple[int, float]


def main() -> None:
    """Loads so many commitments, serves them, and lets the readers ask for so many seconds."""
    commitments, seconds = int(sys.argv[1]), float(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks import trackers
    from benchmarks.databases import fresh, server
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.reading.files import files_at

    with tempfile.TemporaryDirectory() as folder, server(), fresh():
        import_files(files_at([trackers.write(Path(folder) / "new", commitments)]), name="new", accept_drift=True)
        with ThreadPoolExecutor(READERS) as readers:
            port, site = serve(Path(folder))
            try:
                until = time.monotonic() + seconds
                answers = [one for told in readers.map(lambda n: read(port, n, until), range(READERS)) for one in told]
            finally:
                os.killpg(site.pid, signal.SIGTERM)
                site.wait()
    report(commitments, answers)


def serve(folder: Path) -> tuple[int, "subprocess.Popen[bytes]"]:
    """The site as gunicorn serves it, on a port of its own, once it answers."""
    from django.db import connection

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    read_from = connection.settings_dict
    address = f"postgres:///{read_from['NAME']}?host={read_from['HOST']}&user={read_from['USER']}"
    given = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings", "TMPDIR": str(folder)}
    options = [f"--workers={WORKERS}", f"--threads={THREADS}", "--no-control-socket", f"--bind=127.0.0.1:{port}"]
    site = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", *options],
        env={**os.environ, **given},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while ask(port, "/healthz")[0] != 200:
        time.sleep(0.2)
    return port, site


def read(port: int, number: int, until: float) -> list[Answer]:
    """What one reader was answered, the status and after how many seconds, until the time is over."""
    days = random.Random(number)  # noqa: S311 (the same days in every run)
    found = []
    while time.monotonic() < until:
        found.append(ask(port, f"/?as_of={FIRST_DAY + timedelta(days=days.randrange(DAYS))}"))
    return found


def ask(port: int, address: str) -> Answer:
    """The status of one answer, 0 where there was none, and the seconds it took."""
    begun = time.monotonic()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        connection.close()
    except (OSError, HTTPException):
        return 0, time.monotonic() - begun
    return response.status, time.monotonic() - begun


def report(commitments: int, answers: list[Answer]) -> None:
    """Prints how many answers there were of each status, and the seconds that 95 of 100 of them took at most."""
    statuses = Counter(status for status, _ in answers)
    print(f"{commitments:,} commitments, {READERS} readers, {len(answers):,} requests, {statuses[0]} unanswered")
    for status, count in sorted(statuses.items()):
        taken = sorted(seconds for found, seconds in answers if found == status)
        p95 = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
        print(f"  {status or 'no answer':>9}: {count:6,}, median {taken[len(taken) // 2]:.2f} s, p95 {p95:.2f} s")


if __name__ == "__main__":
    main()
