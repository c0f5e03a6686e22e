"""Lines of iCalendar: those that the library writes, whatever the text."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Event

from tracker.feeds.disallowed_characters import replace_disallowed
from tracker.feeds.ical_lines import component, day, moment, text

# The library takes a backslash and an N that stand in a text for the end of a line.
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200).filter(lambda found: "\\N" not in found)
AS_LONG_AS_LINES = st.text(alphabet="aä…😀\\;,^ \n", min_size=60, max_size=160)


@given(TEXTS | AS_LONG_AS_LINES)
@example("a" * 65 + "\\" * 40)
@example("ä" * 33 + "a" + "…" * 40)
@example("x" * 66)
@example("line\r\nline\rline\n")
def test_they_are_those_of_the_library(told: str) -> None:
    expected = Event()
    expected.add("summary", replace_disallowed(told))
    expected.add("dtstart", date(2024, 2, 9))
    expected.add("dtstamp", datetime(2024, 2, 9, 3, 4, 5, tzinfo=UTC))
    written = component(
        "VEVENT",
        [
            ("SUMMARY", text(told)),
            ("DTSTART;VALUE=DATE", day(date(2024, 2, 9))),
            ("DTSTAMP", moment(datetime(2024, 2, 9, 4, 4, 5, tzinfo=timezone(timedelta(hours=1))))),
        ],
    )
    assert written == expected.to_ical()


def test_a_backslash_and_an_n_are_kept_as_they_are() -> None:
    assert text("C:\\News") == "C:\\\\News"
