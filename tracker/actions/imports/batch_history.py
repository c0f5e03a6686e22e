"""What an import batch changed, read from the history: the rows before it, what happened since, and their restoring.

Three temporary tables a model: `touched` has the first and the last event of each row in the batch's name, `before`
what each of those rows was until then, `brought` the rows that were not there.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import models
from django.db.backends.utils import CursorWrapper

from tracker.database.identifiers import quoted
from tracker.database.model_graph import event_key_column, recorded_fields
from tracker.models import (
    ArchivedText,
    Assessment,
    Commitment,
    CommitmentCollection,
    CommitmentTopic,
    Exchange,
    ExchangeItem,
    Indicator,
    IndicatorCollection,
    Meeting,
    MeetingCollection,
    Participation,
    Party,
    Referenced,
    Sanction,
    SanctionCollection,
    SanctionTarget,
    Source,
)
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import Stage

MOST_NAMED = 5
# So many brought rows are looked up one by one in those that might name them.
FEW = 500
# The rows that tie records to others, which go before those they tie.
TIES = (
    CommitmentTopic,
    SanctionTarget,
    CommitmentCollection,
    SanctionCollection,
    MeetingCollection,
    IndicatorCollection,
    ExchangeItem,
)
MODELS: list[Any] = [*TIES, *reversed([resource._meta.model for resource in RECORDS.values()])]
# Rows without a ref are called by the record that they belong to.
BELONGS: dict[Any, tuple[str, Any]] = {
    Party: ("commitment", Commitment),
    CommitmentTopic: ("commitment", Commitment),
    SanctionTarget: ("sanction", Sanction),
    ExchangeItem: ("exchange", Exchange),
    CommitmentCollection: ("commitment", Commitment),
    SanctionCollection: ("sanction", Sanction),
    MeetingCollection: ("meeting", Meeting),
    IndicatorCollection: ("indicator", Indicator),
    Participation: ("meeting", Meeting),
    ArchivedText: ("source", Source),
    Assessment: ("commitment", Commitment),
}


def batch_contexts(cursor: CursorWrapper, batch: int) -> list[Any]:
    """The ids (UUIDs) of the pghistory contexts in which the batch wrote: one a connection that wrote for it."""
    cursor.execute(
        "SELECT id FROM pghistory_context AS context WHERE (context.metadata ->> 'import_batch')::bigint = %s", [batch]
    )
    return [context for (context,) in cursor.fetchall()]


def touched_models(cursor: CursorWrapper, contexts: list[Any]) -> list[Any]:
    """The models with events in these contexts, rows that link records before the records they link."""
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT FROM {_events(model)} WHERE pgh_context_id = ANY (%s::uuid[]))"
        for place, model in enumerate(MODELS)
    )
    cursor.execute(f"{asked} ORDER BY 1", [contexts] * len(MODELS))
    return [MODELS[place] for (place,) in cursor.fetchall()]


def create_history_tables(cursor: CursorWrapper, model: Any, contexts: list[Any]) -> None:
    """Creates the three temporary tables for a model; they are dropped at the end of the transaction."""
    events, touched, before = _events(model), _temporary("touched", model), _temporary("before", model)
    key = event_key_column(model)
    cursor.execute(
        f"CREATE TEMPORARY TABLE {touched} ON COMMIT DROP AS "
        f"SELECT {key} AS id, min(pgh_id) AS first, max(pgh_id) AS last "
        f"FROM {events} WHERE pgh_context_id = ANY (%s::uuid[]) GROUP BY {key}",
        [contexts],
    )
    cursor.execute(f"ANALYZE {touched}")
    cursor.execute(
        f"CREATE TEMPORARY TABLE {before} ON COMMIT DROP AS SELECT * FROM ("
        f"SELECT DISTINCT ON (event.{key}) event.* FROM {events} AS event "
        f"JOIN {touched} AS touched ON touched.id = event.{key} "
        f"WHERE event.pgh_id < touched.first ORDER BY event.{key}, event.pgh_id DESC) AS latest "
        "WHERE pgh_label <> 'delete'"
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE {_temporary('brought', model)} ON COMMIT DROP AS SELECT id FROM {touched} AS touched "
        f"WHERE NOT EXISTS (SELECT FROM {before} AS before WHERE before.id = touched.id)"
    )
    for name in ("before", "brought"):
        cursor.execute(f"ANALYZE {_temporary(name, model)}")


def drop_history_tables(cursor: CursorWrapper, model: Any) -> None:
    """Drops the three tables, so that those of another batch can be created in the same transaction."""
    cursor.execute(f"DROP TABLE {', '.join(_temporary(name, model) for name in ('touched', 'before', 'brought'))}")


def changed_since(cursor: CursorWrapper, model: Any) -> list[str]:
    """The names of the first MOST_NAMED rows that are no longer as the batch left them.

    One that was changed and is as it was again may be reverted, and so may one that the batch created and that is
    gone: of it nothing is left to remove. A link that is gone while what it linked is there was removed on purpose.
    """
    table, key = quoted(model._meta.db_table), event_key_column(model)
    columns = [quoted(each.column) for each in recorded_fields(model)]
    now, then = (f"({', '.join(f'{row}.{column}' for column in columns)})" for row in ("now", "left_as"))
    changed = (
        f"SELECT given.* FROM {_events(model)} AS given "
        f"JOIN {_temporary('touched', model)} AS touched ON touched.id = given.{key} "
        f"JOIN {_events(model)} AS left_as ON left_as.pgh_id = touched.last "
        f"LEFT JOIN {table} AS now ON now.id = touched.id "
        "WHERE given.pgh_id > touched.last AND given.pgh_label <> 'insert' AND CASE "
        f"WHEN now.id IS NULL THEN left_as.pgh_label <> 'delete' AND NOT ({_is_gone_for_good(model)}) "
        f"ELSE left_as.pgh_label = 'delete' OR {now} IS DISTINCT FROM {then} END"
    )
    return _first_named(cursor, model, changed)


def published_since(cursor: CursorWrapper, model: Any, contexts: list[Any]) -> list[str]:
    """The names of the first rows that the contexts left as drafts, or in review, and that somebody has published."""
    events, table, key = _events(model), quoted(model._meta.db_table), event_key_column(model)
    cursor.execute(
        f"SELECT now.ref FROM (SELECT DISTINCT ON ({key}) {key} AS id, stage FROM {events} "
        f"WHERE pgh_context_id = ANY (%(contexts)s::uuid[]) ORDER BY {key}, pgh_id DESC) AS left_as "
        f"JOIN {table} AS now ON now.id = left_as.id "
        "WHERE now.stage = %(published)s AND left_as.stage <> %(published)s ORDER BY now.ref LIMIT %(most)s",
        {"contexts": contexts, "published": Stage.PUBLISHED, "most": MOST_NAMED + 1},
    )
    return [f"{model._meta.verbose_name} {ref}" for (ref,) in cursor.fetchall()]


def _is_gone_for_good(model: Any) -> str:
    """The condition that a row which is not there was brought by the batch, and went with what it belongs to."""
    brought = f"EXISTS (SELECT FROM {_temporary('brought', model)} AS brought WHERE brought.id = touched.id)"
    if model not in BELONGS:
        return brought
    field, owner = BELONGS[model]
    there = f"SELECT FROM {quoted(owner._meta.db_table)} AS owner WHERE owner.id = left_as.{field}_id"
    return f"{brought} AND NOT EXISTS ({there})"


def dependent_rows(cursor: CursorWrapper, model: Any, touched: Collection[Any]) -> list[str]:
    """The names of the first MOST_NAMED rows of the model, none of them the batch's, that refer to a record it
    created.

    `touched` are the models whose history tables exist.
    """
    links = {
        quoted(field.column): _temporary("brought", field.related_model)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in touched
    }
    if not links:
        return []
    cursor.execute(f"SELECT {' + '.join(f'(SELECT count(*) FROM {brought})' for brought in set(links.values()))}")
    given = f"SELECT * FROM ({_naming(model, links, cursor.fetchone()[0])}) AS given"
    if model in touched:
        given += f" WHERE NOT EXISTS (SELECT FROM {_temporary('touched', model)} AS own WHERE own.id = given.id)"
    return _first_named(cursor, model, given)


def _naming(model: Any, links: Mapping[str, str], number: int) -> str:
    """SQL for the rows of the model that name one of so many brought rows; `links` leads from columns to their tables.

    Of few, the indexes tell who names them; of many, the table is gone through once, whatever the number of its links.
    """
    table = quoted(model._meta.db_table)
    if number <= FEW:
        return " UNION ALL ".join(
            f"SELECT given.* FROM {table} AS given JOIN {brought} AS brought ON brought.id = given.{column}"
            for column, brought in links.items()
        )
    joins = [
        f"LEFT JOIN {brought} AS named_{place} ON named_{place}.id = given.{column}"
        for place, (column, brought) in enumerate(links.items())
    ]
    named = ", ".join(f"named_{place}.id" for place in range(len(links)))
    return f"SELECT given.* FROM {table} AS given {' '.join(joins)} WHERE coalesce({named}) IS NOT NULL"


def _first_named(cursor: CursorWrapper, model: Any, given: str) -> list[str]:
    """What the first of these rows are called.

    They are found first, all of them. Of a join under a limit PostgreSQL expects to see the end soon, though there is
    mostly nothing to find: it goes through one side for each row of the other.
    """
    cursor.execute(
        f"WITH given AS MATERIALIZED ({given}) SELECT DISTINCT {_name(model)} FROM given ORDER BY 1 LIMIT %s",
        [MOST_NAMED],
    )
    kind = model._meta.verbose_name
    if model in BELONGS:
        owner = BELONGS[model][1]._meta.verbose_name
        return [f"{kind} of {owner} {ref}" for (ref,) in cursor.fetchall()]
    return [f"{kind} {ref}" for (ref,) in cursor.fetchall()]


def revert_rows(cursor: CursorWrapper, model: Any) -> None:
    """Deletes the rows the batch created, restores those it changed, and inserts those it deleted."""
    table, before, brought = quoted(model._meta.db_table), _temporary("before", model), _temporary("brought", model)
    columns = [
        quoted(each.column) for each in model._meta.concrete_fields if not each.generated and not each.primary_key
    ]
    names = ", ".join(columns)
    cursor.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM {brought})")
    if issubclass(model, Referenced):
        key = event_key_column(model)
        # The batch is gone as if it had never been, and its refs are free again.
        cursor.execute(
            "DELETE FROM tracker_retiredref WHERE record = %s "
            f"AND ref IN (SELECT ref FROM {_events(model)} WHERE {key} IN (SELECT id FROM {brought}))",
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
    key = event_key_column(owner)
    return (
        f"coalesce((SELECT ref FROM {_events(owner)} AS owner WHERE owner.{key} = given.{field}_id "
        f"ORDER BY pgh_id DESC LIMIT 1), '')"
    )
