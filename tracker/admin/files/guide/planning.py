"""The plan that comes of a draft."""

from typing import Any

from django import forms
from django.db import transaction

from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.purge_batches import purge_batches
from tracker.actions.imports.read_problems import read_problems
from tracker.admin.files.guide.drafts import file_of, plans_of, said_in
from tracker.jobs.queueing import enqueue_planning
from tracker.jobs.size import is_long_to_plan
from tracker.models import ImportBatch, ImportDraft, ImportJob
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState


def table_of(draft: ImportDraft) -> tuple[str, str]:
    """The kind of record and the sheet of a draft's rows."""
    return draft.record, draft.reading.get("sheet", "")


def planned(draft: ImportDraft, user: Any, address: str) -> ImportBatch:
    """The batch with its plan, or with a job that makes it; earlier plans of the same file expire.

    Raises FileProblem, or ValidationError where no row could be read.
    """
    files, content, mapping = [file_of(draft)], bytes(draft.content), said_in(draft)
    # Another sheet of the workbook, or the same rows as another kind of record, is another plan.
    before = [each for each in plans_of(draft) if (each.only_record, each.reading.get("sheet", "")) == table_of(draft)]
    if is_long_to_plan(files, len(content)):
        batch = enqueue_planning(
            files, user=user, file_name=draft.file_name, content=content, where=address, mapping=mapping
        )
    else:
        with transaction.atomic():
            batch = plan_batch(
                user=user, file_name=draft.file_name, content=content, record=draft.record, mapping=mapping
            )
            if reasons := read_problems(batch):
                raise forms.ValidationError(reasons)
    replaced = [each.pk for each in before if each.pk != batch.pk]
    with transaction.atomic(), history_context(user):
        waiting = ImportBatch.objects.waiting().filter(pk__in=replaced)
        waiting.exclude(jobs__in=ImportJob.objects.unfinished()).update(state=BatchState.EXPIRED, content=None)
    if batch.state == BatchState.APPLIED:
        # All of it is stored already: nothing is left to decide on.
        draft.delete()
    purge_batches()
    return batch
