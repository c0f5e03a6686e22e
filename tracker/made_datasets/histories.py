"""The status updates of a made-up commitment: what was found of it over the years, in order.

Some stand still and are taken up again, some are suspended; several things are found on one day; what a party says is
often better than what the record supports; some of it is retracted, and some never published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from tracker.made_datasets.chance import Chance
from tracker.made_datasets.days import DAYS, day_of, written
from tracker.vocabulary import Axis, Stage, Status

MEAN, NEVER_FOLLOWED = 5.0, 0.08
# One in so many has far more.
ONE_IN, MANY = 600, 60
COURSES = {
    Status.NOT_STARTED: (Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.STALLED),
    Status.IN_PROGRESS: (
        *(Status.IN_PROGRESS,) * 4,
        *(Status.PARTLY_FULFILLED,) * 3,
        *(Status.STALLED,) * 2,
        *(Status.SUSPENDED,) * 2,
        Status.FULFILLED,
    ),
    Status.PARTLY_FULFILLED: (
        *(Status.PARTLY_FULFILLED,) * 3,
        Status.FULFILLED,
        Status.IN_PROGRESS,
        Status.STALLED,
        Status.SUSPENDED,
    ),
    Status.STALLED: (Status.STALLED, Status.IN_PROGRESS, Status.SUSPENDED, Status.BROKEN),
    Status.SUSPENDED: (Status.SUSPENDED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.BROKEN, Status.WITHDRAWN),
    Status.FULFILLED: (*(Status.FULFILLED,) * 6, Status.BROKEN),
    Status.BROKEN: (*(Status.BROKEN,) * 4, Status.IN_PROGRESS),
    Status.WITHDRAWN: (*(Status.WITHDRAWN,) * 4, Status.SUPERSEDED),
    Status.SUPERSEDED: (Status.SUPERSEDED,),
}
CLAIMS = {
    Status.NOT_STARTED: Status.IN_PROGRESS,
    Status.IN_PROGRESS: Status.PARTLY_FULFILLED,
    Status.PARTLY_FULFILLED: Status.FULFILLED,
    Status.STALLED: Status.IN_PROGRESS,
}


@dataclass(frozen=True, kw_only=True)
class Update:
    """One status update; `day` counts from the first."""

    place: int
    day: int
    as_of: str
    axis: Axis
    status: Status
    stage: Stage
    retracted_at: str

    @property
    def needs_source(self) -> bool:
        """Whether the database asks for a source: not of what was retracted, nor where nothing was found."""
        is_public = self.stage is Stage.PUBLISHED and not self.retracted_at
        return is_public and self.status is not Status.NO_EVIDENCE_FOUND


def how_many(chance: Chance) -> int:
    """How many updates a commitment has: most a few, some none, a few dozens and hundreds."""
    if chance.happens(1 / ONE_IN):
        return MANY + chance.below(3 * MANY)
    if chance.happens(NEVER_FOLLOWED):
        return 0
    wanted = 1
    while chance.happens(1 - 1 / (MEAN * 0.98)) and wanted < MANY:
        wanted += 1
    return wanted


def updates(chance: Chance, made: int, *, is_public: bool) -> Iterator[Update]:
    """The updates of a commitment that was made on a day."""
    days = sorted(made + chance.below(DAYS + 1 - made) for _ in range(how_many(chance)))
    status, before = chance.of((Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_PROGRESS)), made
    for place, drawn in enumerate(days, start=1):
        day = before if place > 1 and chance.happens(0.12) else drawn
        before = day
        status = chance.of(COURSES[status])
        axis = Axis.OFFICIAL if chance.happens(0.3) else Axis.EVIDENCE
        told = CLAIMS.get(status, status) if axis is Axis.OFFICIAL and chance.happens(0.6) else status
        if axis is Axis.EVIDENCE and chance.happens(0.24):
            told = Status.NO_EVIDENCE_FOUND
        stage, retracted_at = course(chance, day) if is_public else (Stage.DRAFT, "")
        yield Update(
            place=place,
            day=day,
            as_of=written(day, chance),
            axis=axis,
            status=told,
            stage=stage,
            retracted_at=retracted_at,
        )


def course(chance: Chance, day: int) -> tuple[Stage, str]:
    """How far an update got, and when it was retracted, if it was."""
    drawn = chance.draw()
    if drawn < 0.62:
        return Stage.PUBLISHED, ""
    if drawn < 0.72:
        retracted = day_of(day) + timedelta(days=40 + chance.below(150))
        return Stage.PUBLISHED, f"{retracted}T{8 + chance.below(10):02}:15:00Z"
    return (Stage.DRAFT if drawn < 0.87 else Stage.IN_REVIEW), ""
