"""The tests' databases: migrated once into a template, and copied from it for each run and process.

A copy takes a tenth of a second, so a run starts at once, and a test that commits can be cleaned up by taking a
fresh copy: rows that migrations wrote, such as the groups, are there again, and history may refuse TRUNCATE. A second
template also holds the first dataset, a third a made-up one of a thousand commitments, and further ones what landed
versions stored.
"""

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from io import StringIO
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg.sql import SQL, Composed, Identifier

SECONDS_TO_LET_GO = 20
PREFIX = "test_"
TEMPLATE_PREFIX = "template_test_"
THOUSAND = 1_000
# Databases that landed versions stored, which tests bring up to date.
STORED = sorted((Path(__file__).parent / "stored").glob("*.sql.gz"))
# Migrations at which tests of later ones begin, the last first: each is gone back to from the one before it here.
STOPS = ("0014_addressees_and_targets", "0013_who_says_it", "0012_words_of_the_database", "0004_search_to_reminders")


@cache
def template_name() -> str:
    """A name that changes whenever any application's migrations, or a library's version of them, do."""
    content = hashlib.sha256()
    for application in sorted(apps.get_app_configs(), key=lambda application: application.label):
        for file in sorted(Path(application.path, "migrations").rglob("*.*")):
            if file.suffix in (".py", ".sql"):
                content.update(file.name.encode() + file.read_bytes())
    return f"{TEMPLATE_PREFIX}{content.hexdigest()[:12]}"


@contextmanager
def _server() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection to the server outside of any database of the tests."""
    parameters = connection.get_connection_params() | {"dbname": "postgres"}
    for of_django in ("context", "cursor_factory", "prepare_threshold"):
        parameters.pop(of_django, None)
    with psycopg.connect(**parameters, autocommit=True) as outside:
        yield outside


def _execute(*statements: Composed) -> None:
    with _server() as outside:
        for statement in statements:
            _insist(outside, statement)


def _insist(outside: psycopg.Connection[tuple[object, ...]], statement: Composed) -> None:
    """Runs the statement, once more each time a request that is just ending comes between."""
    give_up = time.monotonic() + SECONDS_TO_LET_GO
    while True:
        try:
            outside.execute(statement)
        except (psycopg.errors.ObjectInUse, psycopg.errors.InsufficientPrivilege):
            # The second is what PostgreSQL says of its own vacuuming, which no ordinary role may send away.
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return


@dataclass
class Working:
    """The database that a process tests in, and the template that it is a copy of."""

    name: str
    template: str

    def renew(self) -> None:
        """Makes it a fresh copy."""
        copy(self.template, self.name)

    def go_back(self, stop: str) -> None:
        """Makes it, until it is renewed, what a fresh copy is after it was taken back to that migration of ours."""
        copy(ensure_template_at(stop), self.name)

    @contextmanager
    def standing_on(self, template: str) -> Iterator[None]:
        """Makes it a copy of another template for a while."""
        before, self.template = self.template, template
        self.renew()
        yield
        self.template = before
        self.renew()


def use(name: str) -> None:
    """Points Django at the database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@cache
def seeded_template_name() -> str:
    """A name that changes whenever the seeds do, or any module that reads them in."""
    content = hashlib.sha256(template_name().encode())
    for file in sorted([*Path("seeds").glob("*.csv"), *Path("tracker").rglob("*.py")]):
        content.update(file.read_bytes())
    return f"{TEMPLATE_PREFIX}{content.hexdigest()[:12]}"


def ensure_template() -> str:
    """The name of a database with every migration applied."""
    return _ensure(template_name(), _migrate_into)


def ensure_seeded_template() -> str:
    """The name of a database that holds the first dataset."""
    ensure_template()
    return _ensure(seeded_template_name(), _seed_into)


@cache
def thousand_template_name() -> str:
    """A name that changes whenever anything does that makes datasets up or reads them in."""
    moments = Path("tracker", "made_datasets", "moments.sql").read_bytes()
    content = hashlib.sha256(seeded_template_name().encode() + moments)
    return f"{TEMPLATE_PREFIX}{content.hexdigest()[:12]}"


def template_at_name(stop: str) -> str:
    """A name that changes whenever migrations do."""
    return f"{template_name()}_{stop[:4]}"


def ensure_template_at(stop: str) -> str:
    """The name of a database that was taken back to that migration of ours."""
    later = STOPS[: STOPS.index(stop)]
    start = ensure_template_at(later[-1]) if later else ensure_template()
    return _ensure(template_at_name(stop), partial(_go_back, start, stop))


def made_of_name(file: Path) -> str:
    """A name that changes whenever the file does, or any module that may have to do with what is made of it."""
    content = hashlib.sha256(seeded_template_name().encode() + file.read_bytes())
    return f"{TEMPLATE_PREFIX}{content.hexdigest()[:12]}"


def ensure_made_of(file: Path, fill: Callable[[str], None]) -> str:
    """The name of a database that holds what `fill` makes of the file."""
    return _ensure(made_of_name(file), fill)


def ensure_thousand_template() -> str:
    """The name of a database that holds a thousand made-up commitments and what hangs on them."""
    ensure_template()
    return _ensure(thousand_template_name(), _make_up_into)


def _ensure(name: str, fill: Callable[[str], None]) -> str:
    """The name of the database; the first process to ask makes it, others wait."""
    with _alone():
        with _server() as outside:
            made = outside.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not made:
            used, unfinished = settings.DATABASES["default"]["NAME"], f"{name}_unfinished"
            try:
                fill(unfinished)
            finally:
                use(used)
            _execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(unfinished), Identifier(name)))
    return name


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time makes templates and clears up."""
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with (settings.HOME / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate_into(name: str) -> None:
    _execute(
        SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)),
        SQL("CREATE DATABASE {}").format(Identifier(name)),
    )
    use(name)
    call_command("migrate", verbosity=0)


def _go_back(start: str, stop: str, name: str) -> None:
    copy(start, name)
    use(name)
    MigrationExecutor(connection).migrate([("tracker", stop)])


def _seed_into(name: str) -> None:
    copy(template_name(), name)
    use(name)
    call_command("seed", stdout=StringIO())


def _make_up_into(name: str) -> None:
    copy(template_name(), name)
    use(name)
    call_command("make_dataset", commitments=THOUSAND, load=True, stdout=StringIO(), stderr=StringIO())


def copy(template: str, name: str) -> None:
    """Makes the database anew as a copy of the template, ending connections to an earlier one of that name.

    Its files are copied as they are: to write each page to the log first, as is usual, takes twice the time.
    """
    connection.close()
    _execute(
        SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)),
        SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(Identifier(name), Identifier(template)),
    )


def drop(name: str) -> None:
    """Removes the database."""
    connection.close()
    _execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def drop_what_killed_runs_left(run: str) -> None:
    """Removes the copies of other runs, and templates of other migrations; the server has just been started.

    Other processes of this run may have their copies already, or be making a template.
    """
    with _alone(), _server() as outside:
        found = outside.execute(
            "SELECT datname FROM pg_database WHERE datname ^@ ANY (%s) AND NOT datname ^@ %s AND datname <> ALL (%s)",
            [
                [PREFIX, TEMPLATE_PREFIX],
                name_for(run),
                [
                    *(template_name(), seeded_template_name(), thousand_template_name()),
                    *map(template_at_name, STOPS),
                    *map(made_of_name, STORED),
                ],
            ],
        )
        left = [str(name) for (name,) in found.fetchall()]
        for name in left:
            outside.execute(SQL("DROP DATABASE {}").format(Identifier(name)))


def name_for(run: str, worker: str = "") -> str:
    """The name of a process's copy, or what the names of all copies of a run begin with."""
    return f"{PREFIX}{run[:12]}_{worker}"
