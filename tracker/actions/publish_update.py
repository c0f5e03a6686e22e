"""Publishing a status update that another wrote: as it was looked at, or not at all."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model

from tracker.access.groups import publication_refusal
from tracker.models import Finding, StatusUpdate
from tracker.models.citation import ATTRIBUTION_COLUMNS, FIXED_COLUMNS
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.models.integrity.review_rules import SAID_COLUMNS
from tracker.models.terms.criterion import LOCKED_COLUMNS
from tracker.models.terms.finding import SAID_COLUMNS as FOUND_COLUMNS
from tracker.vocabulary import Stage

CHANGED = (
    "It has changed since you opened it: the update, its citations, its findings or the assessment criteria. "
    "Review it again."
)


class NotPublished(Exception):  # noqa: N818 (it says what happened, not what went wrong in the program)
    """The status update stays as it is, for the reason given."""


def version_of(update: StatusUpdate) -> str:
    """A fingerprint of what a reviewer weighs: what the update says, what it cites, and what it is measured by."""
    said = [str(getattr(update, column)) for column in SAID_COLUMNS]
    found = [
        [finding.ref, *values_of(finding, FOUND_COLUMNS), cited_for(finding)]
        for finding in sorted(update.findings.all(), key=lambda finding: finding.ref)
    ]
    criteria = sorted(
        [criterion.ref, *values_of(criterion, LOCKED_COLUMNS)] for criterion in update.commitment.criteria.all()
    )
    weighed = json.dumps(
        [said, update.author_id, update.stage, cited_for(update), update.commitment.guideline, found, criteria]
    )
    return hashlib.sha256(weighed.encode()).hexdigest()


def cited_for(record: StatusUpdate | Finding) -> list[list[str]]:
    """What the citations of a record say."""
    return sorted(
        [citation.ref, citation.note, *values_of(citation, (*FIXED_COLUMNS, *ATTRIBUTION_COLUMNS))]
        for citation in record.citations.all()
    )


def values_of(row: Model, columns: Iterable[str]) -> list[str]:
    """The values of these columns as text."""
    return [str(getattr(row, column)) for column in columns]


def publish_update(update: StatusUpdate, *, reviewer: Any, version: str, inference_reason: str = "") -> StatusUpdate:
    """Makes the update public in the reviewer's name; NotPublished unless it is still the version they looked at.

    `inference_reason` is the reviewer's word for letting passages that only imply it count as support.
    What the database itself refuses, it says in an IntegrityError; the caller's transaction is then to be rolled back.
    """
    with transaction.atomic():
        # Locked with its commitment, neither it, its guideline nor its citations can change until this is done.
        found = StatusUpdate.objects.select_related("commitment").select_for_update(of=("self", "commitment"))
        waiting = found.get(pk=update.pk)
        if waiting.stage == Stage.PUBLISHED:
            raise NotPublished("It is already public.")
        reason = publication_refusal(reviewer, waiting)
        if reason:
            raise NotPublished(reason)
        if version != version_of(waiting):
            raise NotPublished(CHANGED)
        waiting.stage = Stage.PUBLISHED
        if waiting.author_id != reviewer.pk:
            waiting.reviewer = reviewer
        waiting.inference_reason = inference_reason
        waiting.save(update_fields=["stage", "reviewer", "inference_reason"])
        enforce_deferred_constraints()
    return waiting
