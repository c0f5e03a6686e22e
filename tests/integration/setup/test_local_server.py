"""The local server's life: started by whoever is first, stopped by whoever is last, back after every accident."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from django.core.management import call_command
from psycopg.pq import Ping

from config import environment
from config.localdb import local_server
from config.localdb.local_server import LocalServer
from config.localdb.postgres_programs import find
from config.localdb.server_account import Account, LocalDatabaseError

ByHand = Callable[..., str]


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every account can reach, as a project's usually is; pytest's own are closed to all but one."""
    with tempfile.TemporaryDirectory(prefix="followthrough-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def home() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def used_before() -> Iterator[Path]:
    """The home folder of a server that ran once: to make a cluster takes ten times as long as to copy it."""
    with open_folder() as folder:
        with LocalServer(folder, durable=False).in_use():
            pass
        yield folder


def copy(used_before: Path, home: Path) -> None:
    """Puts the server's folder into a home that has none."""
    subprocess.run(["cp", "-a", used_before / "postgres", home], check=True)


@pytest.fixture
def server(home: Path, used_before: Path) -> Iterator[LocalServer]:
    """A server that does not run yet, with its role and its database."""
    copy(used_before, home)
    server = LocalServer(home, durable=False)
    yield server
    server.stop()


@pytest.fixture
def new_server(home: Path) -> Iterator[LocalServer]:
    """A server of which there is nothing yet."""
    server = LocalServer(home, durable=False)
    yield server
    server.stop()


def manage(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a command line on this home folder."""
    shell = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=environment.PROJECT,
        env={**shell, "FOLLOWTHROUGH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def by_hand(home: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> ByHand:
    """What `manage.py localdb` says, in this process, of the server in the home folder."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings.HOME = home

    def said(*arguments: str) -> str:
        out = StringIO()
        call_command("localdb", *arguments, stdout=out)
        return out.getvalue()

    return said


def answer(server: LocalServer, question: LiteralString) -> object:
    with server.connect() as connection:
        row = connection.execute(question).fetchone()
    return row and row[0]


def write_seven(server: LocalServer) -> None:
    with server.connect() as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")


def process_number(server: LocalServer) -> int:
    return int((server.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])


def test_a_server_listens_on_its_socket_alone_and_its_role_is_an_ordinary_one(new_server: LocalServer) -> None:
    server = new_server
    with server.in_use() as started:
        assert started
        assert answer(server, "SHOW listen_addresses") == ""
        assert answer(server, "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user") is False
        assert answer(server, "SELECT datlocale FROM pg_database WHERE datname = current_database()") == "C.UTF-8"
        assert server.sockets.stat().st_mode & 0o077 == 0
        assert server.data.stat().st_mode & 0o077 == 0
    assert server.state() is Ping.NO_RESPONSE


def test_data_stay_when_the_server_stops(server: LocalServer) -> None:
    with server.in_use():
        write_seven(server)
    with server.in_use():
        assert answer(server, "SELECT number FROM kept") == 7


def begin_to_use(server: LocalServer, said: Path) -> int:
    """The number of another process, which ends with 0 once it has connected to the server and left it again."""
    user = os.fork()
    if user == 0:  # pragma: no cover (the parent measures)
        code = 1
        try:
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
            with server.in_use():
                server.connect().close()
            code = 0
        except BaseException:
            os.write(2, traceback.format_exc().encode())
            raise
        finally:
            os._exit(code)
    return user


def test_of_many_users_one_starts_it_and_none_stops_it_under_another(new_server: LocalServer, tmp_path: Path) -> None:
    server = new_server
    said = tmp_path / "said"
    users = [begin_to_use(server, said) for _ in range(4)]
    ended = [os.waitstatus_to_exitcode(os.waitpid(user, 0)[1]) for user in users]
    assert (said.read_text(encoding="utf-8"), ended) == ("", [0] * 4)
    assert server.state() is Ping.NO_RESPONSE


def test_a_server_that_is_kept_outlives_its_users(server: LocalServer, by_hand: ByHand) -> None:
    assert "PostgreSQL started" in manage(server.home, "localdb", "start").stdout
    with server.in_use() as started:
        assert not started
    assert server.state() is Ping.OK
    assert "PostgreSQL stopped" in by_hand("stop")
    with pytest.raises(SystemExit, match="3"):
        by_hand("status")


def test_stopping_by_hand_leaves_other_users_in_peace(server: LocalServer, by_hand: ByHand) -> None:
    with server.in_use():
        assert by_hand("status").startswith("PostgreSQL 18")
        assert "Another command is using PostgreSQL" in by_hand("stop")
        assert server.state() is Ping.OK


def test_psql_is_at_hand(server: LocalServer, by_hand: ByHand, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        by_hand("psql", "--", "-Atc", "SELECT current_user")
    assert capfd.readouterr().out == "followthrough\n"


def test_a_killed_server_recovers(server: LocalServer) -> None:
    server = LocalServer(server.home)
    server.start()
    write_seven(server)
    os.kill(process_number(server), signal.SIGKILL)
    with server.in_use() as started:
        assert started
        assert answer(server, "SELECT number FROM kept") == 7


def test_the_process_number_of_a_dead_server_may_be_anothers_by_now(server: LocalServer) -> None:
    server.start()
    note = server.data / "postmaster.pid"
    left = note.read_text(encoding="utf-8")
    server.stop()
    note.write_text(left.replace(left.split("\n", 1)[0], str(os.getpid()), 1), encoding="utf-8")
    assert server.start()


def test_making_it_can_be_cut_short_at_any_time(server: LocalServer) -> None:
    half = server.folder / "data.unfinished"
    server.start()
    server.stop()
    shutil.rmtree(server.data)
    half.mkdir()
    (half / "PG_VERSION").write_text("18", encoding="utf-8")
    assert server.start()
    assert not half.exists()


def test_a_deep_home_has_its_socket_elsewhere(home: Path, used_before: Path) -> None:
    server = LocalServer(home.joinpath(*["a-folder-with-a-rather-long-name"] * 4), durable=False)
    server.home.mkdir(parents=True)
    copy(used_before, server.home)
    with server.in_use():
        assert server.sockets.parent == local_server.FOLDER_OF_SHORT_PATHS
        assert server.sockets.stat().st_mode & 0o077 == 0
    shutil.rmtree(server.sockets)


def test_a_home_closed_to_the_servers_account_does_not_keep_it_from_its_data(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only root has the server run by another account, for which the data are then put outside."""
    closed, outside = home / "closed", home / "outside"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(local_server, "FOLDER_OUTSIDE_HOME", outside)
    server = LocalServer(closed / "project", durable=False)
    with server.in_use():
        assert server.data.resolve().is_relative_to(outside if os.geteuid() == 0 else closed)


def test_a_home_that_was_copied_with_its_link_does_not_share_the_database(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, copy = (LocalServer(home / name, durable=False) for name in ("project", "copy"))
    monkeypatch.setattr(local_server, "FOLDER_OUTSIDE_HOME", home / "outside")
    # As where only root may enter, and has another account run the server.
    monkeypatch.setattr(Account, "can_enter", lambda _, folder: folder not in (first.home, copy.home))
    with first.in_use():
        shutil.copytree(first.home, copy.home, symlinks=True)
        for use in (copy.start, copy.stop):
            with pytest.raises(LocalDatabaseError, match=f"leads to the database of {first.home.resolve()}, of which"):
                use()
        first.connect().close()
    # Moved, it is the same home under another name.
    shutil.rmtree(copy.home)
    first.home.rename(copy.home)
    with copy.in_use():
        copy.connect().close()


def test_a_server_that_cannot_start_says_where_its_reasons_are(server: LocalServer) -> None:
    server.start()
    server.stop()
    (server.data / "postgresql.conf").write_text("no such setting\n", encoding="utf-8")
    with pytest.raises(LocalDatabaseError, match=f"pg_ctl says: .*could not start.*{server.log}"):
        server.start()


def test_nobody_else_can_hold_its_locks(server: LocalServer) -> None:
    names = ("postgres.users", "postgres.lock")
    for name in names:
        server.home.joinpath(name).touch(mode=0o644)
    with server.in_use():
        for name in names:
            status = (server.home / name).stat()
            assert stat.S_IMODE(status.st_mode) == 0o600, name
            assert status.st_uid == server.folder.stat().st_uid, name


def test_a_server_of_another_account_is_not_spoken_to(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with server.in_use():
        monkeypatch.setattr(LocalServer, "_peer", lambda _: {"requirepeer": "somebody-else"})
        with pytest.raises(psycopg.OperationalError, match="requirepeer"):
            server.connect()


def test_the_role_of_a_public_site_is_an_ordinary_one(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `docker-compose.yml` has a new database run."""
    monkeypatch.setenv("FOLLOWTHROUGH_DATABASE_PASSWORD", "it's a password")
    with server.in_use():
        with server.connect("postgres", "postgres") as connection:
            connection.execute("DROP DATABASE followthrough")
            connection.execute("DROP ROLE followthrough")
        account = Account.owner_of(server.folder)
        psql = find(account, server.folder.parent) / "psql"
        subprocess.run(
            [psql, "-v", "ON_ERROR_STOP=1", "-h", server.sockets, "-U", "postgres", "-f", "docker/database.sql"],
            cwd=environment.PROJECT,
            check=True,
        )
        ordinary = answer(server, "SELECT NOT (rolsuper OR rolcreaterole) FROM pg_roles WHERE rolname = current_user")
        assert ordinary is True
        owner: LiteralString = "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"
        assert answer(server, owner) == "followthrough"
        with server.connect("postgres", "postgres") as connection:
            kept = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'followthrough'").fetchone()
        assert kept is not None
        assert str(kept[0]).startswith("SCRAM-SHA-256$")


def test_nobody_gets_in_from_elsewhere(server: LocalServer) -> None:
    server.start()
    with pytest.raises(psycopg.OperationalError):
        server.connect(role="pg_monitor", database="postgres")
    rules = (server.data / "pg_hba.conf").read_text(encoding="utf-8")
    assert rules == "local all all peer map=followthrough\n"
