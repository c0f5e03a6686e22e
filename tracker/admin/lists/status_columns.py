"""Where a commitment stands today, as read-only columns and fields."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.html import format_html

from tracker.models import StatusUpdate
from tracker.models.commitment import CommitmentQuerySet
from tracker.partial_dates import PartialDate
from tracker.standings.follow_ups import status_since
from tracker.standings.formatting import age
from tracker.vocabulary import Axis, Schedule, Status


def with_status_today(commitments: CommitmentQuerySet) -> CommitmentQuerySet:
    """The commitments annotated with their status today (UTC), by what is published by today."""
    day = timezone.now().date()
    return commitments.with_standing(as_of=day, known_on=day).select_related("owner", "made_at")


def with_updates(commitments: CommitmentQuerySet) -> CommitmentQuerySet:
    """The commitments, each with its published status updates, which say how exactly it is known since when."""
    return commitments.prefetch_related(
        Prefetch("status_updates", StatusUpdate.objects.published(), to_attr="published_updates")
    )


def status_since_today(commitment: Any, axis: Axis) -> PartialDate | None:
    """When the axis came to its present status, as the public page says it; None where that is not known."""
    day = timezone.now().date()
    return status_since(axis, commitment.published_updates, as_of=day, known_on=day)


def badge(value: str, label: str, since: PartialDate | None = None) -> str:
    """A derived value in words, with a class to style it by and when it began."""
    begun = f" since {since.written}" if since else ""
    return format_html('<span class="badge badge-{}">{}</span>{}', value, label, begun)


@admin.display(description="evidence")
def _evidence(commitment: Any) -> str:
    return badge(commitment.evidence_status, Status(commitment.evidence_status).label)


@admin.display(description="status on the evidence")
def _evidence_since(commitment: Any) -> str:
    status = commitment.evidence_status
    return badge(status, Status(status).label, status_since_today(commitment, Axis.EVIDENCE))


@admin.display(description="official status")
def _official_since(commitment: Any) -> str:
    status = commitment.official_status
    return badge(status, Status(status).label, status_since_today(commitment, Axis.OFFICIAL))


@admin.display(description="schedule")
def _schedule(commitment: Any) -> str:
    return badge(commitment.schedule, Schedule(commitment.schedule).label)


@admin.display(description="claimed vs delivered")
def _gap(commitment: Any) -> str:
    if not commitment.has_say_do_gap:
        return "No gap"
    turns = filter(None, (status_since_today(commitment, axis) for axis in Axis))
    return badge("gap", "Gap", max(turns, key=lambda turn: turn.earliest))


@admin.display(description="claimed vs delivered", empty_value="–")
def _has_gap(commitment: Any) -> str | None:
    return badge("gap", "Gap") if commitment.has_say_do_gap else None


@admin.display(description="latest evidence", empty_value="None yet")
def _latest(commitment: Any) -> str | None:
    if commitment.latest_evidence is None:
        return None
    return (
        f"{commitment.latest_evidence.written}, {age(commitment.latest_evidence.earliest, timezone.now().date())} ago"
    )


COLUMNS: list[Any] = [_evidence, _schedule, _has_gap]
FIELDS: list[Any] = [_evidence_since, _official_since, _schedule, _gap, _latest]
