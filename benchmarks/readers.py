"""Many readers at once, fifty unless told otherwise, each asking for one view of random past days after another.

`python -m benchmarks.readers --commitments 10000 --seconds 30` prints how many were answered how, and within what
time: with a page that was rendered for them, with one that was kept, or with 503 and when to ask again, which a reader
heeds with `--patient`; nothing within a minute is no answer. Meanwhile it asks for pages that are to stay quick. With
`--import` the same is done once more while 100,000 rows are imported.
"""

import argparse
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

import django

PATIENCE = 60.0
FIRST_DAY, DAYS = date(2012, 1, 1), 4_500
WORKERS = 3  # as the Dockerfile has it
QUICK = ("/healthz", "/commitments/pledge-7/", "/commitments/", "/")
# Commitments with three updates and eight citations each, of which the rows are imported meanwhile.
IMPORTED = 8_333
RENDERED = re.compile(r"page rendered (?:.*)seconds=([\d.]+)")
KEPT, NEW, BUSY, NONE = "200 kept", "200 new", "503", "no answer"


@dataclass
class Answers:
    """The seconds that answers took, by what they were."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def add(self, kind: str, seconds: float) -> None:
        self.of.setdefault(kind, []).append(seconds)

    def tell(self) -> None:
        """Prints how many there were of each kind, and within what time half and 95 of 100 came."""
        for kind, taken in sorted(self.of.items()):
            p50, p95 = (quantiles(taken, n=20)[place] for place in (9, 18)) if len(taken) > 1 else taken * 2
            print(f"  {kind:>24}: {len(taken):6,}, p50 {p50:.2f} s, p95 {p95:.2f} s", flush=True)


def main() -> None:
    """Loads so many commitments, serves them, and lets the readers ask for so many seconds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--commitments", type=int, default=10_000)
    options.add_argument("--readers", type=int, default=50)
    options.add_argument("--seconds", type=float, default=30)
    options.add_argument("--views", type=int, default=100_000, help="how many different views are asked for")
    options.add_argument("--database", default="", help="one that such a tracker was loaded into already")
    options.add_argument("--patient", action="store_true", help="who is told to come again does so when told")
    options.add_argument("--import", action="store_true", dest="imports", help="beside an import of 100,000 rows too")
    asked = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.db import connection

    from benchmarks import trackers
    from benchmarks.databases import fresh, server
    from tests import database
    from tracker.made_datasets import moments
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.reading.files import files_at

    with tempfile.TemporaryDirectory() as name, server(), ExitStack() as stack:
        folder = Path(name)
        if asked.database:
            database.use(asked.database)
        else:
            stack.enter_context(fresh())
            files = files_at([trackers.write(folder / "new", asked.commitments)])
            with moments.given():
                import_files(files, name="new", accept_drift=True)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM (FREEZE, ANALYZE)")
        with site(folder) as (port, session):
            print(f"{asked.commitments:,} commitments, {asked.readers} readers of past days, {os.cpu_count()} cores")
            warm_up(port)
            ask_for_a_while(port, folder, asked)
            one, all_of_them = held(session)
            print(f"  memory: {one:.0f} MB the largest process, {all_of_them:.0f} MB all of them", flush=True)
            if asked.imports:
                rows = trackers.rows_in(IMPORTED)
                with importing(trackers.write(folder / "more", IMPORTED, name="more-")) as process:
                    print(f"beside an import of {rows:,} rows, for as long as it takes")
                    ask_for_a_while(port, folder, asked, until_ended=process)
                print(f"  the import ended with {process.returncode}")


@contextmanager
def site(folder: Path) -> Iterator[tuple[int, int]]:
    """The site as the image serves it, once it answers: its port and its session; its log is in the folder."""
    from django.db import connection

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    given = {
        "DATABASE_URL": address(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "TMPDIR": str(folder),
        "LOG_LEVEL": "INFO",
    }
    options = ["--config=config/gunicorn.py", f"--workers={WORKERS}", f"--bind=127.0.0.1:{port}"]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options],
            env={**os.environ, **given},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        while ask(port, "/healthz")[0] != 200:
            time.sleep(0.2)
        yield port, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def address(database: dict[str, object]) -> str:
    """The database as an address."""
    whose = {name.lower(): database[name] for name in ("HOST", "USER")}
    return f"postgres:///{database['NAME']}?{urlencode(whose)}"


@contextmanager
def importing(files: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """A command that imports the files."""
    from django.db import connection

    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_records", "--yes", str(files)],
        env={**os.environ, "DATABASE_URL": address(connection.settings_dict)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.wait()


def held(session: int) -> tuple[float, float]:
    """Megabytes that the largest process of the session holds, and that all of them do, what they share parted."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(status.read_text().rpartition(")")[2].split()[3]) == session:
                rollup = (status.parent / "smaps_rollup").read_text()
                found.append(int(rollup.split("\nPss:")[1].split()[0]) / 1024)
        except (OSError, IndexError):
            continue
    return max(found, default=0.0), sum(found)


def warm_up(port: int) -> None:
    """Has each process rendered some pages, as one that has served for a while."""
    with ThreadPoolExecutor(4 * WORKERS) as readers:
        list(readers.map(lambda number: ask(port, view(random.Random(-number))), range(1, 10 * WORKERS)))  # noqa: S311


def ask_for_a_while(
    port: int,
    folder: Path,
    asked: argparse.Namespace,
    *,
    until_ended: "subprocess.Popen[bytes] | None" = None,
) -> None:
    """Has the readers ask, and somebody for what is to stay quick; prints what came of it."""
    begun, over = time.monotonic(), threading.Event()
    with ThreadPoolExecutor(asked.readers + 1) as readers:
        of_readers = [readers.submit(read, port, number, over, asked) for number in range(asked.readers)]
        of_quick = readers.submit(read_what_is_quick, port, over)
        while (until_ended.poll() is None) if until_ended else time.monotonic() < begun + asked.seconds:
            time.sleep(0.2)
        over.set()
    seconds = time.monotonic() - begun
    found = Answers()
    for told in of_readers:
        for kind, waited in told.result():
            found.add(kind, waited)
    everything = sum(map(len, found.of.values()))
    print(f"{everything:,} requests in {seconds:.0f} s, {len(found.of.get(NONE, ()))} unanswered", flush=True)
    found.tell()
    print("  meanwhile:")
    of_quick.result().tell()
    log = (folder / "log").read_text(errors="replace")
    taken = [float(each) for each in RENDERED.findall(log)]
    print(f"  pages rendered so far: {len(taken):,}, seconds for one: p50 {sorted(taken)[len(taken) // 2]:.2f}")
    print(f"  tracebacks in the log: {log.count('Traceback')}", flush=True)


def read(port: int, number: int, over: threading.Event, asked: argparse.Namespace) -> list[tuple[str, float]]:
    """What one reader was answered, and after how many seconds, until the time is over."""
    chance = random.Random(number)  # noqa: S311 (the same days in every run)
    found = []
    while not over.is_set():
        status, seconds, headers = ask(port, view(random.Random(chance.randrange(asked.views))))  # noqa: S311
        found.append((kind_of(status, headers), seconds))
        if asked.patient and "Retry-After" in headers:
            over.wait(float(headers["Retry-After"]))
    return found


def kind_of(status: int, headers: dict[str, str]) -> str:
    """Which of the classes an answer is of."""
    if status == 200:
        return KEPT if headers.get("Cache-Status", "").endswith("hit") else NEW
    return NONE if not status else str(status)


def view(chance: random.Random) -> str:
    """The address of the dashboard on a random pair of days, every other time with a filter."""
    asked = {name: str(FIRST_DAY + timedelta(days=chance.randrange(DAYS))) for name in ("as_of", "known_on")}
    narrowed: tuple[dict[str, str], ...] = (
        {},
        {"topic": f"topic-{chance.randrange(20)}"},
        {},
        {"actor": f"actor-{chance.randrange(20)}"},
        {},
        {"axis": "official"},
        {},
        {"status": chance.choice(("stalled", "fulfilled"))},
    )
    return f"/?{urlencode(asked | chance.choice(narrowed))}"


def read_what_is_quick(port: int, over: threading.Event) -> Answers:
    """How long the pages took that are to stay quick."""
    found = Answers()
    while not over.is_set():
        for path in QUICK:
            status, seconds, _ = ask(port, path)
            found.add(f"{path} {status}", seconds)
            over.wait(0.1)
    return found


def ask(port: int, address: str) -> tuple[int, float, dict[str, str]]:
    """The status of one answer, 0 where there was none, the seconds it took, and its headers."""
    begun = time.monotonic()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        connection.close()
    except (OSError, HTTPException):
        return 0, time.monotonic() - begun, {}
    return response.status, time.monotonic() - begun, dict(response.headers)


if __name__ == "__main__":
    main()
