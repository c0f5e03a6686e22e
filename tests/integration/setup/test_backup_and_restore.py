"""The commands of docs/operations.md under Backup and restore, run as they stand, from one server into another."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString, NamedTuple
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from psycopg.sql import SQL, Identifier

from config import environment
from config.localdb import local_server
from config.localdb.local_server import LocalServer
from config.localdb.postgres_programs import Programs, find
from config.localdb.server_account import Account
from tests.factories import ArchivedTextFactory, ImportBatchFactory, UserFactory
from tests.web_server import asked, of_production, site

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("first_dataset")]

# In place of Docker: `compose exec` runs the program against the server that this test has made, and there is nothing
# to put up or down. What `compose run` has manage.py do is said, for the test to do in its own process.
DOCKER = """#!{python}
import os, sys
words = sys.argv[1:]
assert words.pop(0) == "compose"
is_drill = words[:2] == ["--project-name", "drill"]
words = words[2:] if is_drill else words
side = "DRILL" if is_drill else "USED"
if words[:3] == ["exec", "--no-TTY", "database"]:
    program, *arguments = words[3:]
    os.environ["PGHOST"] = os.environ[f"{{side}}_HOST"]
    name = os.environ[f"{{side}}_DATABASE"]
    arguments = [argument.replace("--dbname=followthrough", f"--dbname={{name}}") for argument in arguments]
    os.execv(os.path.join(os.environ["PROGRAMS"], program), [program, *arguments])
is_of_manage = words[:6] == ["run", "--rm", "--no-deps", "web", "python", "manage.py"]
assert is_of_manage or words in (["up", "--detach", "--wait", "database"], ["down", "--volumes"]), words
print(*words)
"""


class Server(NamedTuple):
    """A database on a server: where its socket is, and its name."""

    host: str
    database: str

    @contextmanager
    def connected(self, role: str = local_server.SUPERUSER) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        where = {"host": self.host, "port": local_server.PORT, "dbname": self.database, "user": role}
        with psycopg.connect(**where, autocommit=True) as opened:  # type: ignore[arg-type]
            yield opened

    def rows(self, query: LiteralString) -> list[tuple[object, ...]]:
        with self.connected() as opened:
            return opened.execute(query).fetchall()

    @property
    def url(self) -> str:
        return f"postgres://{local_server.ROLE}@{quote(self.host, safe='')}:{local_server.PORT}/{self.database}"


@pytest.fixture
def used() -> Server:
    """The database of this test, which holds the first dataset, a private text, an account and a batch with a file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    ArchivedTextFactory(text="A text that nobody may publish.\n\nIt has – two – paragraphs, and 中文.")
    ImportBatchFactory(uploaded_by=UserFactory(group="Analyst"), content=bytes(range(256)))
    return Server(str(connection.settings_dict["HOST"]), str(connection.settings_dict["NAME"]))


@pytest.fixture
def programs() -> Programs:
    server = LocalServer(settings.HOME)
    return find(Account.owner_of(server.folder), server.folder.parent)


@pytest.fixture
def drill(programs: Programs) -> Iterator[Server]:
    """A fresh server, with the role and the empty database that docker/database.sql makes."""
    with tempfile.TemporaryDirectory(prefix="followthrough-test-") as name:
        Path(name).chmod(0o755)
        server = LocalServer(Path(name), durable=False)
        with server.in_use():
            with server.connect(local_server.SUPERUSER, local_server.SUPERUSER) as outside:
                outside.execute("DROP DATABASE followthrough")
                outside.execute("DROP ROLE followthrough")
            subprocess.run(
                [programs / "psql", "-q", "-h", server.sockets, "-U", "postgres", "-f", "docker/database.sql"],
                cwd=environment.PROJECT,
                env={**os.environ, "FOLLOWTHROUGH_DATABASE_PASSWORD": "of-the-drill"},
                check=True,
            )
            yield Server(str(server.sockets), local_server.DATABASE)


def commands() -> str:
    """What the docs say to type, in their order."""
    text = Path(environment.PROJECT, "docs", "operations.md").read_text(encoding="utf-8")
    section = text.partition("\n## Backup and restore\n")[2].partition("\n## ")[0]
    return "".join(line.removeprefix("    ") + "\n" for line in section.splitlines() if line.startswith("    "))


def typed(script: str, folder: Path, variables: Mapping[str, str]) -> str:
    """What the commands say; each of them must succeed."""
    outcome = subprocess.run(
        ["/bin/sh", "-euc", script], cwd=folder, env=dict(variables), capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


@contextmanager
def django_on(server: Server) -> Iterator[None]:
    """Has this process work with the database, as the role of the site."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(HOST=server.host, NAME=server.database, USER=local_server.ROLE)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def contents(server: Server) -> dict[str, object]:
    """For each table how many rows it has and a digest of them all, and how far each sequence has come."""
    tables = server.rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    found: dict[str, object] = {}
    with server.connected() as opened:
        for (table,) in sorted(tables):
            query = SQL(
                "SELECT count(*), md5(string_agg(whole, E'\\n' ORDER BY whole COLLATE \"C\")) "
                "FROM (SELECT each::text FROM {} AS each) AS texts(whole)"
            )
            found[str(table)] = opened.execute(query.format(Identifier(str(table)))).fetchone()
        for name, last in opened.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1").fetchall():
            found[str(name)] = last
    return found


def schema(server: Server, programs: Programs) -> str:
    """All that is not rows: tables, functions, triggers, owners and rights."""
    outcome = subprocess.run(
        [programs / "pg_dump", "-h", server.host, "-U", "postgres", "--schema-only", "--dbname", server.database],
        capture_output=True,
        text=True,
        check=True,
    )
    text = re.sub(r"^\\(un)?restrict .*$", "", outcome.stdout, flags=re.MULTILINE)
    # PostgreSQL writes the casts of `varchar IN (...)` in another place once it has read them from a dump.
    return re.sub(r"::(text|character varying)(\[\])?|[()]", "", text)


def test_what_the_docs_say_saves_everything_and_brings_it_back(
    used: Server, drill: Server, programs: Programs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docker = tmp_path / "bin" / "docker"
    docker.parent.mkdir()
    docker.write_text(DOCKER.format(python=sys.executable), encoding="utf-8")
    docker.chmod(0o755)
    variables = {
        **of_production(tmp_path / "static", DATABASE_URL=drill.url),
        "PATH": f"{docker.parent}:{os.environ['PATH']}",
        "PROGRAMS": str(programs.folder),
        "USED_HOST": used.host,
        "USED_DATABASE": used.database,
        "DRILL_HOST": drill.host,
        "DRILL_DATABASE": drill.database,
    }
    as_served = Client().get("/commitments.csv").getvalue()
    before = contents(used)

    said = typed(commands(), tmp_path, variables)

    (dump,) = tmp_path.glob("*.dump")
    assert dump.stat().st_mode & 0o077 == 0
    assert contents(drill) == before
    assert schema(drill, programs) == schema(used, programs)
    assert said.startswith("up --detach --wait database\n")
    assert said.endswith("down --volumes\n")
    with django_on(drill):
        for command in re.findall(r"^run .* manage\.py (.*)$", said, re.MULTILINE):
            call_command(*command.split())
    assert capsys.readouterr().out.startswith("Citations: ")
    filled = {table for table, kept in before.items() if isinstance(kept, tuple) and kept[0]}
    analysed = {name for (name,) in drill.rows("SELECT tablename FROM pg_stats WHERE schemaname = 'public'")}
    assert filled - analysed == set()
    with site(of_production(tmp_path / "static", DATABASE_URL=drill.url), "--workers=1") as port:
        assert asked(port, "/readyz").status == 200
        answer = asked(port, "/commitments.csv", {"X-Forwarded-Proto": "https"})
        assert answer.body == as_served
    with drill.connected(local_server.ROLE) as of_site:
        with pytest.raises(psycopg.errors.RaiseException):
            of_site.execute("UPDATE tracker_commitmentevent SET title = ''")
        of_site.execute(
            "UPDATE tracker_commitment SET title = title || '!' WHERE ref = (SELECT min(ref) FROM tracker_commitment)"
        )
        told = of_site.execute("SELECT count(*) FROM tracker_commitmentevent").fetchone()
        assert told == (before["tracker_commitmentevent"][0] + 1,)  # type: ignore[index]
