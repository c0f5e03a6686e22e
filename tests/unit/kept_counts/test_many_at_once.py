"""Counting what many commitments add takes work in proportion to them, whatever PostgreSQL knows of the tables."""

from pathlib import Path

import pytest

from benchmarks import trackers
from tests.imports import imported
from tests.query_plans import rows_gone_through
from tracker.kept_counts.reconciling import differences

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

COMMITMENTS = 1_200
# Of its facets and cells a commitment has some dozens, which is far from a comparison with each other commitment.
MOST = 200
COUNTING = ("tracker_countedcommitment", "touched")


def test_a_first_load_into_empty_tables_compares_no_row_with_each_of_a_list(tmp_path: Path) -> None:
    """Nothing has told PostgreSQL of rows that were just written: it takes them for few, and reads them whole."""
    folder = trackers.write(tmp_path, COMMITMENTS)
    with rows_gone_through(in_lists=True) as work:
        imported(folder)
    too_many = [
        f"{through:,} by {node} of {statement}"
        for (statement, node), through in work.items()
        if through > COMMITMENTS * MOST and any(name in statement for name in COUNTING)
    ]
    assert "\n\n".join(too_many) == ""
    assert not list(differences())
