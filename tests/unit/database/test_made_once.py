"""A query is made once, answers for whatever values are filled in, and looks at none of them."""

from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from tests.factories.meeting import MeetingFactory
from tracker.database.made_once import MadeOnce, MarkedDay, MarkedKeys, MarkedText, PeekedError, among, rows_of_keys
from tracker.models import Meeting

pytestmark = pytest.mark.django_db
DAY = MarkedDay("day")


def held_by(day: date) -> QuerySet[Meeting]:
    """The meetings that may have been held by the day."""
    return Meeting.objects.filter(held_earliest__lte=day).select_related("part_of").order_by("ref")


def test_one_query_answers_for_every_day() -> None:
    first, second = MeetingFactory(ref="a", held="2023-01"), MeetingFactory(ref="b", held="2024-05-06")
    made = MadeOnce(held_by(DAY))
    answers = {day.year: made.answer({"day": day}) for day in (date(2022, 1, 1), date(2023, 1, 1), date(2025, 1, 1))}
    assert answers == {2022: [], 2023: [first], 2025: [first, second]}
    assert vars(answers[2025][1]).keys() == vars(held_by(date(2025, 1, 1))[1]).keys()
    assert answers[2025][1].held == second.held


@pytest.mark.parametrize("condition", [lambda keys: among("pk", keys), lambda keys: {"pk__in": rows_of_keys(keys)}])
def test_keys_are_one_value_however_many_they_are(condition: Any) -> None:
    meetings = MeetingFactory.create_batch(3)
    given = condition(MarkedKeys("keys"))
    rows = Meeting.objects.filter(**given) if isinstance(given, dict) else Meeting.objects.filter(given)
    made = MadeOnce(rows.order_by("pk").values_list("pk", flat=True))
    assert made.answer({"keys": [meetings[0].pk, meetings[2].pk]}) == [meetings[0].pk, meetings[2].pk]
    assert made.answer({"keys": []}) == []


def test_texts_and_rows_of_values_are_filled_in_too() -> None:
    MeetingFactory(ref="summit", title="Summit")
    rows = Meeting.objects.filter(ref=MarkedText("ref"))
    assert MadeOnce(rows.values_list("title", "ref")).answer({"ref": "summit"}) == [("Summit", "summit")]
    assert MadeOnce(rows.values("title")).answer({"ref": "summit"}) == [{"title": "Summit"}]
    assert MadeOnce(rows.values_list("title")).answer({"ref": "other"}) == []


def test_what_finds_nothing_whatever_is_asked_does_not_ask() -> None:
    made = MadeOnce(Meeting.objects.filter(pk__in=(), held_earliest__lte=DAY))
    with CaptureQueriesContext(connection) as queries:
        assert made.answer({"day": date(2025, 1, 1)}) == []
    assert not queries


@pytest.mark.parametrize(
    "look",
    [
        lambda day: day <= date(2025, 1, 1),
        lambda day: date(2025, 1, 1) < day,
        lambda day: day == date(2025, 1, 1),
        lambda day: day == MarkedDay("other"),
        lambda day: day + timedelta(days=1),
        lambda day: day - date(2025, 1, 1),
        lambda day: date(2025, 1, 1) - day,
        lambda day: day.year,
        lambda day: day.replace(day=1),
        lambda day: f"{day}",
        lambda day: day.isoformat(),
    ],
)
def test_a_mark_that_is_looked_at_is_refused(look: Any) -> None:
    with pytest.raises(PeekedError, match="day"):
        look(DAY)


def test_what_is_prefetched_is_refused() -> None:
    with pytest.raises(PeekedError, match="prefetched"):
        MadeOnce(Meeting.objects.prefetch_related("citations"))


def test_threads_have_connections_of_their_own() -> None:
    made = MadeOnce(held_by(DAY))
    found = []

    def ask() -> None:
        found.append(len(made.answer({"day": date(2025, 1, 1)})))
        connection.close()

    MeetingFactory(held="2023-01")
    other = Thread(target=ask)
    other.start()
    other.join()
    # The other thread does not see what this one has not committed: it asked by a connection of its own.
    assert (found, len(made.answer({"day": date(2025, 1, 1)}))) == ([0], 1)
