"""Cells that a program could not write as exactly as they are stored are no change, and are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import CitationFactory, MeetingFactory, StatusUpdateFactory
from tests.imports import imported, refused
from tests.workbooks import workbook
from tracker.models import Meeting, Source, StatusUpdate
from tracker.transfer.loading.as_stored.values import is_same_value

pytestmark = pytest.mark.django_db


def saved(folder: Path, content: str, name: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("stored", "cell", "held"),
    [
        ("2023-11", "2023/11/01", "2023-11"),
        ("2023", "2023/01/01", "2023"),
        ("2023-01", "1 Jan 2023", "2023-01"),
        ("2023-11", "2023-11-01", "2023-11-01"),
        ("2023-11", "2023/11/02", "2023-11-02"),
        ("2023", "2023/11/01", "2023-11-01"),
        ("2023-11-01", "2023/11/01", "2023-11-01"),
        ("2023-11-15?", "11/15/23", "2023-11-15?"),
        ("2023-11~", "2023/11/01", "2023-11~"),
        ("2023-11-15?", "2023-11-15", "2023-11-15"),
    ],
)
def test_the_first_day_of_what_is_stored_as_a_month_is_that_month(
    tmp_path: Path, stored: str, cell: str, held: str
) -> None:
    MeetingFactory(ref="m", held=stored)
    outcome = imported(saved(tmp_path, f"ref,held\nm,{cell}\n", "meetings.csv"))["meetings"]
    assert str(Meeting.objects.get().held) == held
    assert outcome.counts["changed"] == int(held != stored)
    if held == stored != cell.replace("/", "-"):
        (note,) = outcome.notes
        assert note.startswith(
            f"meetings.csv: held: “{cell}” is taken for {stored}, which is stored (line 2); to change"
        )


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        ("2023-10", "10/1/23"),
        ("2023-10-01", "10/1/23"),
        ("2010-01-23", "10/1/23"),
        ("2023-10?", "10/1/23"),
        ("2024-03-04", "03/04/2024"),
    ],
)
def test_of_two_days_that_may_be_meant_the_stored_one_is(tmp_path: Path, stored: str, cell: str) -> None:
    MeetingFactory(ref="m", held=stored)
    path = saved(tmp_path, f"ref,held\nm,{cell}\n", "meetings.csv")
    assert imported(path)["meetings"].counts["unchanged"] == 1
    MeetingFactory(ref="n", held="2024-05")
    assert refused(saved(tmp_path, f"ref,held\nm,{cell}\nn,{cell}\n", "meetings.csv"))[0].startswith(
        f"meetings.csv, line 3, held “{cell}”: this could be"
    )


def test_the_number_that_a_spreadsheet_keeps_for_the_stored_day_is_that_day(tmp_path: Path) -> None:
    MeetingFactory(ref="m", held="2023-11-15")
    MeetingFactory(ref="n", held="2023-11")
    path = tmp_path / "meetings.xlsx"
    path.write_bytes(workbook(["ref", "held"], ["m", 45245], ["n", 45231]))
    assert imported(path)["meetings"].counts["unchanged"] == 2
    path.write_bytes(workbook(["ref", "held"], ["m", 45246]))
    assert refused(path)


@pytest.mark.parametrize(
    ("cell", "stored", "same"),
    [
        ("2023-11-15T00:00:00+00:00", "2023-11-15", True),
        ("2023/11/01", "2023-11", True),
        ("10/1/23", "2023-10-01", True),
        ("3.0", "3", True),
        ("1e+05", "100000", True),
        ("2023-11-01", "2023-11", False),
        ("2023-11-16", "2023-11-15", False),
        ("about 5", "5", False),
        ("4", "3", False),
    ],
)
def test_a_value_of_another_field_is_the_stored_one_in_another_spelling(cell: str, stored: str, same: bool) -> None:
    assert is_same_value(cell, stored) is same


def test_values_that_citations_hold_are_compared_so(tmp_path: Path) -> None:
    meeting = MeetingFactory(ref="m", held="2023-11-15")
    CitationFactory(ref="c", commitment=None, meeting=meeting, field="held", value="2023-11-15")
    CitationFactory(ref="d", commitment=None, meeting=meeting, field="held", value="2023-11-15?")
    outcome = imported(saved(tmp_path, "ref,value\nc,11/15/23\nd,11/15/23\n", "citations.csv"))["citations"]
    assert outcome.counts["unchanged"] == 2
    assert len(outcome.notes) == 2


def test_each_row_is_compared_with_what_is_stored_of_it(tmp_path: Path) -> None:
    MeetingFactory(ref="a", held="2023-11")
    MeetingFactory(ref="b", held="2023-11-01")
    rows = "ref,kind,title,held\na,talks,A,2023/11/01\nb,talks,B,2023/11/01\nc,talks,C,2023/11/01\n"
    notes = imported(saved(tmp_path, rows, "meetings.csv"))["meetings"].notes
    assert [str(each.held) for each in Meeting.objects.order_by("ref")] == ["2023-11", "2023-11-01", "2023-11-01"]
    assert [note.partition(" (")[0] for note in notes] == [
        "meetings.csv: held: “2023/11/01” is taken for 2023-11, which is stored",
        "meetings.csv: held: “2023/11/01” is read as 2023-11-01",
    ]


RETRACTED = datetime(2026, 11, 30, 23, 52, 0, 743124, tzinfo=UTC)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-30 23:52:00.743124+00",
        "2026-11-30T23:52:00.743124+00:00",
        "2026-11-30 23:52:00.743000",
        "2026-12-01T01:52:00.743124+0200",
        "2026-11-30 23:52:00.743124 UTC",
        "2026/11/30 23:52:00.743",
    ],
)
def test_a_moment_as_other_programs_write_it_is_the_stored_one(tmp_path: Path, cell: str) -> None:
    update = StatusUpdateFactory(ref="u", axis="official")
    StatusUpdate.objects.filter(pk=update.pk).update(retracted_at=RETRACTED, retraction_reason="wrong")
    path = saved(tmp_path, f"ref,retracted_at,retraction_reason\nu,{cell},wrong\n", "status_updates.csv")
    assert imported(path)["status_updates"].counts["unchanged"] == 1
    later = saved(tmp_path, f"ref,retracted_at\nu,{RETRACTED + timedelta(seconds=1)}\n", "status_updates.csv")
    assert refused(later)


def test_a_number_from_a_list_is_taken_with_a_point_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "sources.xlsx"
    path.write_bytes(workbook(["ref", "kind", "title", "reliability"], ["s", "news", "S", "A"]))
    imported(path)
    assert Source.objects.get().reliability == "A"
    path = saved(tmp_path, "ref,source,meeting,credibility\nc,s,m,3.0\n", "citations.csv")
    MeetingFactory(ref="m")
    assert imported(path)["citations"].notes == ["citations.csv: credibility: “3.0” is read as 3 (line 2)."]
