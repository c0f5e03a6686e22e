"""The whole site on this computer in one command: `manage.py demo`."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from psycopg.pq import Ping

from config import environment
from config.localdb.local_server import LocalServer
from config.localdb.server_account import LocalDatabaseError
from tracker.models import Actor

HOST = "127.0.0.1"
HIGHEST_PORT = 65535
SECONDS_TO_ANSWER = 30
SECONDS_TO_FINISH = 2
SECONDS_A_WORKER_MAY_TAKE = 30
SECONDS_A_CONNECTION_IDLES = 1
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_WORKERS = 3
SECONDS_TO_PUT_BACK = 8
# What it is at when the demo is stopped goes back into the queue.
WORKER = [sys.executable, "-m", "config.worker_demo", "procrastinate", "worker", "--shutdown-graceful-timeout=0.1"]
WAYS_TO_END = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    """Brings the database up to date, loads the first dataset, and serves the site until told to stop."""

    help = "Prepares the database and serves the site at 127.0.0.1 (PORT, 8000 by default) until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--empty", action="store_true", help="do not load the first dataset into an empty database"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Runs until Ctrl-C or a signal to end; what was entered stays in the database."""
        if settings.PRODUCTION:
            raise CommandError("The demo is for a computer of one's own; docs/operations.md tells how to run a site.")
        port = _free_port()
        self._report("Bringing the database up to date", "migrate", verbosity=0)
        if options["empty"]:
            self.stdout.write("Leaving out the first dataset.")
        elif Actor.objects.exists():
            self.stdout.write("Keeping what is in the database (manage.py seed loads the first dataset again).")
        else:
            self._report("Loading the first dataset", "seed")
        call_command("demo_accounts", stdout=self.stdout)
        self._serve(port)

    def _report(self, what: str, command: str, **options: object) -> None:
        self.stdout.write(f"{what} ...")
        self.stdout.flush()
        call_command(command, stdout=self.stdout, **options)

    def _serve(self, port: int) -> None:
        for way in WAYS_TO_END:
            signal.signal(way, _interrupt)
        server = _started(_gunicorn(port))
        worker = Worker(self.stdout)
        try:
            _wait_until_it_answers(server, port)
            self.stdout.write(
                f"\nFollowthrough is at http://{HOST}:{port}/ and its admin at /admin/. Ctrl-C stops it."
            )
            self.stdout.flush()
            while server.poll() is None:
                time.sleep(SECONDS_BETWEEN_LOOKS)
                self._keep_the_database_up()
                worker.restart_if_ended()
            raise CommandError(f"The web server ended by itself with exit code {server.returncode}.")
        except KeyboardInterrupt:
            self.stdout.write("\nStopping ...")
        finally:
            for way in WAYS_TO_END:
                signal.signal(way, signal.SIG_IGN)
            _end(server, worker.process)

    def _keep_the_database_up(self) -> None:
        """Starts the database that comes along again when it is gone, and says so, or why it cannot be."""
        database = LocalServer(settings.HOME)
        if environment.text("DATABASE_URL") or database.state() is not Ping.NO_RESPONSE:
            return
        try:
            database.start()
        except LocalDatabaseError as error:
            raise CommandError(f"The database was gone and could not be started again. {error}") from error
        self.stdout.write("The database was gone; it was started again, with all that was saved.")
        self.stdout.flush()


class Worker:
    """The worker beside the web server, which does what takes longer than a page may; begun again when it ends."""

    def __init__(self, told: OutputWrapper) -> None:
        self.told = told
        self.started = time.monotonic()
        self.process = _started(WORKER)

    def restart_if_ended(self) -> None:
        """Begins it again, and says so, when it has ended; not at once, when it ends as soon as it is begun."""
        if self.process.poll() is None or time.monotonic() - self.started < SECONDS_BETWEEN_WORKERS:
            return
        code, self.started, self.process = self.process.returncode, time.monotonic(), _started(WORKER)
        self.told.write(f"The worker ended with exit code {code}; it is started again.")
        self.told.flush()


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _free_port() -> int:
    """The port that PORT names, if nothing listens on it."""
    port = environment.number("PORT", 8000)
    if not 1 <= port <= HIGHEST_PORT:
        raise CommandError(f"PORT is {port}; write a number from 1 to {HIGHEST_PORT}.")
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            with socket.create_server((HOST, 0)) as another:
                free = another.getsockname()[1]
            raise CommandError(f"Port {port} cannot be used: {error.strerror}. Try: PORT={free} make demo") from None
    return port


def _started(program: list[str]) -> subprocess.Popen[bytes]:
    """The program, which ends when this command does, however that ends: it reads from a pipe that is closed then.

    In a session of its own no Ctrl-C reaches it, on which it otherwise would end in its own way.
    """
    return subprocess.Popen(program, cwd=environment.PROJECT, stdin=subprocess.PIPE, start_new_session=True)


def _gunicorn(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "--config", "config/gunicorn_demo.py"),
        *("--bind", f"{HOST}:{port}"),
        *("--workers", "2", "--preload"),
        *("--keep-alive", str(SECONDS_A_CONNECTION_IDLES)),
        *("--graceful-timeout", str(SECONDS_A_WORKER_MAY_TAKE)),
        *("--log-level", "warning"),
    ]


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    give_up = time.monotonic() + SECONDS_TO_ANSWER
    while server.poll() is None and time.monotonic() < give_up:
        connection = http.client.HTTPConnection(HOST, port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise CommandError(f"The web server did not answer on port {port}; see above for what it said.")


def _end(server: subprocess.Popen[bytes], worker: subprocess.Popen[bytes]) -> None:
    """Asks both to finish, and soon makes them.

    Browsers open connections ahead of need, for which gunicorn waits in vain, only to blame a lack of memory.
    """
    for program in (server, worker):
        program.terminate()
    for program, seconds in ((server, SECONDS_TO_FINISH), (worker, SECONDS_TO_PUT_BACK)):
        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
