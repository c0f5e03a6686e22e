"""A stored database, brought back and looked at."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from tests import database
from tests.processes import another_connection

HERE = Path(__file__).resolve().parent
Rows = list[tuple[Any, ...]]

CASTS = re.compile(r"::(text|character varying|bpchar)(\[\])?|[()]")

# What a schema is made of, by name; the places of columns and the numbers of objects are left out, since a column
# that was added later stands last.
SCHEMA = {
    "columns": (
        "SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, is_identity, "
        "generation_expression, character_maximum_length FROM information_schema.columns "
        "WHERE table_schema = 'public'"
    ),
    "constraints": (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace"
    ),
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "functions": (
        "SELECT proname, pg_get_functiondef(pg_proc.oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "AND prokind = 'f' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
    ),
    "triggers": (
        "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled FROM pg_trigger "
        "WHERE NOT tgisinternal"
    ),
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'",
}


def asked(sql: str) -> Rows:
    """The rows that a query finds in the database in use."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: Rows = cursor.fetchall()
        return found


@contextmanager
def restored(commit: str) -> Iterator[None]:
    """The database that the commit's code stored, in use until it is dropped."""
    with _in_use(commit) as name:
        _restore(commit, name)
        yield


@contextmanager
def upgraded(commit: str) -> Iterator[None]:
    """The same, with every migration applied since."""
    with _in_use(commit) as name:
        database.copy(database.ensure_made_of(_stored(commit), partial(_upgrade, commit)), name)
        database.use(name)
        # As `migrate` does, since those of another database have other numbers.
        ContentType.objects.clear_cache()
        yield


@contextmanager
def _in_use(commit: str) -> Iterator[str]:
    """A name for the database; after it, the one that was used before is used again."""
    used = connection.settings_dict["NAME"]
    name = f"{used}_{commit}"
    try:
        yield name
    finally:
        database.drop(name)
        database.use(used)


def _stored(commit: str) -> Path:
    return HERE / f"{commit}.sql.gz"


def _restore(commit: str, name: str) -> None:
    """Makes the database as it was stored, and uses it."""
    database.copy("template0", name)
    database.use(name)
    with another_connection() as loading:
        # In the simple protocol, which takes many statements at once.
        loading.pgconn.exec_(gzip.decompress(_stored(commit).read_bytes()))
        assert not loading.pgconn.error_message, loading.pgconn.error_message


def _upgrade(commit: str, name: str) -> None:
    _restore(commit, name)
    call_command("migrate", verbosity=0)


def columns() -> dict[str, list[str]]:
    """Each table with its columns in order."""
    found: dict[str, list[str]] = {}
    for table, column in asked(
        "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables "
        "USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE' "
        "ORDER BY table_name, ordinal_position"
    ):
        found.setdefault(table, []).append(column)
    return found


def content(of: dict[str, list[str]]) -> dict[str, Rows]:
    """All rows of these columns of these tables, each as text, in the order of that text."""
    return {
        table: asked(f'SELECT ROW({", ".join(quoted(names))})::text AS line FROM "{table}" ORDER BY line')
        for table, names in of.items()
    }


def quoted(names: list[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def schema() -> dict[str, set[tuple[str, ...]]]:
    """All that the database is made of."""
    return {kind: {tuple(map(_unadorned, row)) for row in asked(sql)} for kind, sql in SCHEMA.items()}


def _unadorned(part: object) -> str:
    """What it says, without the brackets and casts that PostgreSQL adds to an expression each time it is restored."""
    return CASTS.sub("", str(part))
