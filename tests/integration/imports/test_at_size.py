"""Loading a tracker and taking it back takes work in proportion to its rows, in every statement and trigger.

Counted are the rows that each node of each plan goes through. A nested loop that finds its other side by an index
counts what it finds, and is as good as any other; one that reads its other side again for each row counts the product.
Let be is what goes through at most `SMALL` rows each time it runs: a look-up, or a table of so few pages that
PostgreSQL reads it whole rather than its index, as it does with some hundred sources when it asks whether that of a
citation is public.
"""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks import trackers
from tests.query_plans import Work, rows_gone_through
from tracker.actions.imports.apply_batch import apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Citation, ImportBatch, StatusUpdate

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

COMMITMENTS, CHANGED, FEW = 1_700, 1_000, 8
MOST = 4  # rows that one node goes through, for each row of the files


def planned(folder: Path) -> ImportBatch:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    return plan_batch(user=None, file_name="all.zip", content=content.getvalue(), accept_drift=True)


def nothing_goes_through_too_many(work: Work, rows: int) -> None:
    """Of what was done since it was asked last."""
    assert work
    too_many = [
        f"{through:,} rows by {node} of {statement}"
        for (statement, node), through in work.items()
        if through > MOST * rows
    ]
    assert "\n\n".join(too_many) == ""
    work.clear()


def test_no_statement_of_a_load_or_revert_goes_through_one_side_for_each_row_of_another(tmp_path: Path) -> None:
    rows = trackers.rows_in(COMMITMENTS)
    assert rows > 20_000
    with rows_gone_through() as work:
        batch = planned(trackers.write(tmp_path / "new", COMMITMENTS))
        assert batch.totals["new"] == rows
        nothing_goes_through_too_many(work, rows)
        batch = apply_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows)
        assert planned(tmp_path / "new").totals["unchanged"] == rows
        nothing_goes_through_too_many(work, rows)
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows)
    assert (StatusUpdate.objects.count(), Citation.objects.count()) == (0, 0)


def test_nor_does_one_of_a_load_that_changes_records_or_of_its_revert(tmp_path: Path) -> None:
    apply_batch(planned(trackers.write(tmp_path / "new", CHANGED)), user=None)
    rows = trackers.rows_in(CHANGED)
    with rows_gone_through() as work:
        batch = planned(trackers.write(tmp_path / "changed", CHANGED, changed=CHANGED))
        assert batch.totals["changed"] > CHANGED
        nothing_goes_through_too_many(work, rows)
        batch = apply_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows)
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows)


def test_nor_does_one_that_takes_records_back_beside_many_that_might_name_them(tmp_path: Path) -> None:
    """PostgreSQL expects to find some of those at once, and there are none."""
    apply_batch(planned(trackers.write(tmp_path / "stored", CHANGED)), user=None)
    more = trackers.write(tmp_path / "more", CHANGED, name="more-")
    for record in ("status_updates", "citations", "sources"):
        (more / f"{record}.csv").unlink()
    batch = apply_batch(planned(more), user=None)
    with rows_gone_through() as work:
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, trackers.rows_in(CHANGED))


def test_taking_a_few_records_back_goes_through_no_more_rows_than_bringing_them_in_beside_many(tmp_path: Path) -> None:
    apply_batch(planned(trackers.write(tmp_path / "stored", CHANGED)), user=None)
    few = planned(trackers.write(tmp_path / "few", FEW, name="few-"))
    with rows_gone_through() as work:
        batch = apply_batch(few, user=None)
        brought = work.total()
        work.clear()
        revert_batch(batch, user=None)
    assert batch.totals["new"] == FEW * (1 + trackers.UPDATES + trackers.CITATIONS)
    assert work.total() <= brought
