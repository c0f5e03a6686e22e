"""What readers of the dashboard cost everybody else: `python -m benchmarks.before_after.readers`.

The site runs as the Dockerfile has it, three processes of four threads, on a database made for this. Some read the
dashboard, others ask for random past days, and meanwhile the quick pages are timed. Asks 127.0.0.1 only.
"""

import argparse
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

HOST = "127.0.0.1"
SEEN_AT = datetime(2016, 1, 1, tzinfo=UTC)
FIRST_DAY, DAYS = date(2017, 1, 1), 3000
STATUSES = ("in_progress", "partly_fulfilled", "fulfilled", "stalled")
QUICK = {
    "/healthz": "/healthz",
    "a record page": "/commitments/pledge-7/",
    "a list": "/commitments/",
    "the sign-in page": "/admin/login/",
}
BUSY = 503
KILOBYTES = 1024
AT_ONCE = 1000


def fill(commitments: int) -> None:
    """Published commitments with two parties and three updates each, every update with its source."""
    from django.db import connection, transaction

    from tracker.models import Actor, Citation, Commitment, Party, Source, StatusUpdate, Topic
    from tracker.partial_dates import PartialDate

    public: dict[str, Any] = {"stage": "published", "published_at": SEEN_AT}
    chance = random.Random(commitments)  # noqa: S311

    def day(number: int) -> PartialDate:
        return PartialDate.parse((FIRST_DAY + timedelta(days=number % DAYS)).isoformat())

    actors = Actor.objects.bulk_create(
        Actor(ref=f"actor-{n}", kind="state", name=f"Actor {n}", **public) for n in range(200)
    )
    topics = Topic.objects.bulk_create(
        Topic(ref=f"topic-{n}", stage="published", name=f"Topic {n}") for n in range(50)
    )
    sources = Source.objects.bulk_create(
        Source(ref=f"source-{n}", kind="news", title=f"Article {n}", publisher=actors[n % 200], **public)
        for n in range(500)
    )
    # The rules of a transaction's end are planned for the rows that were there when it began.
    for first in range(0, commitments, AT_ONCE):
        with transaction.atomic():
            pledges = Commitment.objects.bulk_create(
                Commitment(
                    ref=f"pledge-{n}",
                    kind="pledge",
                    title=f"Pledge {n} on precursor chemicals",
                    summary="What was promised, in our own words, at about the length that analysts write.",
                    made_on=day(n),
                    due=day(n + 700) if n % 3 == 0 and n % DAYS < DAYS - 700 else None,
                    **public,
                )
                for n in range(first, min(first + AT_ONCE, commitments))
            )
            Commitment.topics.through.objects.bulk_create(
                Commitment.topics.through(commitment=one, topic=chance.choice(topics)) for one in pledges
            )
            Party.objects.bulk_create(
                Party(commitment=one, actor=actor)
                for one in pledges
                for actor in chance.sample(actors[: 2 + int(198 * chance.random() ** 2)], 2)
            )
            updates = StatusUpdate.objects.bulk_create(
                StatusUpdate(
                    ref=f"update-{n}-{turn}",
                    commitment=one,
                    axis="official" if turn == 2 else "evidence",
                    status=chance.choice(STATUSES),
                    as_of=day(min(n % DAYS + 90 * (turn + 1), DAYS - 1)),
                    summary="What was done, and who says so.",
                    **public,
                )
                for n, one in enumerate(pledges, start=first)
                for turn in range(3)
            )
            Citation.objects.bulk_create(
                Citation(ref=f"citation-{one.ref}", source=chance.choice(sources), status_update=one, paragraph=1)
                for one in updates
            )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@dataclass
class Timings:
    """How long answers took, in seconds; how many said to come again, and how many never came."""

    seconds: list[float] = field(default_factory=list)
    busy: int = 0
    unanswered: int = 0
    wrong: int = 0

    def add(self, port: int, path: str, patience: float) -> float:
        """Asks once; the seconds after which to ask again."""
        begun = time.monotonic()
        connection = http.client.HTTPConnection(HOST, port, timeout=patience)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
        except OSError:
            self.unanswered += 1
            return 0
        finally:
            connection.close()
        if answer.status == BUSY:
            self.busy += 1
            return float(answer.headers.get("Retry-After") or 1)
        self.wrong += answer.status not in (200, 304)
        self.seconds.append(time.monotonic() - begun)
        return 0

    def share(self, percent: int, patience: float) -> float:
        """The time within which so many in a hundred were answered; no answer counts as the whole patience."""
        found = sorted([*self.seconds, *[patience] * self.unanswered])
        return found[min(len(found) - 1, len(found) * percent // 100)] if found else patience


class Site:
    """The site as the Dockerfile starts it, on a free port."""

    def __init__(self, database_url: str, folder: Path) -> None:
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port = int(free.getsockname()[1])
        line = next(part for part in Path("Dockerfile").read_text().split("\n") if part.startswith("CMD"))
        rest = Path("Dockerfile").read_text().split(line, 1)[1]
        command = json.loads((line + rest).removeprefix("CMD").replace("\\\n", " "))
        command = [part for part in command if not part.startswith(("--bind", "--access-logfile"))]
        self.log = (folder / "log").open("w+b")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, f"--bind={HOST}:{self.port}"],
            env={
                **os.environ,
                "DATABASE_URL": database_url,
                "FOLLOWTHROUGH_ENV": "local",
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "TMPDIR": str(folder),
                "LOG_LEVEL": "INFO",
            },
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self.most_of_one = self.most_of_all = self.next_look = 0.0

    def wait(self) -> None:
        """Until every process has answered."""
        first = Timings()
        while len(first.seconds) < 20:
            first.add(self.port, "/healthz", 5)
            time.sleep(0.1)

    def look_at_memory(self) -> None:
        """Notes how much its processes hold, of what each does not share with others."""
        if time.monotonic() < self.next_look:
            return
        self.next_look = time.monotonic() + 0.5
        held = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(status.read_text().rpartition(")")[2].split()[3]) == self.process.pid:
                    rollup = (status.parent / "smaps_rollup").read_text()
                    held.append(int(rollup.split("\nPss:")[1].split()[0]) / KILOBYTES)
            except (OSError, IndexError):
                continue
        self.most_of_one = max([self.most_of_one, *held])
        self.most_of_all = max(self.most_of_all, sum(held))

    def end(self) -> None:
        """Ends every process of it."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                break
            time.sleep(2 if number == signal.SIGTERM else 0)
        self.process.wait()
        self.log.close()


@contextmanager
def readers(site: Site, number: int, path: Callable[[random.Random], str], patience: float) -> Iterator[Timings]:
    """So many who ask for a page, each anew once it is answered, and when told to come again then."""
    over = threading.Event()
    found = Timings()

    def read(name: int) -> None:
        chance = random.Random(name)  # noqa: S311
        while not over.is_set():
            over.wait(found.add(site.port, path(chance), patience))

    threads = [threading.Thread(target=read, args=(name,), daemon=True) for name in range(number)]
    for thread in threads:
        thread.start()
    yield found
    over.set()


def timed(site: Site, seconds: float, patience: float, pages: dict[str, str]) -> dict[str, Timings]:
    """The quick pages, asked for in turn, for so long."""
    found = {name: Timings() for name in pages}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name, path in pages.items():
            found[name].add(site.port, path, patience)
            site.look_at_memory()
            time.sleep(0.1)
    return found


def tell(label: str, number: float, unit: str) -> None:
    """Prints one figure."""
    print(f"{label}\t{number:.4g}\t{unit}", flush=True)


def measure(site: Site, commitments: int, seconds: float, patience: float) -> None:
    """The figures of one size."""
    site.wait()
    with readers(site, 12, lambda chance: chance.choice(list(QUICK.values())), patience):
        time.sleep(6)  # until every thread has its connection
    of = f"{commitments:,} commitments"
    idle = timed(site, 6, patience, QUICK)
    health = {"/healthz": QUICK["/healthz"]}
    with readers(site, 12, lambda _: "/", patience) as asked:
        under = timed(site, seconds, patience, health)["/healthz"]
    still = idle["/healthz"].share(50, patience)
    tell(f"/healthz, median, nobody reads, {of}", still, "s")
    for percent in (50, 95):
        tell(f"/healthz, {percent} of 100, 12 readers of /, {of}", under.share(percent, patience), "s")
        tell(f"the same, times its idle median, {of}", under.share(percent, patience) / still, "times")
    tell(f"/healthz without answer, 12 readers of /, {of}", under.unanswered, "requests")
    tell(f"/ without answer, 12 readers, {of}", asked.unanswered, "requests")
    print(f"# / answered {len(asked.seconds)}, told to come again {asked.busy}, wrong {asked.wrong}")

    def past_day(chance: random.Random) -> str:
        return f"/?as_of={FIRST_DAY + timedelta(days=chance.randrange(DAYS))}"

    with readers(site, 50, past_day, patience) as asked:
        under_load = timed(site, seconds, patience, QUICK)
    for name, found in under_load.items():
        for percent in (50, 95):
            tell(f"{name}, {percent} of 100, nobody reads, {of}", idle[name].share(percent, patience), "s")
            tell(f"{name}, {percent} of 100, 50 readers of past days, {of}", found.share(percent, patience), "s")
        tell(f"{name} without answer, 50 readers of past days, {of}", found.unanswered, "requests")
    tell(f"past days without answer, {of}", asked.unanswered, "requests")
    print(f"# past days answered {len(asked.seconds)}, told to come again {asked.busy}, wrong {asked.wrong}")
    tell(f"most memory of one process, {of}", site.most_of_one, "MB")
    tell(f"most memory of all processes, {of}", site.most_of_all, "MB")


def main() -> None:
    """Measures one size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--commitments", type=int, default=5000)
    options.add_argument("--seconds", type=float, default=40)
    options.add_argument("--patience", type=float, default=60)
    options.add_argument("--database", default="", help="one that is filled already")
    asked = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.db import connection

    from benchmarks.databases import fresh, server
    from tests import database

    with ExitStack() as stack:
        stack.enter_context(server())
        if asked.database:
            database.use(asked.database)
        else:
            stack.enter_context(fresh())
            fill(asked.commitments)
        read = connection.settings_dict
        url = f"postgres://{read['USER']}@{quote(str(read['HOST']), safe='')}:{read['PORT'] or ''}/{read['NAME']}"
        connection.close()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="readers")))
        site = Site(url, folder)
        try:
            measure(site, asked.commitments, asked.seconds, asked.patience)
        finally:
            site.end()


if __name__ == "__main__":
    main()
