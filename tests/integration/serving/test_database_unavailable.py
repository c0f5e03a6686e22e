"""The site while its database is locked, frozen, gone or read-only: it says so, keeps what was typed, recovers."""

import json
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from psycopg.sql import SQL, Identifier

from config.localdb.local_server import LocalServer
from tests.factories import CommitmentFactory, TopicFactory, UserFactory
from tests.processes import another_connection
from tests.served import NAME, THREADS, Answer, Served, hidden_fields, served
from tracker.corrections.form_stamp import new_stamp
from tracker.models import Correction, Topic

pytestmark = pytest.mark.django_db(transaction=True)

Trouble = Callable[[Served], AbstractContextManager[None]]

ADD = "/admin/tracker/topic/add/"
TYPED = {
    "ref": "fentanyl",
    "stage": "draft",
    "name": "Fentanyl & more",
    "description": "First line,\nsecond line.",
    "_save": "Save",
}
SHORT = {"DATABASE_SECONDS": "1", "DATABASE_CONNECT_SECONDS": "2", "LOCK_PATIENCE_SECONDS": "9"}
PROTECTION = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Cross-Origin-Opener-Policy",
}


@pytest.fixture(scope="module")
def running(django_db_setup: None) -> Iterator[Served]:
    with served(**SHORT) as site:
        yield site


@pytest.fixture
def site(running: Served, transactional_db: None) -> Served:
    """The site, with an analyst signed in whose browser has opened a form."""
    running.cookies.clear()
    analyst = UserFactory.create(group="Analyst")
    session = SessionStore()
    session[SESSION_KEY] = str(analyst.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = analyst.get_session_auth_hash()
    session.save()
    running.cookies["sessionid"] = str(session.session_key)
    assert running.get(ADD).status == 200
    running.logged()
    return running


@contextmanager
def locked(site: Served) -> Iterator[None]:
    """Somebody changes the tables, as a migration does, and takes his time."""
    with another_connection() as other:
        other.execute("BEGIN; LOCK TABLE tracker_topic, tracker_commitment, django_session IN ACCESS EXCLUSIVE MODE")
        yield
        other.execute("COMMIT")


@contextmanager
def frozen(site: Served) -> Iterator[None]:
    """The server takes connections and questions, and answers nothing."""
    site.relay.freeze()
    try:
        yield
    finally:
        site.relay.thaw()


@contextmanager
def gone(site: Served) -> Iterator[None]:
    """The server has ended, and starts again."""
    site.relay.cut()
    try:
        yield
    finally:
        site.relay.mend()


@contextmanager
def read_only(site: Served) -> Iterator[None]:
    """The database takes no changes, as a standby does."""
    with another_connection() as other:
        name = Identifier(other.info.dbname)
        other.execute(SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))
        end_connections_of_the_site()
        try:
            yield
        finally:
            other.execute("SET default_transaction_read_only = off")
            other.execute(SQL("ALTER DATABASE {} RESET default_transaction_read_only").format(name))
            end_connections_of_the_site()


def end_connections_of_the_site() -> None:
    """Ends them as an administrator does."""
    with another_connection() as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() "
            "AND application_name = %s",
            [NAME],
        )


def is_refused_well(answer: Answer, reason: str) -> None:
    """Whether the page says so, when to come again, and is as protected as every other."""
    assert (answer.status, answer.headers["Content-Type"]) == (503, "text/html; charset=utf-8"), answer.text
    assert reason in answer.text
    assert int(answer.headers["Retry-After"]) >= 10
    assert "no-store" in answer.headers["Cache-Control"]
    assert set(answer.headers) >= PROTECTION
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


WITHOUT_READING = [
    (locked, "did not respond in time"),
    (frozen, "did not respond in time"),
    (gone, "is not responding"),
]


@pytest.mark.parametrize(("trouble", "reason"), WITHOUT_READING)
def test_who_reads_is_told_and_the_site_recovers_by_itself(site: Served, trouble: Trouble, reason: str) -> None:
    TopicFactory(name="Precursors")
    with trouble(site):
        is_refused_well(site.get("/topics/"), reason)
        is_refused_well(site.get(ADD), reason)
        assert site.get("/healthz").text == "ok\n"
        assert site.get("/no/such/page/").status == 404
    answer = site.get("/topics/")
    assert (answer.status, "Precursors" in answer.text) == (200, True)
    assert site.get(ADD).status == 200


@pytest.mark.parametrize(("trouble", "reason"), [*WITHOUT_READING, (read_only, "is read-only")])
def test_what_was_typed_is_kept_and_can_be_sent_again(site: Served, trouble: Trouble, reason: str) -> None:
    with trouble(site):
        answer = site.post(ADD, TYPED)
        is_refused_well(answer, reason)
        assert f'action="{ADD}"' in answer.text
        assert "First line,<br>second line." in answer.text
        again = site.post(ADD, hidden_fields(answer.text))
        assert hidden_fields(again.text) == hidden_fields(answer.text) == TYPED
    assert not Topic.objects.exists()
    assert site.post(ADD, hidden_fields(again.text)).status == 302
    assert Topic.objects.get().name == TYPED["name"]


@pytest.mark.parametrize(("trouble", "reason"), [(gone, "is not responding"), (read_only, "is read-only")])
def test_a_readers_report_is_kept_and_can_be_sent_again(site: Served, trouble: Trouble, reason: str) -> None:
    commitment = CommitmentFactory.create()
    del site.cookies["sessionid"]
    form = f"/corrections/?record=commitment/{commitment.ref}"
    assert site.get(form).status == 200
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
        said = {"wrong": "It says < 5.", "should_be": "“6”", "source_url": "", "email": "", "opened": new_stamp()}
    with trouble(site):
        answer = site.post(form, said)
        is_refused_well(answer, reason)
        assert hidden_fields(answer.text) == said
        assert "opened" not in answer.text.partition("<dl")[2]
    assert not Correction.objects.exists()
    assert site.post(form, hidden_fields(answer.text)).status == 302
    assert Correction.objects.get().wrong == said["wrong"]


def test_files_feeds_and_pictures_are_refused_in_plain_text(site: Served) -> None:
    with gone(site):
        for path in ("/commitments.csv", "/commitments.json", "/pictures/status.svg", "/feeds/changes.atom"):
            answer = site.get(path, Accept="text/html,*/*")
            if answer.status != 404:
                assert (answer.status, answer.headers["Content-Type"]) == (503, "text/plain; charset=utf-8"), path
                assert answer.headers["Retry-After"] == "30"
        assert site.get("/topics/", Accept="application/json").headers["Content-Type"].startswith("text/plain")


def test_a_card_of_another_site_says_so_in_its_frame(site: Served) -> None:
    card = f"/embed/commitments/{CommitmentFactory.create().ref}/"
    with gone(site):
        answer = site.get(card)
    assert (answer.status, "X-Frame-Options" in answer.headers) == (503, False)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_the_log_has_one_line_for_each_and_no_traceback(site: Served) -> None:
    with gone(site):
        site.get("/topics/")
        site.post(ADD, TYPED)
    log = site.logged()
    assert "Traceback" not in log
    assert len(log) < 1000
    told = [json.loads(line) for line in log.splitlines()]
    assert [(line["method"], line["route"], line["reason"], line["status_code"]) for line in told] == [
        ("GET", "/topics/", "unreachable", 503),
        ("POST", ADD, "unreachable", 503),
    ]


def test_the_process_says_that_it_is_well_while_more_readers_wait_than_it_has_threads(site: Served) -> None:
    with ThreadPoolExecutor(3 * THREADS) as pool, frozen(site):
        readers = [pool.submit(site.get, "/topics/") for _ in range(3 * THREADS)]
        health = [site.get("/healthz").text for _ in range(5)]
        assert health == ["ok\n"] * 5
        assert not all(reader.done() for reader in readers)
        assert {reader.result().status for reader in readers} == {503}
    assert site.get("/topics/").status == 200


def test_readiness_tells_what_is_amiss(site: Served) -> None:
    said = {}
    for trouble in (frozen, gone, read_only):
        with trouble(site):
            answer = site.get("/readyz")
            said[trouble.__name__] = (answer.status, answer.text)
    assert said == {
        "frozen": (503, "The database does not answer in time.\n"),
        "gone": (503, "The database cannot be reached.\n"),
        "read_only": (503, "The database takes no changes.\n"),
    }
    assert site.get("/readyz").text == "ok\n"


def test_who_signs_in_keeps_what_the_sign_in_page_carried(site: Served) -> None:
    del site.cookies["sessionid"]
    asked = site.post(ADD, TYPED)
    carried = hidden_fields(asked.text)
    with read_only(site):
        answer = site.post("/admin/login/", carried | {"username": "analyst", "password": "a secret of mine"})
    with gone(site):
        answer = site.post("/admin/login/", carried | {"username": "analyst", "password": "a secret of mine"})
    is_refused_well(answer, "is not responding")
    assert "a secret of mine" not in answer.text
    assert hidden_fields(answer.text)["typed"] == carried["typed"]
    back = site.post("/admin/login/", hidden_fields(answer.text))
    assert hidden_fields(back.text)["typed"] == carried["typed"]


def test_what_another_site_sends_is_not_offered_to_be_sent_again(site: Served) -> None:
    site.cookies["csrftoken"] = "of another site"
    with gone(site):
        answer = site.post(ADD, TYPED)
    assert answer.status == 503
    assert "second line" not in answer.text
    assert "<form" not in answer.text


def test_a_connection_that_was_ended_is_not_used_again(site: Served) -> None:
    end_connections_of_the_site()
    assert {site.get("/topics/").status for _ in range(2 * THREADS)} == {200}


def test_a_server_that_is_stopped_is_missed_and_found_again() -> None:
    with tempfile.TemporaryDirectory(prefix="followthrough-test-") as folder:
        Path(folder).chmod(0o755)
        server = LocalServer(Path(folder), durable=False)
        server.start()
        try:
            address = f"postgres://followthrough@{quote(str(server.sockets), safe='')}/followthrough"
            with served(**SHORT, DATABASE_URL=address) as site:
                assert "migrations are waiting" in site.get("/readyz").text
                server.stop()
                is_refused_well(site.get("/topics/"), "is not responding")
                assert (site.get("/readyz").text, site.get("/healthz").status) == (
                    "The database cannot be reached.\n",
                    200,
                )
                server.start()
                assert "migrations are waiting" in site.get("/readyz").text
        finally:
            server.stop()
