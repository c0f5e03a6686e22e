"""Random histories of commitments, dense enough that days, publications and retractions often coincide."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tracker.partial_dates import PartialDate
from tracker.status import Facts, Update
from tracker.vocabulary import STORABLE_STATUSES, Axis, CommitmentKind

FIRST, LAST = date(2023, 11, 20), date(2024, 2, 10)
DAYS = st.dates(FIRST, LAST)
MOMENTS = st.datetimes(
    datetime(FIRST.year, FIRST.month, FIRST.day),
    datetime(LAST.year, LAST.month, LAST.day),
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(minute=0, second=0, microsecond=0))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day, month, year or period, perhaps marked, perhaps open, in or around the span asked about."""
    day = draw(DAYS)
    later = day + timedelta(days=draw(st.integers(0, 90)))
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
    retracted_after = draw(st.none() | st.integers(0, 24 * 40))
    return Update(
        axis=draw(st.sampled_from(Axis)),
        status=draw(st.sampled_from(STORABLE_STATUSES)),
        as_of=draw(partial_dates()),
        published_at=published_at,
        retracted_at=None if retracted_after is None else published_at + timedelta(hours=retracted_after),
        ref=ref,
    )


@st.composite
def facts(draw: st.DrawFn, *, label: str = "update") -> Facts:
    """One commitment with up to eight updates whose refs begin with `label`."""
    refs = draw(st.permutations([f"{label}-{letter}" for letter in ("a", "aa", "a-a", "b", "c", "d", "d1", "e")]))
    return Facts(
        kind=draw(st.sampled_from(CommitmentKind)),
        made_on=draw(st.none() | partial_dates()),
        due=draw(st.none() | partial_dates()),
        updates=tuple(draw(updates(ref=ref)) for ref in refs[: draw(st.integers(0, 8))]),
    )
