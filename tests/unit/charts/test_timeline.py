"""The timeline's rows, bars and lines."""

from datetime import date

from tests.sanctions import as_read
from tracker.charts.timeline import Timeline, timeline
from tracker.models import Commitment, Meeting, Sanction, StatusUpdate
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import Given, Pair
from tracker.standings.status_history import StatusHistory, Stretch
from tracker.status.rules import Spell
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import SanctionState, Status

AS_OF = date(2024, 6, 30)


def spell(status: Status, first: date, last: date) -> Spell:
    return Spell(status=status, first_day=first, last_day=last, is_current=last == AS_OF, resumed=False)


def sanction_spell(state: SanctionState, first: date, last: date) -> SanctionSpell:
    return SanctionSpell(state=state, first_day=first, last_day=last, is_current=last == AS_OF)


def status_history(key: int, *spells: Spell, until: date | None = None) -> StatusHistory:
    return StatusHistory(
        commitment=Commitment(pk=key, ref=f"c-{key}", title=f"C {key}", made_on=PartialDate.parse("2023-11-15")),
        stretches=tuple(Stretch(spell=one, began="then", update=StatusUpdate()) for one in spells),
        supported_until=until,
    )


LATE = status_history(1, spell(Status.FULFILLED, date(2023, 11, 15), AS_OF), until=date(2024, 4, 30))
EARLY = status_history(
    2,
    spell(Status.SUSPENDED, date(2022, 8, 1), date(2023, 11, 14)),
    spell(Status.IN_PROGRESS, date(2023, 11, 15), AS_OF),
    until=AS_OF,
)
SANCTION = as_read(pk=1, ref="s", title="S", imposed="2020", lifted="2023-11-15/2023-11-30")
SPELLS = (
    sanction_spell(SanctionState.IN_FORCE, date(2020, 1, 1), date(2021, 12, 31)),
    sanction_spell(SanctionState.SUSPENDED, date(2022, 1, 1), date(2022, 6, 30)),
    sanction_spell(SanctionState.IN_FORCE, date(2022, 7, 1), date(2023, 11, 14)),
    sanction_spell(SanctionState.LIFTED, date(2023, 11, 15), AS_OF),
)
PAIRS = [
    Pair(commitment=LATE.commitment, given=Given(sanction=SANCTION), is_condition=False),
    Pair(commitment=EARLY.commitment, given=Given(sanction=SANCTION), is_condition=True),
]


def drawn(
    *histories: StatusHistory,
    sanctions: tuple[Sanction, ...] = (),
    meetings: tuple[Meeting, ...] = (),
    pairs: list[Pair] | None = None,
) -> Timeline:
    return timeline(
        histories=histories,
        meetings=meetings,
        sanctions=sanctions,
        spells={"s": SPELLS},
        pairs=(PAIRS if pairs is None else pairs) if sanctions else [],
        newest=AS_OF,
        as_of=AS_OF,
    )


def test_rows_come_by_their_first_day() -> None:
    assert [row.commitment.ref for row in drawn(LATE, EARLY).commitments] == ["c-2", "c-1"]


def test_a_bar_is_thick_as_far_as_updates_reach_and_thin_from_there() -> None:
    (row,) = drawn(LATE).commitments
    (bar,) = row.bars
    assert bar.thick is not None
    assert bar.thin is not None
    assert bar.thick.x < bar.thin.x <= bar.thick.end < bar.thin.end
    assert row.status is Status.FULFILLED


def test_bars_are_drawn_with_what_they_say_and_what_names_them_is_escaped() -> None:
    early = status_history(1, *(each.spell for each in EARLY.stretches), until=AS_OF)
    early.commitment.title = "Talks <& more>"
    (row,) = drawn(early).commitments
    assert row.drawn.count("<g><title>") == 2
    assert row.drawn.startswith("<g><title>Suspended, then</title><rect x=")
    assert 'fill="url(#p-suspended)" />' in row.drawn
    assert row.rows.startswith(
        '<tr><th scope="rowgroup" rowspan="2">Talks &lt;&amp; more&gt;</th><td>Suspended</td><td>'
    )
    assert row.rows.endswith("<tr><td>In progress</td><td>then</td><td>229</td></tr>")


def test_a_bar_that_updates_reach_to_the_end_is_all_thick() -> None:
    (row,) = drawn(EARLY).commitments
    assert [bar.thin for bar in row.bars] == [None, None]


def test_a_sanction_ends_where_it_may_first_have_been_lifted() -> None:
    found = drawn(LATE, sanctions=(SANCTION,))
    (row,) = found.sanctions
    assert row.place is not None
    assert row.place.end > found.scale.at(date(2023, 11, 15))
    assert row.place.end < found.scale.at(date(2023, 11, 30))
    assert row.title == "Imposed 2020, suspended for a time, lifted between 15 and 30 November 2023"


def test_a_bar_shows_where_a_sanction_was_suspended() -> None:
    found = drawn(LATE, sanctions=(SANCTION,))
    (pause,) = found.sanctions[0].pauses
    assert pause.x == found.scale.at(date(2022, 1, 1))
    assert found.scale.at(date(2022, 6, 25)) < pause.end < found.scale.at(date(2022, 7, 5))


def test_a_sanction_without_a_start_has_no_bar() -> None:
    (row,) = drawn(LATE, sanctions=(as_read(pk=2, ref="t", title="S"),)).sanctions
    assert row.place is None
    assert row.title == "Imposed on a date not stated"


def test_one_line_ties_a_sanction_to_all_that_it_was_lifted_for() -> None:
    found = drawn(LATE, EARLY, sanctions=(SANCTION,))
    (line,) = found.connectors
    assert line.x == found.scale.at(date(2023, 11, 15))
    assert line.top == found.sanctions[0].y
    assert [knot.is_condition for knot in line.knots] == [False, True]
    assert {knot.y for knot in line.knots} == {row.y for row in found.commitments}


def test_lines_stand_at_their_day_and_side_by_side_only_where_they_are_of_one_time() -> None:
    same_day = as_read(pk=3, ref="u", title="U", imposed="2020", lifted="2023-11-15")
    long_before = as_read(pk=4, ref="v", title="V", imposed="2020", lifted="2021-03-01")
    sanctions = (SANCTION, same_day, long_before)
    pairs = [
        Pair(commitment=one.commitment, given=Given(sanction=sanction), is_condition=False)
        for sanction in sanctions
        for one in (LATE, EARLY)
    ]
    found = drawn(LATE, EARLY, sanctions=sanctions, pairs=pairs)
    by_day = {row.sanction.ref: next(line for line in found.connectors if line.y == row.y) for row in found.sanctions}
    summit = found.scale.at(date(2023, 11, 15))
    assert [by_day[ref].x for ref in ("s", "u", "v")] == [summit, summit, found.scale.at(date(2021, 3, 1))]
    assert sorted(by_day[ref].offset for ref in ("s", "u")) == [-8, 0]
    # It crosses the same rows two years before: nothing moves it.
    assert by_day["v"].offset == 0


def test_a_meeting_known_to_the_year_is_marked_in_its_own_row_only() -> None:
    meetings = tuple(Meeting(title=text, held=PartialDate.parse(text)) for text in ("2023", "2023-10", "2023-11-15"))
    assert [row.is_precise for row in drawn(LATE, meetings=meetings).meetings] == [False, True, True]


def test_no_more_than_twenty_four_rows_are_drawn_and_the_rest_is_counted() -> None:
    found = drawn(*(status_history(key, spell(Status.FULFILLED, date(2024, 1, 1), AS_OF)) for key in range(1, 28)))
    assert len(found.commitments) == 24
    assert found.left_out == 3
