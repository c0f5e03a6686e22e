"""The assessment criteria of a commitment, each with what the verdict that stands finds of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from tracker.access import public
from tracker.models import Commitment, Criterion, Finding, StatusUpdate
from tracker.standings.known_on import recorded_by


@dataclass(frozen=True, kw_only=True)
class JudgedCriterion:
    """One criterion; `finding` is None where the verdict says nothing of it, or there is none."""

    criterion: Criterion
    finding: Finding | None


def criteria_of(commitment: Commitment, *, known_on: date) -> "QuerySet[Criterion]":
    """The criteria that were recorded by the day, in their order."""
    return public.criteria().filter(recorded_by(known_on), commitment=commitment).order_by("position", "ref")


def findings_on(criteria: Iterable[Criterion], *, known_on: date) -> "QuerySet[Finding]":
    """What public verdicts had found of the criteria by the day, with citations, in the order of the criteria."""
    return (
        public.findings()
        .filter(recorded_by(known_on), criterion__in=[criterion.pk for criterion in criteria])
        .order_by("criterion__position", "criterion__ref")
        .prefetch_related(Prefetch("citations", queryset=public.citations()))
    )


def judged_criteria(
    criteria: Iterable[Criterion], findings: Iterable[Finding], verdict: StatusUpdate | None
) -> tuple[JudgedCriterion, ...]:
    """The criteria with the findings of that verdict."""
    found = {each.criterion_id: each for each in findings if verdict and each.status_update_id == verdict.pk}
    return tuple(JudgedCriterion(criterion=criterion, finding=found.get(criterion.pk)) for criterion in criteria)
