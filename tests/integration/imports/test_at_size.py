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

COMMITMENTS, CHANGED, BESIDE, FEW = 1_700, 1_000, 1_000, 8
MOST = 4  # rows that one node goes through, for each row of the files
# Kept counts go through cells: an update changes some of each facet of its commitment, which stand in nine sums.
MOST_CELLS = 40
COUNTING = ("measured AS", "tracker_countchange", "tracker_countedcommitment")


def planned(folder: Path) -> ImportBatch:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    return plan_batch(user=None, file_name="all.zip", content=content.getvalue(), accept_drift=True)


def nothing_goes_through_too_many(work: Work, rows: int, doing: str) -> None:
    """Of what was done since it was asked last."""
    assert work, doing
    too_many = [
        f"{doing}: {through:,} rows by {node} of {statement}"
        for (statement, node), through in work.items()
        if through > rows * (MOST_CELLS if any(name in statement for name in COUNTING) else MOST)
    ]
    assert "\n\n".join(too_many) == ""
    work.clear()


def test_no_statement_of_a_load_or_revert_goes_through_one_side_for_each_row_of_another(tmp_path: Path) -> None:
    """All in one tracker, whose loading is what takes longest."""
    rows = trackers.rows_in(COMMITMENTS)
    assert rows > 20_000
    with rows_gone_through() as work:
        batch = planned(trackers.write(tmp_path / "new", COMMITMENTS))
        assert batch.totals["new"] == rows
        nothing_goes_through_too_many(work, rows, "planning what is new")
        batch = apply_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows, "applying what is new")
        assert planned(tmp_path / "new").totals["unchanged"] == rows
        nothing_goes_through_too_many(work, rows, "planning what changes nothing")
    a_few_go_through_no_more_rows_when_taken_back_than_when_brought(tmp_path)
    nor_do_many_taken_back_beside_many_that_might_name_them(tmp_path)
    nor_do_changes(tmp_path)
    with rows_gone_through() as work:
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows, "reverting what was new")
    assert (StatusUpdate.objects.count(), Citation.objects.count()) == (0, 0)


def a_few_go_through_no_more_rows_when_taken_back_than_when_brought(tmp_path: Path) -> None:
    few = planned(trackers.write(tmp_path / "few", FEW, name="few-"))
    with rows_gone_through() as work:
        batch = apply_batch(few, user=None)
        brought = work.total()
        work.clear()
        revert_batch(batch, user=None)
    assert batch.totals["new"] == FEW * (1 + trackers.UPDATES + trackers.CITATIONS)
    assert work.total() <= brought


def nor_do_many_taken_back_beside_many_that_might_name_them(tmp_path: Path) -> None:
    """PostgreSQL expects to find some of those at once, and there are none."""
    more = trackers.write(tmp_path / "more", BESIDE, name="more-")
    for record in ("status_updates", "citations", "sources"):
        (more / f"{record}.csv").unlink()
    batch = apply_batch(planned(more), user=None)
    assert batch.totals["new"] == BESIDE
    with rows_gone_through() as work:
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, trackers.rows_in(BESIDE), "reverting beside many that might name them")


def nor_do_changes(tmp_path: Path) -> None:
    rows = trackers.rows_in(CHANGED)
    changed = trackers.write(tmp_path / "changed", COMMITMENTS, changed=CHANGED)
    of_each = {"commitments": 1, "status_updates": trackers.UPDATES, "citations": trackers.CITATIONS}
    for record, number in of_each.items():
        file = changed / f"{record}.csv"
        file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[: 1 + CHANGED * number]))
    with rows_gone_through() as work:
        batch = planned(changed)
        assert batch.totals["changed"] > CHANGED
        nothing_goes_through_too_many(work, rows, "planning changes")
        batch = apply_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows, "applying changes")
        revert_batch(batch, user=None)
        nothing_goes_through_too_many(work, rows, "reverting changes")
