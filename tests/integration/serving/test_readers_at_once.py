"""Many readers at once, at a real server of several processes: some wait, some come again, others go on."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest
from django.db import connection

from config import environment
from tests.factories import CommitmentFactory
from tests.processes import another_connection

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, THREADS = 2, 4
PATIENCE = 60


@dataclass(frozen=True)
class Site:
    """A server that runs, and what it has logged."""

    port: int
    log: Path
    session: int

    def ask(self, path: str) -> http.client.HTTPResponse:
        """The answer, without its body."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            asking.request("GET", path)
            answer = asking.getresponse()
            answer.read()
        finally:
            asking.close()
        return answer

    def processes(self) -> set[int]:
        """All that belong to it."""
        found = set()
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                told = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(told[3]) == self.session and told[0] != "Z":
                found.add(int(status.parent.name))
        return found

    def said(self, *words: str) -> int:
        """How many lines of the log have all these words."""
        return sum(all(word in line for word in words) for line in self.log.read_text().splitlines())


@pytest.fixture
def short_path() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield folder


@pytest.fixture
def site(tmp_path: Path, short_path: str) -> Iterator[Site]:
    """The site behind threads of gunicorn's own, with the database of the test."""
    with serving(tmp_path, short_path, f"--workers={WORKERS}", f"--threads={THREADS}", "--no-control-socket") as found:
        yield found


@contextmanager
def serving_as_the_image_does(tmp_path: Path, short_path: str, **limits: float) -> Iterator[Site]:
    """One process of the site as the image serves it, but for limits; on a busy machine all takes its time."""
    config = tmp_path / "gunicorn_of_test.py"
    lines = ["from config import whole_requests", "from config.gunicorn import *"]
    of_test = {"SECONDS_FOR_A_TURN": 3600.0, **limits}
    config.write_text("\n".join([*lines, *(f"whole_requests.{name} = {limit}" for name, limit in of_test.items())]))
    with serving(tmp_path, short_path, f"--config={config}", "--workers=1") as found:
        yield found


@pytest.fixture
def site_of_the_image(tmp_path: Path, short_path: str) -> Iterator[Site]:
    with serving_as_the_image_does(tmp_path, short_path) as found:
        yield found


@contextmanager
def serving(tmp_path: Path, short_path: str, *options: str) -> Iterator[Site]:
    """The site as gunicorn serves it with these options."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    read = connection.settings_dict
    place = ":".join(quote(str(read[name]), safe="") for name in ("HOST", "PORT") if read[name])
    shell = {name: value for name, value in os.environ.items() if name not in ("FOLLOWTHROUGH_HOME", "TMPDIR")}
    given = {
        "DATABASE_URL": f"postgres://{read['USER']}@{place}/{read['NAME']}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "FOLLOWTHROUGH_ENV": "local",
        "FOLLOWTHROUGH_HOME": str(tmp_path),
        "LOG_LEVEL": "INFO",
        "PAGES_RENDERED_AT_ONCE": "1",
        # A socket's address has room for about a hundred characters, and a test's own folder may use them up.
        "TMPDIR": short_path,
    }
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi", *options, f"--bind=127.0.0.1:{port}"],
            cwd=environment.PROJECT,
            env=shell | given,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    found = Site(port, tmp_path / "log", server.pid)
    try:
        until(lambda: answers(found))
        yield found
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def answers(site: Site) -> bool:
    """Whether the server is up."""
    try:
        return site.ask("/healthz").status == 200
    except OSError:
        return False


def until(happened: Callable[[], bool]) -> None:
    """Waits for something that is about to happen."""
    give_up = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < give_up
        time.sleep(0.02)


@contextmanager
def commitments_out_of_reach() -> Iterator[None]:
    """Nobody can read a commitment: whoever renders a page of them waits; returns when someone does."""
    with another_connection() as keeper:
        keeper.execute("BEGIN")
        keeper.execute("LOCK TABLE tracker_commitment IN ACCESS EXCLUSIVE MODE")
        yield
        keeper.execute("COMMIT")


def is_rendering() -> bool:
    """Whether a process waits for commitments."""
    with another_connection() as onlooker:
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tracker_commitment'::regclass"
        return onlooker.execute(waits).fetchone() != (0,)


def test_readers_share_what_is_rendered_and_leave_threads_to_others(site: Site) -> None:
    commitment = CommitmentFactory()
    same, most_waiting = "/?as_of=2024-01-01", WORKERS * THREADS // 2
    with ThreadPoolExecutor(20) as crowd:
        with commitments_out_of_reach():
            first = crowd.submit(site.ask, same)
            until(is_rendering)
            others: list[Future[http.client.HTTPResponse]] = [
                crowd.submit(site.ask, path)
                for path in (same, *(f"/charts/months.svg?as_of=2024-01-{day:02}" for day in range(2, 16)))
            ]
            # Most are answered while nothing can be rendered, and some of the threads are free all the time.
            until(lambda: sum(map(Future.done, others)) >= len(others) + 1 - most_waiting)
            for path in ("/healthz", "/admin/login/", "/healthz"):
                assert site.ask(path).status == 200
            refused = [other.result() for other in others if other.done()]
            assert {answer.status for answer in refused} == {503}
            assert all(int(answer.headers["Retry-After"]) > 0 for answer in refused)
            assert all(answer.headers["X-Content-Type-Options"] == "nosniff" for answer in refused)
            assert not first.done()
        assert first.result().status == 200
        wait(others)
    assert site.ask(same).status == 200
    assert site.said("page rendered", "dashboard_page", "query=as_of=2024-01-01") == 1
    assert site.said("page refused", "route=tracker.pictures.views.chart_file", "status_code=503") >= len(refused) - 1
    # A change is seen at once, and costs one more page.
    rendered = site.said("page rendered")
    tag = site.ask(same).headers["ETag"]
    assert site.said("page rendered") == rendered
    type(commitment).objects.update(title="Other words")
    assert site.ask(same).headers["ETag"] != tag
    assert site.said("page rendered") == rendered + 1
    assert site.said("Traceback") == 0


DAYS = [f"/?as_of=2024-01-{day:02}&known_on=2024-02-01" for day in range(1, 25)]


def test_readers_wait_for_their_turn_without_a_thread(site_of_the_image: Site) -> None:
    site = site_of_the_image
    CommitmentFactory()
    with ThreadPoolExecutor(len(DAYS) + 2) as crowd:
        with commitments_out_of_reach():
            first = crowd.submit(site.ask, DAYS[0])
            until(is_rendering)
            others = [crowd.submit(site.ask, path) for path in DAYS]
            with socket.create_connection(("127.0.0.1", site.port)) as leaving:
                leaving.sendall(b"GET /?as_of=2020-02-02 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                # Six times as many as there are threads wait, and yet there are threads for the rest.
                for path in (*["/healthz"] * 20, "/admin/login/", "/methodology/"):
                    assert site.ask(path).status == 200
            assert not first.done()
            assert not any(map(Future.done, others))
        # Each gets its page, and the reader who asked for the same as another gets that.
        assert {answer.result().status for answer in (first, *others)} == {200}
    assert site.said("page rendered", "dashboard_page") == len(DAYS)
    assert not site.said("as_of=2020-02-02")
    assert not site.said("page refused")
    # All by one process, which goes on to the next page and waits for more.
    before = site.processes()
    assert site.ask("/?as_of=2024-03-01").status == 200
    assert site.processes() == before
    assert site.said("page rendered") == len(DAYS) + 1
    assert site.said("Traceback") == 0


def test_more_than_may_wait_are_asked_to_come_again(tmp_path: Path, short_path: str) -> None:
    few = 3
    CommitmentFactory()
    with (
        serving_as_the_image_does(tmp_path, short_path, MOST_PUT_BACK=few) as site,
        ThreadPoolExecutor(len(DAYS)) as crowd,
    ):
        with commitments_out_of_reach():
            first = crowd.submit(site.ask, DAYS[0])
            until(is_rendering)
            others = [crowd.submit(site.ask, path) for path in DAYS[1:]]
            # Four threads may have let in one each when there was room for one.
            until(lambda: sum(map(Future.done, others)) >= len(others) - few - THREADS)
            refused = [other.result() for other in others if other.done()]
            assert all(answer.status == 503 and int(answer.headers["Retry-After"]) > 0 for answer in refused)
            assert site.ask("/healthz").status == 200
        statuses = [answer.result().status for answer in (first, *others)]
        assert statuses.count(200) >= 1 + few
        assert site.said("page refused", "query=as_of=2024-01-") == statuses.count(503) >= len(refused)
        assert site.said("Traceback") == 0
