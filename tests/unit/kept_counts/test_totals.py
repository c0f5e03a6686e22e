"""The totals of many collections or topics at once are those of each by itself, on any days."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.counted import counted_in_sql
from tracker.kept_counts.counts import totals_on
from tracker.models import Collection, Topic
from tracker.parameters.filters import Filters

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 2, 29), TODAY])
def test_of_each_they_are_what_is_counted_anew(day: date) -> None:
    filters = Filters(today=TODAY, as_of=day, known_on=TODAY)
    for name, model in (("topic", Topic), ("collection", Collection)):
        refs = dict(model._default_manager.values_list("pk", "ref"))
        with CaptureQueriesContext(connection) as queries:
            totals = totals_on(filters, name, list(refs))
        assert len(queries) == 1
        assert totals is not None
        right = {key: counted_in_sql(filters.narrowed_to(**{name: ref})).total for key, ref in refs.items()}
        assert {key: total for key, total in totals.items() if total} == {key: n for key, n in right.items() if n}


def test_by_the_press_none_are_kept() -> None:
    filters = Filters(today=TODAY, as_of=TODAY, known_on=TODAY, press_by=TODAY)
    assert totals_on(filters, "topic", [1]) is None
