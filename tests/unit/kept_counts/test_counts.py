"""The counts that are kept are those of the pure rules and of the query, whatever the history."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counted import counted_by_rules, counted_in_sql, differing, statuses_by_rules
from tests.status_cases import CASES
from tests.status_histories import MOMENTS, QUESTIONS, facts
from tests.unit.status.test_in_sql import store
from tracker.kept_counts.counts import counts_at, counts_on
from tracker.parameters.filters import SCORED, Filters
from tracker.status.rules import Facts
from tracker.vocabulary import Axis, CommitmentKind

pytestmark = pytest.mark.django_db

LATER = date(2030, 1, 1)
KINDS = ("", SCORED, *CommitmentKind.values)


def view(as_of: date, known_on: date, **values: str) -> Filters:
    return Filters(today=LATER, as_of=as_of, known_on=known_on).narrowed_to(**values)


def fold() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts(ARRAY(SELECT DISTINCT unnest(facets) FROM tracker_countchange))")


def test_of_every_case_of_the_rules() -> None:
    store({f"promise-{number}": (case.facts, case.published_at) for number, case in enumerate(CASES)})
    for is_folded in (False, True):
        if is_folded:
            fold()
        for as_of, known_on in {(case.days["as_of"], case.days["known_on"]) for case in CASES}:
            filters = view(as_of, known_on)
            right = counted_by_rules(filters)
            assert not differing(counts_on(filters), right), filters
            assert not differing(counted_in_sql(filters), right), filters


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(facts(), st.none() | MOMENTS), min_size=8, max_size=16),
    st.lists(QUESTIONS, min_size=4, max_size=8),
    st.booleans(),
)
def test_of_random_histories(
    commitments: list[tuple[Facts, datetime | None]],
    questions: list[tuple[date, date, date | None]],
    is_folded: bool,
) -> None:
    with transaction.atomic():
        store({f"promise-{number}": history for number, history in enumerate(commitments)})
        if is_folded:
            fold()
        for (as_of, known_on, _), kind in zip(questions, KINDS * 2, strict=False):
            filters = view(as_of, known_on, kind=kind)
            right = counted_by_rules(filters)
            assert not differing(counts_on(filters), right), filters
            assert not differing(counted_in_sql(filters), right), filters
        transaction.set_rollback(True)


@settings(max_examples=6, deadline=None)
@given(
    st.lists(st.tuples(facts(), MOMENTS), min_size=8, max_size=12),
    st.lists(st.dates(date(2022, 11, 28), date(2025, 3, 3)), min_size=1, max_size=6),
    st.sampled_from(Axis),
    st.booleans(),
)
def test_of_many_days_at_once(
    commitments: list[tuple[Facts, datetime]], days: list[date], axis: Axis, is_folded: bool
) -> None:
    ends = [date(2023, 11, 30), date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29), date(2024, 12, 31)]
    with transaction.atomic():
        store({f"promise-{number}": history for number, history in enumerate(commitments)})
        if is_folded:
            fold()
        for asked in (days, ends, [*ends, date(2024, 1, 3)]):
            filters = view(LATER, date(2024, 1, 4), axis=axis, kind=SCORED)
            found = counts_at(filters, asked)
            assert found is not None
            assert tuple(map(dict, found)) == statuses_by_rules(filters, asked)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "values",
    [
        {"q": "ports"},
        {"speaker": "china"},
        {"meeting": "summit"},
        {"status": "fulfilled"},
        {"schedule": "overdue"},
        {"gap": "open"},
        {"topic": "ports", "actor": "china"},
        {"press_by": date(2024, 1, 1)},
    ],
    ids="+".join,
)
def test_what_is_not_kept_is_said_to_be_none(values: dict[str, str | date]) -> None:
    filters = Filters.of_today().narrowed_to(**values)
    assert counts_on(filters) is None
    assert counts_at(filters, [filters.as_of]) is None


def test_nothing_is_counted_for_a_ref_that_nobody_has() -> None:
    filters = Filters.of_today().narrowed_to(topic="nowhere")
    assert not differing(counts_on(filters), counted_by_rules(filters))


def test_of_no_days() -> None:
    assert counts_at(Filters.of_today(), []) == ()


def test_one_query(django_assert_num_queries: object) -> None:
    now = datetime.now(tz=UTC).date()
    with django_assert_num_queries(1):  # type: ignore[operator]
        counts_on(view(now, now))
    with django_assert_num_queries(1):  # type: ignore[operator]
        counts_at(view(now, now), [now - timedelta(days=each) for each in range(400)])


def test_cells_are_gone_through_as_they_come() -> None:
    """Of many days there are tens of thousands: to put them down first takes as long as all else."""
    with CaptureQueriesContext(connection) as asked:
        counts_at(view(LATER, LATER), [date(2024, 1, 31), date(2024, 12, 31)])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + asked[0]["sql"])
        nodes = list(nodes_of(cursor.fetchone()[0][0]["Plan"]))
    assert {node["Alias"] for node in nodes if node["Node Type"] == "Function Scan"} == {"as_of", "member"}


def nodes_of(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The plan, and all that it is made of."""
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes_of(part)
