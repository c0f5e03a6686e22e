"""Random histories of commitments, dense enough that days, publications and retractions often coincide."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tracker.partial_dates import PartialDate
from tracker.status.rules import Facts, Update
from tracker.vocabulary import STORABLE_STATUSES, Axis, CommitmentKind

FIRST, LAST = date(2023, 12, 24), date(2024, 1, 8)
DAYS = st.dates(FIRST, LAST)
# As of, known on, in the press by.
QUESTIONS = st.tuples(DAYS, DAYS | st.just(LAST), st.none() | DAYS)
MOMENTS = st.sampled_from(
    [datetime(2023, 12, 31, 0, tzinfo=UTC), datetime(2023, 12, 31, 23, tzinfo=UTC)]
    + [datetime(2024, 1, day, hour, tzinfo=UTC) for day in (1, 2, 5) for hour in (0, 20)]
)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day, month, year or period, perhaps marked, perhaps open, in or around the span asked about."""
    day = draw(DAYS)
    later = day + timedelta(days=draw(st.integers(0, 40)))
    return PartialDate(
        draw(
            st.sampled_from(
                [
                    f"{day}",
                    f"{day}~",
                    f"{day:%Y-%m}",
                    f"{day:%Y-%m}?",
                    f"{day:%Y}",
                    f"{day}/{later}",
                    f"{day:%Y-%m}/{later:%Y-%m}",
                    f"{day}/..",
                    f"../{day}",
                ]
            )
        )
    )


@st.composite
def updates(draw: st.DrawFn, *, ref: str) -> Update:
    """One update, perhaps retracted after it was published."""
    published_at = draw(MOMENTS)
    hours_until_retracted = draw(st.sampled_from([None, None, None, 0, 3, 24, 48]))
    return Update(
        axis=draw(st.sampled_from(Axis)),
        status=draw(st.sampled_from(STORABLE_STATUSES)),
        as_of=draw(partial_dates().filter(lambda day: not day.text.startswith(".."))),
        published_at=published_at,
        retracted_at=None if hours_until_retracted is None else published_at + timedelta(hours=hours_until_retracted),
        out_on=draw(st.none() | DAYS),
        ref=ref,
    )


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """One commitment with up to eight updates."""
    refs = draw(st.permutations(["a", "aa", "a-a", "b", "c", "d", "d1", "e"]))
    made_on = draw(st.none() | partial_dates())
    due = draw(st.none() | partial_dates())
    if made_on and due and due.latest < made_on.earliest:  # The database refuses what was due before it was made.
        made_on, due = due, made_on
    return Facts(
        kind=draw(st.just(CommitmentKind.PLEDGE) | st.sampled_from(CommitmentKind)),
        made_on=made_on,
        due=due,
        out_on=draw(st.none() | st.none() | DAYS),
        updates=tuple(draw(updates(ref=ref)) for ref in refs[: draw(st.integers(0, 8))]),
    )
