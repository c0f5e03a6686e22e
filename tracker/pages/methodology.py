"""How each status is decided, the equivalents in other trackers, and the glossary."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.pages.glossary import TERMS
from tracker.parameters.days import days_context, parse_days, status_for
from tracker.vocabulary import CROSSWALK, Credibility, Equivalents, Reliability, Status

MEANINGS = {
    Status.NOT_ASSESSED: "No status update exists yet. It is derived, and nobody can enter it.",
    Status.NO_EVIDENCE_FOUND: "We looked, the update says where, and found nothing either way.",
    Status.NOT_STARTED: "The record shows that nothing has been done.",
    Status.IN_PROGRESS: "Something has been done towards it and work continues.",
    Status.PARTLY_FULFILLED: "Part of what was promised is done, as the commitment's assessment criteria define it.",
    Status.FULFILLED: "All of it is done.",
    Status.STALLED: "Work began and has stopped, without any announcement.",
    Status.SUSPENDED: "A party has announced that it is stopping, for a time or until something changes.",
    Status.BROKEN: "A party has done what it promised not to do, or can no longer do what it promised.",
    Status.WITHDRAWN: "The party that promised withdrew the promise, or those who were to benefit released it.",
    Status.SUPERSEDED: "A later commitment replaced it.",
}


@dataclass(frozen=True, kw_only=True)
class StatusDefinition:
    """One status, its definition, and its nearest equivalents in other trackers."""

    status: Status
    meaning: str
    equivalents: Equivalents


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    """The rules as sentences, the scale and the crosswalk as tables."""
    filters, problems = parse_days(request)
    context = {
        **days_context(filters, problems),
        "scales": [
            StatusDefinition(status=status, meaning=MEANINGS[status], equivalents=CROSSWALK[status])
            for status in Status
        ],
        "reliabilities": [(grade.value, grade.label.partition(" – ")[2]) for grade in Reliability],
        "terms": TERMS,
        "credibilities": [(grade.value, grade.label.partition(" – ")[2]) for grade in Credibility],
    }
    return render(request, "tracker/methodology.html", context, status=status_for(problems))
