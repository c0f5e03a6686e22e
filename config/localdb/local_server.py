"""The PostgreSQL server that Followthrough brings along for work on one computer.

Its data lie in `postgres/` of the home folder. It listens on a socket in a folder that only its account may enter,
and never on the network; whoever gets there is recognised by their account on this computer ("peer"), so there is
no password to keep. The site signs in as `followthrough`, an ordinary role that owns its database and no other.

The server is shared. Whichever command needs it first starts it, the last one out stops it, and `manage.py localdb
start` keeps it running in between. Two locks in the home folder see to that: one is held while starting or stopping
it, the other, shared, for as long as it is being used. The system drops both when a process dies, however it dies.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from config import environment
from config.localdb.postgres_programs import Programs, find
from config.localdb.server_account import Account, LocalDatabaseError

ROLE = DATABASE = "followthrough"
SUPERUSER = "postgres"
PORT = 5432
FIRST_VERSION_WITH_OWN_LOCALE = 17
LONGEST_SOCKET_PATH = 100
SECONDS_TO_START = 60
SECONDS_TO_CLEAR_AFTER_A_CRASH = 10
FOLDER_OUTSIDE_HOME = Path("/var/lib/followthrough")
# Anybody may write here: what is made in it is checked to be the server's own.
FOLDER_OF_SHORT_PATHS = Path("/tmp")  # noqa: S108

COMMANDS_WITHOUT_DATABASE = ("localdb", "help", "--help", "-h", "version", "--version", "collectstatic")

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
SETTINGS_FOR_DATA_ONE_CAN_LOSE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}


@dataclass(frozen=True)
class LocalServer:
    """One server and its data; `durable=False` trades safety in a power cut for speed, which suits tests."""

    home: Path
    durable: bool = True

    @property
    def folder(self) -> Path:
        """Everything of the server; outside the home folder, and linked from it, where its account cannot enter."""
        return (self.home / "postgres").resolve()

    @property
    def data(self) -> Path:
        """The database cluster."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server has to say."""
        return self.folder / "server.log"

    @property
    def kept(self) -> Path:
        """A file that is there while the server is to run on with nobody using it."""
        return self.home / "postgres.kept"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: with the rest, or in /tmp where that path is longer than a socket's may be."""
        folder = self.folder / "run"
        length = len(os.fsencode(folder / f".s.PGSQL.{PORT}"))
        if length <= LONGEST_SOCKET_PATH and not set(str(folder)) & set("\"',@"):
            return folder
        return FOLDER_OF_SHORT_PATHS / f"followthrough-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"

    def connection_settings(self) -> dict[str, object]:
        """Django's settings of the connection."""
        return {
            "ENGINE": "config.postgresql",
            "NAME": DATABASE,
            "USER": ROLE,
            "HOST": str(self.sockets),
            "PORT": PORT,
            "OPTIONS": self._peer(),
        }

    def connect(self, role: str = ROLE, database: str = DATABASE) -> psycopg.Connection[tuple[object, ...]]:
        """A connection that commits each statement by itself."""
        self._check_sockets()
        whose = {"user": role, "dbname": database, **self._peer()}
        return psycopg.connect(
            make_conninfo(host=str(self.sockets), port=PORT, connect_timeout=5, **whose), autocommit=True
        )

    def state(self) -> Ping:
        """Whether the server takes connections (OK), is starting or stopping (REJECT), or is not there."""
        self._check_sockets()
        return Ping(PGconn.ping(make_conninfo(host=str(self.sockets), port=PORT).encode()))

    def _account(self) -> Account:
        """The account that the server runs as, or would."""
        return Account.owner_of(self.folder) if self.folder.exists() else Account.for_new_server()

    def _peer(self) -> dict[str, str]:
        """What makes libpq turn away from a server of any other account; empty where there can be no server."""
        try:
            return {"requirepeer": self._account().name}
        except (LocalDatabaseError, OSError):
            return {}

    def _check_sockets(self) -> None:
        """Refuses a folder of sockets that somebody else made or can write in: theirs might be the server."""
        try:
            status = self.sockets.lstat()
        except OSError:
            return
        account = self._account()
        is_closed = stat.S_ISDIR(status.st_mode) and stat.S_IMODE(status.st_mode) & 0o077 == 0
        if not is_closed or status.st_uid not in (account.user_id, os.geteuid()):
            raise LocalDatabaseError(
                f"{self.sockets} is not a folder of `{account.name}` that is closed to all others; remove it, and try "
                "again."
            )

    @contextmanager
    def in_use(self) -> Iterator[bool]:
        """The server, for as long as one needs it, as whether this call started it."""
        self._check_whose_it_is()
        with self._open("postgres.users") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield self.start()
            finally:
                if not self.kept.exists() and _is_last(users):
                    self.stop()

    def start(self) -> bool:
        """Makes sure that the server is there with its role and database; returns whether this call started it."""
        self._check_whose_it_is()
        if self._answers():
            return False
        with self._lock():
            if self._answers():
                return False
            account = self._prepare_folders()
            programs = find(account, self.folder.parent)
            if not self.data.exists():
                self._make_cluster(programs, account)
            started = self.state() is Ping.NO_RESPONSE
            if started:
                self._launch(programs, account)
            self._wait_until_ready()
            self._make_role_and_database()
        return started

    def stop(self) -> bool:
        """Stops the server, ending its connections; returns whether there was one to stop."""
        self._check_whose_it_is()
        if not self.folder.exists() or self.state() is Ping.NO_RESPONSE:
            return False
        with self._lock():
            account = Account.owner_of(self.folder)
            programs = find(account, self.folder.parent)
            outcome = account.run([programs / "pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w"])
            if outcome.returncode != 0 and self.state() is not Ping.NO_RESPONSE:
                raise LocalDatabaseError(f"The database server did not stop: {outcome.stdout.strip()}")
        return True

    def _check_whose_it_is(self) -> None:
        """Refuses a link that was copied with its home: the database behind it is still that of the first home."""
        if not (self.home / "postgres").is_symlink() or not self.folder.exists():
            return
        noted, home = self.folder / "home", self.home.resolve()
        first = Path(noted.read_text(encoding="utf-8")) if noted.exists() else home
        if first != home and (first / "postgres").resolve() == self.folder:
            raise LocalDatabaseError(
                f"{self.home / 'postgres'} leads to the database of {first}, of which this is a copy. Remove that "
                "link to start with an empty database, or copy the folder it leads to, as docs/operations.md says."
            )
        noted.write_text(str(home), encoding="utf-8")

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _open(self, name: str) -> TextIO:
        """A file of the home folder that only root and the server's account may open; both are made if missing.

        Whoever can open it can hold its lock for ever.
        """
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            file = open(self.home / name, "a", encoding="utf-8", opener=_opened_for_oneself)  # noqa: SIM115
        except OSError as error:
            raise LocalDatabaseError(
                f"{self.home} is not for this account to write in ({error.strerror}). Set FOLLOWTHROUGH_HOME to a "
                "folder of your own."
            ) from error
        if os.geteuid() == 0:
            account = self._account()
            os.fchown(file.fileno(), account.user_id, account.group_id)
        if os.geteuid() in (0, os.fstat(file.fileno()).st_uid):
            os.fchmod(file.fileno(), 0o600)
        return file

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with self._open("postgres.lock") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _prepare_folders(self) -> Account:
        """Makes the server's folders; returns the account that it runs as, which is that of any data there are."""
        if self.folder.exists():
            account = Account.owner_of(self.folder)
            if self.folder.stat().st_uid != account.user_id:
                account.take_all(self.folder)
        else:
            account = Account.for_new_server()
            self._place_folder(account)
        account.take(self.folder)
        if not account.can_enter(self.folder):
            raise LocalDatabaseError(
                f"The account `{account.name}`, which runs the database server, cannot enter {self.folder}. "
                "Set FOLLOWTHROUGH_HOME to a folder that every account can reach."
            )
        account.take(self.sockets)
        return account

    def _place_folder(self, account: Account) -> None:
        """Sees to it that the server's folder can be made where its account can reach it."""
        link = self.home / "postgres"
        link.unlink(missing_ok=True)
        if not account.can_enter(self.home):
            FOLDER_OUTSIDE_HOME.mkdir(parents=True, exist_ok=True)
            FOLDER_OUTSIDE_HOME.chmod(0o755)
            link.symlink_to(tempfile.mkdtemp(dir=FOLDER_OUTSIDE_HOME))
            self._check_whose_it_is()

    def _make_cluster(self, programs: Programs, account: Account) -> None:
        """Makes an empty cluster, under another name until it is whole."""
        unfinished = self.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        locale = ["--locale=C.UTF-8"]
        if programs.version >= FIRST_VERSION_WITH_OWN_LOCALE:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        sync = [] if self.durable else ["--no-sync"]
        outcome = account.run(
            [programs / "initdb", "-D", unfinished, "-U", SUPERUSER, "--encoding=UTF8", "--auth=peer", *locale, *sync]
        )
        if outcome.returncode != 0:
            raise LocalDatabaseError(f"The database could not be made: {outcome.stdout.strip()}")
        _admit_only(unfinished, [account.name, "root"])
        unfinished.rename(self.data)

    def _launch(self, programs: Programs, account: Account) -> None:
        """Starts the server; after a crash, once its last process is gone."""
        settings = SETTINGS | {"unix_socket_directories": str(self.sockets)}
        if not self.durable:
            settings |= SETTINGS_FOR_DATA_ONE_CAN_LOSE
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
        start: list[str | Path] = [programs / "pg_ctl", "start", "-D", self.data, "-l", self.log, "-o", options, "-w"]
        crashed = self._forget_dead_server()
        give_up = time.monotonic() + (SECONDS_TO_CLEAR_AFTER_A_CRASH if crashed else 0)
        while (outcome := account.run([*start, "-t", str(SECONDS_TO_START)])).returncode != 0:
            if time.monotonic() > give_up:
                raise LocalDatabaseError(
                    f"The database server did not start. pg_ctl says: {' '.join(outcome.stdout.split())} "
                    f"What the server itself said, if it came that far, stands in {self.log}."
                )
            time.sleep(0.5)

    def _forget_dead_server(self) -> bool:
        """Whether the last server crashed; its process number, which may be another process's now, is forgotten."""
        note = self.data / "postmaster.pid"
        if not note.exists():
            return False
        number = note.read_text(encoding="utf-8").split("\n", 1)[0].strip()
        if Path("/proc/self").exists() and _working_folder(number) != self.data:
            note.unlink()
            # Beside the socket stands the number again, which counts as in use until the system has buried the dead.
            (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        return True

    def _wait_until_ready(self) -> None:
        give_up = time.monotonic() + SECONDS_TO_START
        while self.state() is not Ping.OK:
            if time.monotonic() > give_up:
                raise LocalDatabaseError(f"The database server takes no connections; {self.log} says why.")
            time.sleep(0.1)

    def _make_role_and_database(self) -> None:
        with self.connect(SUPERUSER, SUPERUSER) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")


def _opened_for_oneself(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


def _admit_only(cluster: Path, accounts: Sequence[str]) -> None:
    """Lets these accounts of the computer in, as either role, and nobody from anywhere else."""
    (cluster / "pg_hba.conf").write_text("local all all peer map=followthrough\n", encoding="utf-8")
    admitted = [f'followthrough "{name}" {role}\n' for name in accounts for role in (ROLE, SUPERUSER)]
    (cluster / "pg_ident.conf").write_text("".join(admitted), encoding="utf-8")


def _working_folder(process_number: str) -> Path | None:
    """Where the process works, which for a PostgreSQL server is its data; None if it is dead or another account's."""
    try:
        return Path("/proc", process_number, "cwd").readlink()
    except OSError:
        return None


def _is_last(users: TextIO) -> bool:
    """Whether no other process holds the lock; if so it is now held alone, and a newcomer waits."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def running_if_needed(arguments: Sequence[str]) -> Iterator[None]:
    """A context with the local server running, unless the database is elsewhere or the command starts it itself."""
    is_elsewhere = environment.is_production() or environment.text("DATABASE_URL")
    if is_elsewhere or not arguments or arguments[0] in COMMANDS_WITHOUT_DATABASE:
        yield
        return
    with LocalServer(environment.home()).in_use():
        yield
