"""The local PostgreSQL server by hand: `manage.py localdb start|stop|status|psql`."""

import os
import subprocess
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from psycopg.pq import Ping

from config import environment
from config.localdb import local_server, postgres_programs
from config.localdb.server_account import Account

NOT_RUNNING = 3


class Command(BaseCommand):
    """Starts, stops or describes the server, or opens PostgreSQL's own prompt on it."""

    help = "The PostgreSQL server that Followthrough runs on this computer when DATABASE_URL is not set."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """One word for what to do; whatever follows `psql` goes to psql."""
        parser.add_argument(
            "action",
            choices=["start", "stop", "status", "psql"],
            help="start: keep it running with nobody using it. stop: end that. status: is it running, and where. "
            "psql: a prompt on the database; arguments for psql follow after --",
        )
        parser.add_argument("arguments", nargs="*", metavar="argument", help="for psql")

    def handle(self, *args: object, **options: Any) -> None:
        """Does what the word says."""
        if environment.text("DATABASE_URL"):
            raise CommandError("DATABASE_URL is set, so the database is elsewhere; unset it to use the local server.")
        server = local_server.LocalServer(settings.HOME)
        match options["action"]:
            case "start":
                self._start(server)
            case "stop":
                self._stop(server)
            case "status":
                self._describe(server)
            case "psql":
                _open_prompt(server, options["arguments"])

    def _start(self, server: local_server.LocalServer) -> None:
        with server.in_use() as started:
            server.kept.touch()
        self.stdout.write("PostgreSQL started." if started else "PostgreSQL runs already.")
        self.stdout.write("It stays until `manage.py localdb stop`.")

    def _stop(self, server: local_server.LocalServer) -> None:
        if server.state() is Ping.NO_RESPONSE:
            server.kept.unlink(missing_ok=True)
            self.stdout.write("PostgreSQL was not running.")
            return
        with server.in_use():
            server.kept.unlink(missing_ok=True)
        if server.state() is Ping.NO_RESPONSE:
            self.stdout.write("PostgreSQL stopped.")
        else:
            self.stdout.write("Another command is using PostgreSQL; it stops when that command ends.")

    def _describe(self, server: local_server.LocalServer) -> None:
        if server.state() is Ping.NO_RESPONSE:
            self.stdout.write(f"PostgreSQL is not running. Its data: {server.data}")
            raise SystemExit(NOT_RUNNING)
        with server.connect() as connection:
            version = connection.execute("SELECT current_setting('server_version')").fetchone() or ("?",)
        self.stdout.write(f"PostgreSQL {version[0]} is running. Its data: {server.data}. Its socket: {server.sockets}")


def _open_prompt(server: local_server.LocalServer, arguments: list[str]) -> None:
    """Runs psql as the site's role, and exits as it does."""
    with server.in_use():
        account = Account.owner_of(server.folder)
        psql = postgres_programs.find(account, server.folder.parent) / "psql"
        where = {"PGHOST": str(server.sockets), "PGPORT": str(local_server.PORT)}
        who = {"PGUSER": local_server.ROLE, "PGDATABASE": local_server.DATABASE}
        outcome = subprocess.run([psql, *arguments], env={**os.environ, **where, **who}, check=False)
    raise SystemExit(outcome.returncode)
