"""A database with many times the rows it has, made by the database itself in seconds.

Each row of the tracker is copied, with its history and its place in the change log, and all is counted anew; keys are
moved up by a step for each copy, and refs get a number. What most hangs on stays one: collections, topics,
programmes, people, the foremost actors, and of sources, meetings, sanctions and commitments those with most on them.
Triggers are off meanwhile, since all that they would make is copied or counted.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pghistory.models
import psycopg
from django.apps import apps
from django.db import connection
from django.db.models import Field, ForeignKey, Model

from tests.query_plans import as_superuser

# Far above all keys that a test hands out.
STEP = 10_000_000
# What is not copied row by row: settings, vocabulary, and what is kept of the two days.
ONE_OF = {"collection", "collectionmember", "topic", "programme", "publishingrule", "searchword"}
DERIVED = {"countedcommitment", "countchange", "keptcount"}
MOST_ON = "SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {number}"
# The records that the copies of others hang on as the first does, and which columns lead to them; others lead to the
# copy, where to say the same twice of one record is refused.
HUBS: Mapping[str, tuple[str, set[str]]] = {
    "actor": ("SELECT id FROM tracker_actor ORDER BY id LIMIT 12", set()),
    "source": (
        MOST_ON.format(table="tracker_citation", column="source_id", number=3),
        {"citation.source", "source.syndicated_from"},
    ),
    "meeting": (
        MOST_ON.format(table="tracker_commitment", column="made_at_id", number=1),
        {"commitment.made_at", "citation.meeting", "participation.meeting"},
    ),
    "commitment": (
        MOST_ON.format(table="tracker_statusupdate", column="commitment_id", number=1),
        {"statusupdate.commitment", "citation.commitment", "link.commitment"},
    ),
    "sanction": (
        MOST_ON.format(table="tracker_sanctionstep", column="sanction_id", number=1),
        {"citation.sanction", "link.to_sanction"},
    ),
}
# Named by kind and key, without a link.
NAMED = {"note.record_key", "proposal.record_key"}


def multiply(times: int) -> None:
    """Fills the database with so many times its rows."""
    name = connection.settings_dict["NAME"]
    with as_superuser(name) as outside, outside.transaction():
        outside.execute("SET LOCAL session_replication_role = replica")
        outside.execute(
            f"CREATE TEMPORARY TABLE copies ON COMMIT DROP AS SELECT n FROM generate_series(1, {times - 1}) n"
        )
        for hub, (which, _) in HUBS.items():
            outside.execute(f"CREATE TEMPORARY TABLE hub_{hub} ON COMMIT DROP AS {which}")
        indexes = _without_indexes(outside)
        records = [model for model in _copied() if not issubclass(model, pghistory.models.Event)]
        events = [model for model in _copied() if issubclass(model, pghistory.models.Event)]
        for model in (*records, *events):
            outside.execute(_copy(model))
        outside.execute(
            "INSERT INTO tracker_changelog (happened_at, source, kind, event) "
            f"SELECT happened_at, source, kind, event + n * {STEP} FROM tracker_changelog, copies"
        )
        for index in indexes:
            outside.execute(index)
    with as_superuser(name) as outside:
        outside.execute("SELECT rebuild_counts()")
        outside.execute("VACUUM ANALYZE")


def _without_indexes(outside: "psycopg.Connection[Any]") -> list[str]:
    """Drops the indexes that refuse nothing, and tells how to make them: at the end it takes half as long."""
    found = outside.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid "
        "WHERE relname ^@ 'tracker_' AND NOT indisunique AND NOT indisexclusion"
    ).fetchall()
    outside.execute(f"DROP INDEX {', '.join(str(name) for name, _ in found)}")
    return [str(made) for _, made in found]


def _copied() -> Iterator[type[Model]]:
    for model in apps.get_app_config("tracker").get_models(include_auto_created=True):
        of = _recorded(model)
        if not model._meta.proxy and model._meta.managed and _name(of) not in ONE_OF | DERIVED:
            yield model


def _recorded(model: type[Model]) -> Any:
    """The model of which events are written; the model itself where it is of records."""
    return model.pgh_tracked_model if issubclass(model, pghistory.models.Event) else model


def _name(model: type[Model]) -> str:
    return str(model._meta.model_name)


def _copy(model: type[Model]) -> str:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    of = _recorded(model)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    said = ", ".join(_moved(of, field) for field in fields)
    there = ""
    if of is not model and "pgh_obj_id" in columns:
        there = f"WHERE EXISTS (SELECT FROM {of._meta.db_table} AS made WHERE made.id = one.pgh_obj_id + n * {STEP})"
    return (
        f"INSERT INTO {model._meta.db_table} ({columns}) OVERRIDING SYSTEM VALUE "
        f"SELECT {said} FROM {model._meta.db_table} AS one CROSS JOIN copies {there} ON CONFLICT DO NOTHING"
    )


def _moved(of: type[Model], field: "Field[Any, Any]") -> str:
    """What a copy says in a column."""
    column = f'one."{field.column}"'
    if field.primary_key and isinstance(field, ForeignKey):
        return f"{column} + n * {STEP}"
    if field.primary_key or field.name in ("id", "pgh_obj") or f"{_name(of)}.{field.name}" in NAMED:
        return f"{column} + n * {STEP}"
    if field.name == "ref":
        return f"{column} || '-' || n"
    if not isinstance(field, ForeignKey) or field.related_model not in _linked():
        return column
    kind = _name(field.related_model)
    _, columns = HUBS.get(kind, ("", {""}))
    if columns and f"{_name(of)}.{field.name}" not in columns:
        return f"{column} + n * {STEP}"
    return f"CASE WHEN {column} IN (TABLE hub_{kind}) THEN {column} ELSE {column} + n * {STEP} END"


def _linked() -> set[Any]:
    return set(_copied())


def spread(record: Model, copies: int, *, column: str = "", over: str = "") -> None:
    """Has so many copies of the only record of its kind, with its history; `column` says another of `over` in each."""
    said = {column: f"({over})[n]", "id": "one.id + n * 1000", "ref": "one.ref || '-' || n"}
    said |= {key: f"one.{key} + n * 1000" for key in ("pgh_id", "pgh_obj_id")}
    with as_superuser(connection.settings_dict["NAME"]) as outside, outside.transaction():
        outside.execute("SET LOCAL session_replication_role = replica")
        for model in (type(record), getattr(type(record), "pgh_event_model", None)):
            if model is not None:
                columns = [str(field.column) for field in model._meta.concrete_fields if not field.generated]
                values = ", ".join(said.get(name, f'one."{name}"') for name in columns)
                names = ", ".join(f'"{name}"' for name in columns)
                outside.execute(
                    f"INSERT INTO {model._meta.db_table} ({names}) OVERRIDING SYSTEM VALUE "
                    f"SELECT {values} FROM {model._meta.db_table} AS one CROSS JOIN generate_series(1, {copies}) AS n "
                    f"WHERE one.id = {record.pk} ON CONFLICT DO NOTHING"
                )
