"""The dashboard's view as a file."""

from datetime import date

import pytest

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tracker.downloads.dashboard import DERIVED, standing_rows
from tracker.parameters.filters import Filters
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db

TODAY = date(2099, 1, 1)


def rows(filters: Filters) -> list[dict[str, str]]:
    export = Export(RECORDS["commitments"](), standing_rows(filters), derived=DERIVED, for_public=True)
    return [dict(zip(export.headers, row, strict=True)) for row in export.rows()]


def test_rows_carry_the_status_on_each_axis_the_schedule_the_evidence_and_the_gap() -> None:
    pledge = CommitmentFactory(ref="pledge", made_on="2023", due="2024-05")
    StatusUpdateFactory(commitment=pledge, axis="official", status=Status.FULFILLED, as_of="2024-02")
    StatusUpdateFactory(commitment=pledge, status=Status.IN_PROGRESS, as_of="2024-03~")
    CommitmentFactory(ref="demand", kind="demand", made_on="2023")
    (row,) = rows(Filters(today=TODAY, as_of=date(2024, 4, 1), known_on=TODAY))
    assert {name: row[name] for name in ("ref", *DERIVED)} == {
        "ref": "pledge",
        "evidence_status": "in_progress",
        "evidence_since": "2024-03-01",
        "official_status": "fulfilled",
        "official_since": "2024-02-01",
        "schedule": "not_yet_due",
        "gap": "open",
        "gap_since": "2024-03-01",
        "latest_evidence": "2024-03~",
        "as_of": "2024-04-01",
        "known_on": "2099-01-01",
    }


def test_what_nobody_assessed_has_empty_cells() -> None:
    CommitmentFactory(made_on="2023")
    (row,) = rows(Filters(today=TODAY, as_of=date(2024, 4, 1), known_on=TODAY))
    assert (row["evidence_status"], row["evidence_since"], row["gap"], row["gap_since"]) == (
        "not_assessed",
        "",
        "",
        "",
    )
