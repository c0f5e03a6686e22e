"""Whether a batch does in public what needs a second person, so that someone else than its sender has to apply it, or
to undo it.
"""

from typing import Any

from django.db import connection
from django.db.models import F, Q, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from tracker.access.groups import is_own
from tracker.actions.imports.batch_history import MOST_NAMED, batch_contexts, published_since, touched_models
from tracker.database.identifiers import quoted
from tracker.database.model_graph import event_key_column
from tracker.models import HANGS_ON, ImportBatch, Published, PublishingRule, StatusUpdate, hangs_on_one_of
from tracker.models.second_person_of_parts import owners_in_sql
from tracker.transfer.declaration.columns import ReferenceColumn
from tracker.transfer.declaration.named_records import ref_of
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import Axis, RowOutcome, Stage

PUBLISHED = [{"column": "stage", "new": Stage.PUBLISHED}]
# What the new rows of one kind give in one column.
GIVEN = (
    "SELECT cell ->> 'new' FROM tracker_plannedrow AS planned, jsonb_array_elements(planned.changes) AS cell "
    "WHERE planned.batch_id = %s AND planned.record = %s AND cell ->> 'column' = %s"
)

UNDONE_BY_ANOTHER = (
    "What this import changed is public, so undoing it needs a second person: someone other than who uploaded it, who "
    "may approve imports."
)

STAYS_PUBLISHED = (
    "What is public does not go with the import that brought it: delete it, or propose that, in its own form; what "
    "the import brought beside it can be deleted alone."
)


def needs_second_person(batch: ImportBatch) -> bool:
    """Whether any of its planned rows publishes such a record, or changes a public one or what hangs on it.

    What status updates say has rules of its own, which the plan knows.
    """
    bound = {
        model
        for model in Published.__subclasses__()
        if PublishingRule.objects.second_person_for(str(model._meta.model_name))
    }
    return any(acts_in_public(batch, record, bound) for record in batch.records)


def acts_in_public(batch: ImportBatch, record: str, bound: set[type[Published]]) -> bool:
    """The same of one kind of row, by its name in RECORDS; `bound` are the kinds that need a second person."""
    model: Any = RECORDS[record]._meta.model
    if not issubclass(model, Published):
        return hangs_on_public(batch, record, bound)
    if model is StatusUpdate or model not in bound:
        return False
    rows = batch.planned_rows.filter(record=record)
    return (
        rows.filter(changes__contains=PUBLISHED).exists()
        or rows.filter(outcome=RowOutcome.CHANGED, key__in=model.objects.published().values("ref")).exists()
    )


def hangs_on_public(batch: ImportBatch, record: str, bound: set[type[Published]]) -> bool:
    """Whether any row of a kind that has no stage hangs on a public record of these kinds, or would."""
    model: Any = RECORDS[record]._meta.model
    if model not in HANGS_ON:
        return False
    changed = batch.planned_rows.filter(record=record, outcome=RowOutcome.CHANGED).values("key")
    stored = model._default_manager.annotate(called=key_of(record)).filter(called__in=changed)
    if stored.filter(hangs_on_one_of(model, bound)).exists():
        return True
    for link in HANGS_ON[model]:
        over: Any = model._meta.get_field(link).related_model
        is_public = hangs_on_one_of(over, bound)
        if issubclass(over, Published):
            is_public = Q(stage=Stage.PUBLISHED) if over in bound else Q(pk__in=[])
        named = over._default_manager.annotate(called=ref_of(over)).filter(is_public)
        given = RawSQL(GIVEN, [batch.pk, record, link])  # noqa: S611 (what differs is a parameter)
        if named.filter(called__in=given).exists():
            return True
    return False


def key_of(record: str) -> Any:
    """What a plan calls a row of the kind, as an expression over what is stored."""
    names = [
        f"{column.field_name}__ref" if isinstance(column, ReferenceColumn) else column.field_name
        for column in RECORDS[record]().key_columns
    ]
    first, *others = names
    pieces = [piece for name in others for piece in (Value(", "), F(name))]
    return Concat(F(first), *pieces, output_field=TextField()) if others else F(first)


def undo_refusal(user: Any, batch: ImportBatch) -> str:
    """Why this person may not undo the applied batch, though their group may undo imports; empty if they may."""
    if names := published_from(batch):
        named = ", ".join(names[:MOST_NAMED]) + (" and more" if len(names) > MOST_NAMED else "")
        return f"Published since this import: {named}. {STAYS_PUBLISHED}"
    is_alone = user is not None and is_own(user, batch)
    return UNDONE_BY_ANOTHER if is_alone and is_undone_in_public(batch) else ""


def published_from(batch: ImportBatch) -> list[str]:
    """The first records that the applied batch brought or changed as drafts, and that are public by now."""
    with connection.cursor() as cursor:
        contexts = batch_contexts(cursor, batch.pk)
        models = [model for model in touched_models(cursor, contexts) if issubclass(model, Published)]
        return [name for model in models for name in published_since(cursor, model, contexts)]


def is_undone_in_public(batch: ImportBatch) -> bool:
    """Whether undoing the applied batch changes a public record, or what hangs on one, that needs a second person.

    Read from the history, which is there when the plan is gone: what was a draft may have been published since.
    """
    with connection.cursor() as cursor:
        contexts = batch_contexts(cursor, batch.pk)
        for model in touched_models(cursor, contexts):
            for found in public_rows(model):
                cursor.execute(f"SELECT EXISTS ({found})", {"contexts": contexts})
                if cursor.fetchone()[0]:
                    return True
    return False


def public_rows(model: Any) -> list[str]:
    """SQL for the rows of the model that the contexts wrote and that are public, or hang on what is, by now."""
    events, key = quoted(model.pgh_event_model._meta.db_table), event_key_column(model)
    is_bound = "(SELECT needs_second_person('{}'))"
    if issubclass(model, Published):
        bound = is_bound.format(model._meta.model_name)
        if model is StatusUpdate:
            bound = f"(now.axis = '{Axis.EVIDENCE}' OR {bound})"
        found = (
            f"SELECT FROM {events} AS part JOIN {quoted(model._meta.db_table)} AS now ON now.id = part.{key} "
            f"WHERE part.pgh_context_id = ANY (%(contexts)s::uuid[]) AND now.stage = '{Stage.PUBLISHED}' AND {bound}"
        )
        return [found]
    if model not in HANGS_ON:
        return []
    written = f"SELECT * FROM {events} WHERE pgh_context_id = ANY (%(contexts)s::uuid[])"
    # What it hung on before the batch is where undoing puts it back.
    before = (
        f"SELECT before.* FROM (SELECT {key}, min(pgh_id) AS first FROM ({written}) AS written GROUP BY {key}) "
        f"AS touched CROSS JOIN LATERAL (SELECT * FROM {events} AS event WHERE event.{key} = touched.{key} "
        "AND event.pgh_id < touched.first ORDER BY pgh_id DESC LIMIT 1) AS before"
    )
    return [
        f"SELECT FROM ({rows}) AS part {joins} WHERE owner.stage = '{Stage.PUBLISHED}' AND {is_bound.format(kind)}"
        for rows in (written, before)
        for joins, kind in owners_in_sql(model)
    ]
