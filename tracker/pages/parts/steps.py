"""The dated steps of a commitment, each with where it stands on a day."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from tracker.access import public
from tracker.models import Commitment, Milestone
from tracker.parameters.filters import Filters
from tracker.standings.known_on import recorded_by
from tracker.status.steps import step_schedule
from tracker.vocabulary import Schedule


@dataclass(frozen=True, kw_only=True)
class Step:
    """One milestone and its schedule; `is_reached` goes by the day that is asked about."""

    milestone: Milestone
    schedule: Schedule | None
    is_reached: bool

    @property
    def words(self) -> str:
        """Where it stands; one that had no day is neither late nor in time."""
        return str(self.schedule.label) if self.schedule else "Reached"


def milestones_of(commitment: Commitment, filters: Filters) -> "QuerySet[Milestone]":
    """The milestones that were recorded by the second day, in order of their days, with citations."""
    return (
        public.milestones()
        .filter(recorded_by(filters.known_on), commitment=commitment)
        .order_by(Coalesce("due_earliest", "reached_earliest").asc(nulls_last=True), F("ref"))
        .prefetch_related(Prefetch("citations", queryset=public.citations()))
    )


def steps(milestones: "QuerySet[Milestone]", filters: Filters) -> tuple[Step, ...]:
    """The milestones as they stood on the first day."""
    return tuple(
        Step(
            milestone=each,
            schedule=step_schedule(due=each.due, reached=each.reached, as_of=filters.as_of),
            is_reached=each.reached is not None and each.reached.earliest <= filters.as_of,
        )
        for each in milestones
    )
