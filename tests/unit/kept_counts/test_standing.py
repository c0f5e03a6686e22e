"""The lists of commitments that stand as asked, told from what is kept, are those of the pure rules."""

from datetime import date, datetime

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counted import wrongly_listed
from tests.status_cases import CASES
from tests.status_histories import MOMENTS, QUESTIONS, facts
from tests.unit.kept_counts.test_counts import KINDS, view
from tests.unit.status.test_in_sql import store
from tracker.standings.selection import matching_commitments
from tracker.status.rules import Facts

pytestmark = pytest.mark.django_db


def test_of_every_case_of_the_rules() -> None:
    store({f"promise-{number}": (case.facts, case.published_at) for number, case in enumerate(CASES)})
    for as_of, known_on in {(case.days["as_of"], case.days["known_on"]) for case in CASES}:
        assert not wrongly_listed(view(as_of, known_on))


@settings(max_examples=6, deadline=None)
@given(
    st.lists(st.tuples(facts(), st.none() | MOMENTS), min_size=8, max_size=16),
    st.lists(QUESTIONS, min_size=2, max_size=4),
)
def test_of_random_histories(
    commitments: list[tuple[Facts, datetime | None]], questions: list[tuple[date, date, date | None]]
) -> None:
    with transaction.atomic():
        store({f"promise-{number}": history for number, history in enumerate(commitments)})
        for (as_of, known_on, _), kind in zip(questions, KINDS, strict=False):
            assert not wrongly_listed(view(as_of, known_on, kind=kind))
        transaction.set_rollback(True)


def test_where_it_stands_is_not_worked_out_to_find_it_but_for_the_press() -> None:
    asked = view(date(2024, 1, 1), date(2024, 1, 1), status="stalled")
    assert "LATERAL unnest(counted.cells" in str(matching_commitments(asked).query)
    assert "turned" not in str(matching_commitments(asked).query)
    assert "turned" in str(matching_commitments(asked.narrowed_to(press_by=date(2024, 1, 1))).query)
