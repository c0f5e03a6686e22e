"""Which import batches a person may look at."""

from typing import TYPE_CHECKING, Union

from django.db.models import Q, QuerySet

from tracker.models import ImportBatch
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import BatchState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

# What a batch in one of these did is in the history of the records for all to see.
DONE = (BatchState.APPLIED, BatchState.REVERTING, BatchState.REVERTED)


def visible_batches(user: Union["User", "AnonymousUser"]) -> QuerySet[ImportBatch]:
    """A person's own batches; of others those that were done, and all of them for who approves imports.

    Of those of others only the ones whose every kind of record the person may see. Their files are not fetched.
    """
    batches = ImportBatch.objects.defer("content", "rest")
    own = Q(uploaded_by=user.pk)
    if not user.has_perm("tracker.view_importbatch"):
        return batches.filter(own)
    seen = [
        name
        for name, resource in RECORDS.items()
        if user.has_perm(f"tracker.view_{resource._meta.model._meta.model_name}")
    ]
    others = Q(records__contained_by=seen)
    if not user.has_perm("tracker.approve_importbatch"):
        others &= Q(state__in=DONE)
    return batches.filter(own | others)
