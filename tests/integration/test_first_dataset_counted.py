"""The kept counts of the first dataset, for every topic and actor there is, are those of the rules."""

from datetime import date, timedelta

import pytest

from tests.counted import counted_by_rules, counted_in_sql, differing
from tracker.kept_counts.counts import counts_on
from tracker.kept_counts.reconciling import differences
from tracker.models import Actor, Collection, Topic
from tracker.parameters.filters import SCORED, Filters, utc_today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]


def test_all_that_is_kept_is_what_the_records_say() -> None:
    assert list(differences()) == []


def test_every_view_counts_alike() -> None:
    today = utc_today()
    narrowed: list[dict[str, str]] = [{}, {"kind": SCORED}]
    for name, model in (("topic", Topic), ("collection", Collection), ("actor", Actor)):
        narrowed += [{name: ref} for ref in model.objects.values_list("ref", flat=True)]
    for day in (today, date(2024, 4, 30), date(2023, 11, 15)):
        for values in narrowed:
            filters = Filters.of_today(today).narrowed_to(as_of=day, **values)
            assert not differing(counts_on(filters), counted_in_sql(filters)), filters
        everything = Filters.of_today(today).narrowed_to(as_of=day)
        assert not differing(counts_on(everything), counted_by_rules(everything))
    before = Filters.of_today(today).narrowed_to(known_on=today - timedelta(days=4000))
    assert counts_on(before) == counted_by_rules(before)
