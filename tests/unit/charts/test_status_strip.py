"""The strip of spells: geometry in percent."""

from datetime import date

from tests.factories import CommitmentFactory
from tracker.charts.status_strip import strip
from tracker.standings.status_history import StatusHistory, Stretch
from tracker.status.rules import Spell
from tracker.vocabulary import Status


def stretch(status: Status, first: date, last: date, *, is_current: bool = False) -> Stretch:
    spell = Spell(status=status, first_day=first, last_day=last, is_current=is_current, resumed=False)
    return Stretch(spell=spell, began=first.isoformat(), update=None)


def test_nothing_to_draw_is_none() -> None:
    status_history = StatusHistory(commitment=CommitmentFactory.build(), stretches=(), supported_until=None)
    assert strip(status_history, as_of=date(2024, 1, 1)) is None


def test_bars_follow_each_other_across_the_drawing() -> None:
    status_history = StatusHistory(
        commitment=CommitmentFactory.build(),
        stretches=(
            stretch(Status.STALLED, date(2022, 1, 1), date(2022, 12, 31)),
            stretch(Status.IN_PROGRESS, date(2023, 1, 1), date(2023, 12, 31), is_current=True),
        ),
        supported_until=date(2023, 12, 31),
    )
    drawn = strip(status_history, as_of=date(2023, 12, 31))
    assert drawn is not None
    assert [bar.stretch for bar in drawn.bars] == list(status_history.stretches)
    assert drawn.bars[0].thick is not None
    assert (drawn.bars[0].thick.x, drawn.bars[0].thick.end) == (0, 50)
    assert [year.year for year in drawn.years] == [2022, 2023]


def test_long_quiet_end_is_drawn_closer_together() -> None:
    status_history = StatusHistory(
        commitment=CommitmentFactory.build(),
        stretches=(stretch(Status.STALLED, date(2020, 1, 1), date(2026, 1, 1), is_current=True),),
        supported_until=date(2021, 1, 1),
    )
    drawn = strip(status_history, as_of=date(2026, 1, 1))
    assert drawn is not None
    assert drawn.bend is not None
    assert drawn.quiet_after == "January 2021"
