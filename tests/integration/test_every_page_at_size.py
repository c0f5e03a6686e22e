"""Every page of a tracker of ten thousand commitments, half a million rows in all: no table is read whole, and what
is read is hardly more than with a tenth of the rows.

It is the plans that PostgreSQL chose which count here; tests of single pages have it choose as with a million rows.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.database import Working
from tests.every_page import every_page, page_of
from tests.multiplied import multiply, spread
from tests.pages_that_grow import KNOWN
from tests.rows_read import Reading, large_tables, rows_read
from tracker.admin.lists import bounded
from tracker.admin.lists.bounded import BoundedPaginator, LookedAtPaginator
from tracker.changes import log
from tracker.listing import facet_counts, total
from tracker.models import Commitment
from tracker.parameters import options
from tracker.search import hits

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("thousand")]

TIMES = 10
# Of a table with more rows a page may begin to read them in a row, if it is soon done.
LARGE, A_BEGINNING = 5_000, 1_000
# Rows that any page may read, most of them the latest events of each table, which tell if a kept page still holds;
# and the power of the number of rows by which a page may grow that reads more.
FEW, EXPONENT = 8_000, 0.2
# How far is counted and looked, so that a tenth of the rows is more than that already.
BOUNDS = (
    (total, "MOST_COUNTED", 500),
    (total, "MOST_WORKED_OUT", 200),
    (facet_counts, "MOST_COUNTED", 200),
    (log, "MOST_COUNTED", 500),
    (hits, "MOST_RANKED", 50),
    (hits, "MOST_COUNTED", 500),
    (options, "MOST_LOOKED_AT", 100),
    (bounded, "FEW", 200),
    (BoundedPaginator, "most", 500),
    (LookedAtPaginator, "most", 200),
)


@dataclass(frozen=True)
class PageRead:
    """What was read for one address, by table."""

    status: int
    tables: Mapping[str, Reading]

    @property
    def rows(self) -> int:
        return sum(reading.rows for reading in self.tables.values())

    def scanned(self, large: Iterable[str]) -> dict[str, int]:
        """The large tables that were read in a row, and how many rows of each."""
        return {
            table: reading.scanned
            for table, reading in self.tables.items()
            if table in large and reading.scanned > A_BEGINNING
        }


def with_what_colleagues_say() -> None:
    """Hundreds of notes, proposals, errors reported, merged refs and other things that made-up data have none of."""
    one = Commitment.objects.get(ref="made-up-500")
    of_each = "ARRAY(SELECT {} FROM tracker_commitment WHERE stage = 'published' ORDER BY id)"
    changes = [{"column": "summary", "old": one.summary, "new": "So."}]
    spread(factories.NoteFactory(on=one), 600, column="record_key", over=of_each.format("id"))
    spread(factories.ProposalFactory(on=one, changes=changes), 600, column="record_key", over=of_each.format("id"))
    spread(factories.AssessmentFactory(commitment=one), 600, column="commitment_id", over=of_each.format("id"))
    ruled = factories.RulingFactory(meeting=None, commitment=one, field="made_on", value="2020")
    spread(ruled, 600, column="commitment_id", over=of_each.format("id"))
    spread(factories.CorrectionFactory(record_ref=one.ref), 600, column="record_ref", over=of_each.format("ref"))
    sources = "ARRAY(SELECT id FROM tracker_source ORDER BY id)"
    spread(factories.ArchivedTextFactory(), 200, column="source_id", over=sources)
    for made in (factories.ImportBatchFactory, factories.MergedRefFactory, factories.RetiredRefFactory):
        spread(made(), 600)


class Readers:
    """Somebody who reads, and somebody who may do everything."""

    def __init__(self) -> None:
        self.reader, self.editor = Client(), Client()
        self.editor.force_login(factories.UserFactory(is_staff=True, is_superuser=True))

    def addresses(self) -> list[str]:
        return every_page(self.reader, self.editor)

    def read(self, address: str) -> PageRead:
        answers = []
        client = self.editor if address.startswith("/admin/") else self.reader

        def ask() -> None:
            answer = client.get(address)
            if answer.streaming:
                for _ in answer:
                    pass
            answers.append(answer.status_code)
            if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
                # What was given up has closed the connection.
                connection.close()

        return PageRead(tables=rows_read(ask), status=answers[0])


def fault_of(page: str, now: PageRead, large: Iterable[str], before: Callable[[], PageRead]) -> str:
    """What is wrong with how a page reads, if anything; `before` reads it with a tenth of the rows."""
    if page in KNOWN:
        return f"{now.rows:,} rows, more than {KNOWN[page]:,}" if now.rows > KNOWN[page] else ""
    if scanned := now.scanned(large):
        return "reads in a row: " + ", ".join(f"{rows:,} rows of {table}" for table, rows in scanned.items())
    if now.rows <= FEW or now.rows <= (least := before().rows) * TIMES**EXPONENT:
        return ""
    most = sorted(((one.rows, table) for table, one in now.tables.items()), reverse=True)[:3]
    return f"{now.rows:,} rows, of a tenth {least:,}: " + ", ".join(f"{rows:,} of {table}" for rows, table in most)


def test_no_page_reads_a_table_whole_or_more_the_more_there_is(
    working_database: Working, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    # However busy the machine is.
    settings.DATABASE_SECONDS = 120
    for where, name, bound in BOUNDS:
        monkeypatch.setattr(where, name, bound)
    with_what_colleagues_say()
    multiply(TIMES)
    readers = Readers()
    read = {address: readers.read(address) for address in readers.addresses()}
    large = large_tables(LARGE)
    working_database.renew()
    with_what_colleagues_say()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    readers = Readers()
    faults = {
        address: fault_of(page_of(address), now, large, partial(readers.read, address))
        for address, now in read.items()
    }
    assert "\n".join(f"{address}: {fault}" for address, fault in faults.items() if fault) == ""
