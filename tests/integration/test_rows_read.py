"""A page goes through no more rows of a tracker three times as large, but of tables so small that all is read."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from benchmarks import trackers
from tests.factories import UserFactory
from tests.query_plans import rows_gone_through
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

COMMITMENTS, MORE = 1_500, 3_000
# Rows that a node of a plan may go through in all its runs: as many as are counted, and once more for what hangs on them.
MOST = 12_000

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


def rows_read(client: Client) -> dict[str, int]:
    """How many rows the node that goes through the most does, for each page."""
    found = {}
    with rows_gone_through() as work:
        for page in PAGES:
            work.clear()
            assert client.get(page).status_code == 200, page
            found[page] = max(work.values(), default=0)
    return found


def test_what_a_page_goes_through_does_not_grow_with_what_is_stored(client: Client, tmp_path: Path) -> None:
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    bring(trackers.write(tmp_path / "few", COMMITMENTS))
    few = rows_read(client)
    bring(trackers.write(tmp_path / "more", MORE, name="more-"))
    many = rows_read(client)
    assert {page: (few[page], many[page]) for page in PAGES if many[page] > MOST} == {}
    # Three times the rows: what followed them would go through three times as many.
    grown = {page: (few[page], many[page]) for page in PAGES if many[page] > max(2 * few[page], 2_500)}
    assert grown == {}
