"""Whether a batch does in public what needs a second person, so that someone else than its sender has to apply it."""

from typing import Any

from tracker.models import ImportBatch, Published, PublishingRule, StatusUpdate
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import RowOutcome, Stage

PUBLISHED = [{"column": "stage", "new": Stage.PUBLISHED}]


def needs_second_person(batch: ImportBatch) -> bool:
    """Whether any of its planned rows publishes such a record, or changes a public one that its sender may not change.

    Status updates have rules of their own, which the plan knows.
    """
    return any(kind_needs_second_person(batch, record) for record in batch.records)


def kind_needs_second_person(batch: ImportBatch, record: str) -> bool:
    """The same of one kind of record, by its name in RECORDS."""
    model: Any = RECORDS[record]._meta.model
    if not issubclass(model, Published) or model is StatusUpdate:
        return False
    rows = batch.planned_rows.filter(record=record)
    sender: Any = batch.uploaded_by
    acts_in_public = rows.filter(changes__contains=PUBLISHED).exists() or (
        not sender.has_perm("tracker.accept_proposal")
        and rows.filter(outcome=RowOutcome.CHANGED, key__in=model.objects.published().values("ref")).exists()
    )
    return acts_in_public and PublishingRule.objects.second_person_for(str(model._meta.model_name))
