"""Sanctions as queries give them: with what is known of their life, and nothing of them stored."""

from typing import Any

from tracker.models import Sanction, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.vocabulary import SanctionState, SanctionStepKind


def as_read(*, imposed: str | None = None, lifted: str | None = None, **fields: Any) -> Sanction:
    """A sanction that was imposed and lifted on these days."""
    sanction: Any = Sanction(**fields)
    days = {
        kind: PartialDate.parse(day)
        for kind, day in ((SanctionStepKind.IMPOSED, imposed), (SanctionStepKind.LIFTED, lifted))
        if day
    }
    sanction.known_steps = [SanctionStep(kind=kind, happened_on=day) for kind, day in days.items()]
    sanction.imposed = days.get(SanctionStepKind.IMPOSED)
    sanction.ended = days.get(SanctionStepKind.LIFTED)
    sanction.ended_as = "lifted" if lifted else None
    sanction.state = SanctionState.LIFTED if lifted else SanctionState.IN_FORCE if imposed else SanctionState.UNKNOWN
    return sanction  # type: ignore[no-any-return]
