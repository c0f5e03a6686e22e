"""What a batch touched, as the history tells it: what stood there before, what happened since, and the way back.

Three temporary tables a model: `touched` has the first and the last event of each row in the batch's name, `before`
what each of those rows was until then, `brought` the rows that were not there.
"""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.backends.utils import CursorWrapper

from tracker.models import (
    ArchivedText,
    Assessment,
    Commitment,
    CommitmentTopic,
    Meeting,
    Participation,
    Party,
    Referenced,
    Sanction,
    SanctionTarget,
    Source,
)
from tracker.transfer.load import quoted
from tracker.transfer.resources import RECORDS

MOST_NAMED = 5
# The rows that tie records to others, which go before those they tie.
TIES = (Party, CommitmentTopic, SanctionTarget)
MODELS: list[Any] = [*TIES, *reversed([resource._meta.model for resource in RECORDS.values()])]
# Rows without a ref are called by the record that they belong to.
BELONGS: dict[Any, tuple[str, Any]] = {
    Party: ("commitment", Commitment),
    CommitmentTopic: ("commitment", Commitment),
    SanctionTarget: ("sanction", Sanction),
    Participation: ("meeting", Meeting),
    ArchivedText: ("source", Source),
    Assessment: ("commitment", Commitment),
}


def touched_by(cursor: CursorWrapper, batch: int) -> list[Any]:
    """The models of which the batch touched any row, those that tie others first."""
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT FROM {_events(model)} AS event "
        "JOIN pghistory_context AS context ON context.id = event.pgh_context_id "
        "WHERE (context.metadata ->> 'import_batch')::bigint = %s)"
        for place, model in enumerate(MODELS)
    )
    cursor.execute(f"{asked} ORDER BY 1", [batch] * len(MODELS))
    return [MODELS[place] for (place,) in cursor.fetchall()]


def look_back(cursor: CursorWrapper, model: Any, batch: int) -> None:
    """Makes the three tables for a model."""
    events, touched, before = _events(model), _temporary("touched", model), _temporary("before", model)
    cursor.execute(
        f"CREATE TEMPORARY TABLE {touched} ON COMMIT DROP AS "
        "SELECT event.id AS id, min(event.pgh_id) AS first, max(event.pgh_id) AS last "
        f"FROM {events} AS event JOIN pghistory_context AS context ON context.id = event.pgh_context_id "
        "WHERE (context.metadata ->> 'import_batch')::bigint = %s GROUP BY event.id",
        [batch],
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE {before} ON COMMIT DROP AS SELECT * FROM ("
        f"SELECT DISTINCT ON (event.id) event.* FROM {events} AS event JOIN {touched} AS touched USING (id) "
        "WHERE event.pgh_id < touched.first ORDER BY event.id, event.pgh_id DESC) AS latest "
        "WHERE pgh_label <> 'delete'"
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE {_temporary('brought', model)} ON COMMIT DROP AS "
        f"SELECT id FROM {touched} WHERE NOT id IN (SELECT id FROM {before})"
    )
    for name in ("touched", "before", "brought"):
        cursor.execute(f"ANALYZE {_temporary(name, model)}")


def look_away(cursor: CursorWrapper, model: Any) -> None:
    """Drops the three tables, so that another batch can be looked back at in the same transaction."""
    cursor.execute(f"DROP TABLE {', '.join(_temporary(name, model) for name in ('touched', 'before', 'brought'))}")


def changed_since(cursor: CursorWrapper, model: Any) -> list[str]:
    """The first of the records touched that something else has changed since."""
    cursor.execute(
        f"SELECT DISTINCT {_name(model)} FROM {_events(model)} AS given "
        f"JOIN {_temporary('touched', model)} AS touched ON touched.id = given.id "
        "WHERE given.pgh_id > touched.last AND given.pgh_label <> 'insert' ORDER BY 1 LIMIT %s",
        [MOST_NAMED],
    )
    return _named(cursor, model)


def in_need(cursor: CursorWrapper, model: Any, touched: Collection[Any]) -> list[str]:
    """The first of a model's rows, none of them the batch's, that name a record which the batch brought.

    `touched` are the models that have been looked back at.
    """
    naming = [
        f"given.{quoted(field.column)} IN (SELECT id FROM {_temporary('brought', field.related_model)})"
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in touched
    ]
    if not naming:
        return []
    is_batchs = f"given.id IN (SELECT id FROM {_temporary('touched', model)})" if model in touched else "FALSE"
    cursor.execute(
        f"SELECT DISTINCT {_name(model)} FROM {quoted(model._meta.db_table)} AS given "
        f"WHERE NOT {is_batchs} AND ({' OR '.join(naming)}) ORDER BY 1 LIMIT %s",
        [MOST_NAMED],
    )
    return _named(cursor, model)


def restore(cursor: CursorWrapper, model: Any) -> None:
    """Deletes what the batch brought, gives back what it changed, and brings back what it took away."""
    table, before, brought = quoted(model._meta.db_table), _temporary("before", model), _temporary("brought", model)
    columns = [
        quoted(each.column) for each in model._meta.concrete_fields if not each.generated and not each.primary_key
    ]
    names = ", ".join(columns)
    cursor.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {brought})")
    if issubclass(model, Referenced):
        # The batch is gone as if it had never been, and its refs are free again.
        cursor.execute(
            "DELETE FROM tracker_retiredref WHERE record = %s "
            f"AND ref IN (SELECT ref FROM {_events(model)} WHERE id IN (SELECT id FROM {brought}))",
            [model._meta.db_table],
        )
    cursor.execute(
        f"UPDATE {table} AS now SET ({names}) = ROW({', '.join(f'before.{name}' for name in columns)}) "
        f"FROM {before} AS before WHERE now.id = before.id"
    )
    # A tie that someone has made again meanwhile is as it was.
    cursor.execute(
        f"INSERT INTO {table} (id, {names}) SELECT id, {names} FROM {before} AS before "
        f"WHERE NOT EXISTS (SELECT FROM {table} AS now WHERE now.id = before.id) ORDER BY id ON CONFLICT DO NOTHING"
    )


def _events(model: Any) -> str:
    return quoted(model.pgh_event_model._meta.db_table)


def _temporary(name: str, model: Any) -> str:
    return quoted(f"{name}_{model._meta.db_table}")


def _name(model: Any) -> str:
    """What to call a row, by its own ref or by that of the record it belongs to, which may be gone."""
    if model not in BELONGS:
        return "given.ref"
    field, owner = BELONGS[model]
    return (
        f"coalesce((SELECT ref FROM {_events(owner)} AS owner WHERE owner.id = given.{field}_id "
        f"ORDER BY pgh_id DESC LIMIT 1), '')"
    )


def _named(cursor: CursorWrapper, model: Any) -> list[str]:
    kind = model._meta.verbose_name
    if model in BELONGS:
        owner = BELONGS[model][1]._meta.verbose_name
        return [f"{kind} of {owner} {ref}" for (ref,) in cursor.fetchall()]
    return [f"{kind} {ref}" for (ref,) in cursor.fetchall()]
