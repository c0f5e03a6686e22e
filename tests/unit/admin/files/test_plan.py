"""A plan as its page shows it: cells cut to where they differ, rows narrowed by what the address asks."""

import pytest
from django.http import QueryDict

from tests.factories import ImportBatchFactory, PlannedRowFactory
from tracker.admin.files.plan import BEFORE_THE_DIFFERENCE, LONGEST_CELL, Plan, shortened_cell


def test_a_short_text_stays_whole() -> None:
    assert shortened_cell("China") == "China"
    assert shortened_cell("x" * LONGEST_CELL) == "x" * LONGEST_CELL


def test_a_long_text_says_where_it_was_cut() -> None:
    assert shortened_cell("x" * 1000) == "x" * LONGEST_CELL + "…"
    assert shortened_cell("x" * 1000, 900) == "…" + "x" * 100


@pytest.mark.django_db
def test_a_long_cell_begins_a_little_before_its_first_difference() -> None:
    change = {"column": "name", "old": "a" * 500 + "b", "new": "a" * 500 + "c"}
    row = PlannedRowFactory(outcome="changed", changes=[change])
    ((cell,),) = (row.cells for row in Plan.of(row.batch, QueryDict()).rows)
    assert cell.old == "…" + "a" * BEFORE_THE_DIFFERENCE + "b"
    assert cell.new == "…" + "a" * BEFORE_THE_DIFFERENCE + "c"


@pytest.mark.django_db
def test_what_is_wrong_comes_first_and_then_what_changes() -> None:
    batch = ImportBatchFactory()
    for outcome in ("new", "changed", "invalid"):
        PlannedRowFactory(batch=batch, outcome=outcome)
        assert Plan.of(batch, QueryDict()).outcome == outcome
    assert [tab.name for tab in Plan.of(batch, QueryDict()).outcomes] == ["Invalid", "Changed", "New"]


@pytest.mark.django_db
def test_a_line_with_very_many_problems_tells_the_first_and_their_number() -> None:
    problem = {"column": "column 1", "value": "x", "reason": "there is no such column"}
    row = PlannedRowFactory(outcome="invalid", problems=[problem] * 1000)
    (shown,) = Plan.of(row.batch, QueryDict()).rows
    assert (len(shown.problems), shown.further) == (20, 980)
