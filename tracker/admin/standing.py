"""Where a commitment stands today, as read-only columns and fields."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from tracker.models.commitment import CommitmentQuerySet
from tracker.vocabulary import Schedule, Status


def today(commitments: CommitmentQuerySet) -> CommitmentQuerySet:
    """The commitments with where they stand today, going by what is known today."""
    day = timezone.now().date()
    return commitments.with_standing(as_of=day, known_on=day).select_related("owner", "made_at")


def badge(value: str, label: str, since: Any = None) -> str:
    """A derived value in words, with a class to style it by and the day it began."""
    begun = f" since {since:%-d %B %Y}" if since else ""
    return format_html('<span class="badge badge-{}">{}</span>{}', value, label, begun)


@admin.display(description="evidence")
def _evidence(commitment: Any) -> str:
    return badge(commitment.evidence_status, Status(commitment.evidence_status).label)


@admin.display(description="evidence")
def _evidence_since(commitment: Any) -> str:
    status = commitment.evidence_status
    return badge(status, Status(status).label, commitment.evidence_since)


@admin.display(description="official")
def _official_since(commitment: Any) -> str:
    status = commitment.official_status
    return badge(status, Status(status).label, commitment.official_since)


@admin.display(description="schedule")
def _schedule(commitment: Any) -> str:
    return badge(commitment.schedule, Schedule(commitment.schedule).label)


@admin.display(description="say-do gap")
def _gap(commitment: Any) -> str:
    if not commitment.has_say_do_gap:
        return "None"
    return badge("gap", "Claims more than was done", commitment.say_do_gap_since)


@admin.display(description="say-do gap", boolean=True)
def _has_gap(commitment: Any) -> bool:
    return bool(commitment.has_say_do_gap)


@admin.display(description="latest evidence", empty_value="None yet")
def _latest(commitment: Any) -> str | None:
    if commitment.latest_evidence is None:
        return None
    return f"{commitment.latest_evidence.written}, {commitment.latest_evidence_age} days ago"


COLUMNS: list[Any] = [_evidence, _schedule, _has_gap]
FIELDS: list[Any] = [_evidence_since, _official_since, _schedule, _gap, _latest]
