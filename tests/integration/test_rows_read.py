"""A page goes through a bounded number of rows of each table, whatever is stored: so many of a tracker of any size."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from benchmarks import trackers
from tests.factories import UserFactory
from tests.query_plans import rows_gone_through
from tracker.admin.lists.bounded import BoundedPaginator
from tracker.changes import log
from tracker.listing import facet_counts, total
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

COMMITMENTS, MORE = 1_500, 4_500
# Totals are counted so far here, for a tracker that is filled in a minute; pages go further.
COUNTED, FEW = 1_000, 300
# Rows of a table that a page may go through at one place of a plan: those counted, and those passed over.
MOST = 5_000
# What reads rows of a table; a bitmap is made of an index alone.
READS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan")
LIKE_MANY = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off"
# Each commitment has two parties; changes of counts are read as they are until 512 are folded.
MOST_OF = {"tracker_party": 2 * MOST, "tracker_countchange": 2 * 512}

PAGES = (
    "/commitments/",
    "/commitments/?page=20",
    "/commitments/?kind=pledge",
    "/commitments/?actor=actor-3",
    "/commitments/?status=stalled",
    "/commitments/?schedule=overdue",
    "/commitments/?as_of=2021-01-01",
    "/topics/topic-3/",
    "/sources/",
    "/sources/?kind=news",
    "/actors/",
    "/meetings/",
    "/search/?q=precursor",
    "/search/?q=presursor",
    "/search/?q=pledge&kind=commitment",
    "/changes/",
    "/changes/?page=20",
    "/changes/?kind=commitment",
    "/changes/?kind=meeting",
    "/admin/tracker/commitment/",
    "/admin/tracker/commitment/?status=stalled",
    "/admin/tracker/commitment/?q=precursor",
    "/admin/tracker/citation/",
    "/admin/tracker/statusupdate/",
    "/admin/autocomplete/?app_label=tracker&model_name=statusupdate&field_name=commitment&term=precursor",
    "/admin/autocomplete/?app_label=tracker&model_name=citation&field_name=source&term=",
)


def bring(folder: Path) -> None:
    results, _ = import_files(files_at([folder]), name=folder.name, accept_drift=True, dry_run=False)
    assert not problems_in(results)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def too_many_read(client: Client) -> list[str]:
    """The pages that go through more rows of a table than they may, and how they do it."""
    found = []
    with rows_gone_through() as work:
        for page in PAGES:
            with connection.cursor() as cursor:
                # As it would with a million rows: tables of a few thousand it would sooner read whole. Words are found
                # by indexes of the kind that makes a bitmap.
                bitmaps = "on" if "q=" in page or "term=" in page else "off"
                cursor.execute(f"{LIKE_MANY}; SET enable_bitmapscan = {bitmaps}")
            work.clear()
            assert client.get(page).status_code == 200, page
            for (statement, node), rows in work.items():
                kind, *of = node.split(" / ")
                if kind in READS and of and rows > MOST_OF.get(of[0], MOST):
                    found.append(f"{page}: {rows:,} rows by {node} of {statement}")
    return found


def test_what_a_page_goes_through_is_bounded_whatever_is_stored(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(total, "MOST_COUNTED", COUNTED)
    monkeypatch.setattr(total, "MOST_WORKED_OUT", FEW)
    monkeypatch.setattr(facet_counts, "MOST_COUNTED", FEW)
    monkeypatch.setattr(log, "MOST_COUNTED", COUNTED)
    monkeypatch.setattr(BoundedPaginator, "most", COUNTED)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    bring(trackers.write(tmp_path / "few", COMMITMENTS))
    assert "\n\n".join(too_many_read(client)) == ""
    bring(trackers.write(tmp_path / "more", MORE, name="more-"))
    assert "\n\n".join(too_many_read(client)) == ""
