"""Whether a batch does in public what needs a second person, so that someone else than its sender has to apply it."""

from typing import Any

from django.db.models import F, Q, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from tracker.models import HANGS_ON, ImportBatch, Published, PublishingRule, StatusUpdate, hangs_on_one_of
from tracker.transfer.declaration.columns import ReferenceColumn
from tracker.transfer.declaration.named_records import ref_of
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import RowOutcome, Stage

PUBLISHED = [{"column": "stage", "new": Stage.PUBLISHED}]
# What the new rows of one kind give in one column.
GIVEN = (
    "SELECT cell ->> 'new' FROM tracker_plannedrow AS planned, jsonb_array_elements(planned.changes) AS cell "
    "WHERE planned.batch_id = %s AND planned.record = %s AND cell ->> 'column' = %s"
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
