"""When made-up records were published, recorded and written into the history.

Files carry no such moment: what is imported is published when it is. While a made-up dataset is loaded, triggers that
no other transaction sees give each row the moment as it is inserted, and its event in the history the same; the
table's own triggers, which know of no made-up data, find it there. So nothing has to be changed afterwards, and no
rule is put aside. That something was retracted later is in the one event of its insertion: files tell of it so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from tracker.database.model_graph import models_with_history
from tracker.models import Citation, Commitment, Meeting, Sanction, SanctionStep, Source, StatusUpdate

SQL = Path(__file__).with_suffix(".sql")
SOME_DAY = "pg_temp.made_up_day(NEW.ref)"
# What a record tells of: the day that its publication follows.
TOLD: dict[type[Model], str] = {
    Source: "edtf_earliest(NEW.published)",
    Meeting: "edtf_earliest(NEW.held)",
    Commitment: "edtf_earliest(NEW.made_on)",
    Sanction: "NULL::date",
    StatusUpdate: "edtf_earliest(NEW.as_of)",
    SanctionStep: "edtf_earliest(NEW.happened_on)",
}
# The records that others hang on, by the names of the columns that lead there.
OWNERS = {
    "commitment": "commitment",
    "demand": "commitment",
    "status_update": "statusupdate",
    "sanction": "sanction",
    "sanction_step": "sanctionstep",
    "meeting": "meeting",
    "indicator": "indicator",
    "exchange": "exchange",
}


@contextmanager
def given() -> Iterator[None]:
    """A transaction in which rows of any record get their moments, to load a made-up dataset in."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SQL.read_text(encoding="utf-8"))
        tables = [_with_trigger(cursor, *named) for named in _triggers()]
        yield
        for table in tables:
            cursor.execute(f"DROP TRIGGER made_up_moment ON {table}")


def _with_trigger(cursor: Any, table: str, body: str) -> str:
    """Puts a trigger on the table. Its name comes before those of the table's own, and so does its work."""
    cursor.execute(
        f"CREATE FUNCTION pg_temp.moment_of_{table}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {body} RETURN NEW; END $$"
    )
    cursor.execute(
        f"CREATE TRIGGER made_up_moment BEFORE INSERT ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION pg_temp.moment_of_{table}()"
    )
    return table


def _triggers() -> Iterator[tuple[str, str]]:
    """Each table that takes part, and what its trigger does."""
    for model in models_with_history():
        events: Any = model.pgh_event_model  # type: ignore[attr-defined]
        columns = {field.name for field in model._meta.concrete_fields}
        written = "NEW.recorded_at"
        if "recorded_at" in columns:
            yield model._meta.db_table, _body(model, columns)
        elif owned := _owners(columns):
            written = f"coalesce({owned}, now())"
        else:
            continue
        yield events._meta.db_table, f"NEW.pgh_created_at = {written};"


def _body(model: type[Model], columns: set[str]) -> str:
    """The statements that give a row of the record its moments."""
    owned = _owners(columns)
    if model is Citation:
        owned = f"greatest({owned}, (SELECT recorded_at FROM tracker_source WHERE id = NEW.source_id))"  # noqa: S608
    if model in TOLD:
        told = f"coalesce({TOLD[model]}, {SOME_DAY})"
        moment = f"pg_temp.made_up_moment(NEW.ref, {f'greatest({told}, {owned}::date)' if owned else told})"
    else:
        moment = owned or "pg_temp.made_up_moment(NEW.ref, date '2012-01-01')"
    body = f"NEW.recorded_at = coalesce({moment}, now());"
    if model is StatusUpdate:
        body += " NEW.recorded_at = least(NEW.recorded_at, NEW.retracted_at - interval '3 days');"
    if "stage" in columns:
        body += " IF NEW.stage = 'published' THEN NEW.published_at = NEW.recorded_at; END IF;"
    return body


def _owners(columns: set[str]) -> str:
    """SQL for when the record that a row hangs on was recorded; empty where it can hang on none."""
    found = [
        f"(SELECT recorded_at FROM tracker_{table} WHERE id = NEW.{name}_id)"  # noqa: S608
        for name, table in OWNERS.items()
        if name in columns
    ]
    return f"coalesce({', '.join(found)})" if found else ""
