"""What one line of a file brings is told by that line, and counted as one row; what needs a refused row waits."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.batches import applied, plan
from tests.factories import ActorFactory, CommitmentFactory, SourceFactory
from tracker.models import ImportBatch

pytestmark = pytest.mark.django_db

SHEET = "ref,title,kind,made_on,committed,status,as_of,source\n"


def told(batch: ImportBatch) -> list[tuple[str, int, str, str]]:
    """Record, line, column and reason of all that is wrong."""
    return [
        (row.record, row.line, problem["column"], problem["reason"])
        for row in batch.planned_rows.filter(outcome="invalid").order_by("record", "line")
        for problem in row.problems
    ]


def sheet(*rows: str) -> str:
    return SHEET + "".join(f"{row}\n" for row in rows)


@pytest.fixture(autouse=True)
def _there() -> None:
    ActorFactory(ref="china")
    SourceFactory(ref="gazette")


def test_a_cell_of_what_a_line_brings_is_told_by_that_line_and_column() -> None:
    text = sheet(
        "a,A,pledge,2024,china,fulfilled,2025,gazette",
        "b,B,pledge,2024,china,fulfilled,soon,gazette",
        "c,C,pledge,2024,china,fulfilled,2025,nowhere",
    )
    batch = ImportBatch.objects.get(pk=plan(commitments=text).pk)
    assert [(record, line, column) for record, line, column, _ in told(batch)] == [
        ("commitments", 3, "as_of"),
        ("commitments", 4, "source"),
    ]
    assert batch.missing == [{"record": "sources", "name": "nowhere", "lines": [4], "columns": ["source"]}]


def test_rows_of_the_file_are_counted_once_and_go_in_whole_or_not_at_all() -> None:
    batch = plan(
        commitments=sheet(
            "a,A,pledge,2024,china,fulfilled,2025,gazette",
            "b,B,pledge,2024,china,done,2025,gazette",
            "c,C,pledge,2024,china,,,gazette",
        )
    )
    assert batch.counts["commitments"] == {"new": 2, "changed": 0, "unchanged": 0, "invalid": 1}
    assert batch.counts["status_updates"] == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}
    assert batch.counts["citations"] == {"new": 3, "changed": 0, "unchanged": 0, "invalid": 0}
    assert not batch.planned_rows.filter(line=3).exclude(outcome="invalid").exists()


def test_two_citations_of_one_line_are_planned_and_applied_by_it() -> None:
    batch = applied(commitments=sheet("a,A,pledge,2024,china,fulfilled,2025,gazette"))
    assert list(batch.planned_rows.filter(record="citations").values_list("line", flat=True)) == [2, 2]
    again = plan(commitments=sheet("a,A,pledge,2024,china,fulfilled,2025,gazette"))
    assert again.had_nothing_to_do


def test_a_bad_row_of_a_stored_commitment_takes_its_status_along() -> None:
    CommitmentFactory(ref="a")
    batch = plan(commitments=sheet("a,A,frown,2024,china,fulfilled,2025,gazette"))
    assert [(line, column) for _, line, column, _ in told(batch)] == [(2, "kind")]
    assert batch.totals == {"new": 0, "changed": 0, "unchanged": 0, "invalid": 1}


def test_days_of_sanctions_are_told_by_their_own_columns() -> None:
    batch = plan(
        sanctions="ref,kind,title,imposed,lifted\na,other,A,2020,2021\nb,other,B,2020,2023-13\nc,other,C,soon,\n"
    )
    assert [(record, line, column) for record, line, column, _ in told(batch)] == [
        ("sanctions", 3, "lifted"),
        ("sanctions", 4, "imposed"),
    ]
    assert batch.counts["sanctions"]["invalid"] == 2
    assert batch.counts["sanction_steps"] == {"new": 2, "changed": 0, "unchanged": 0, "invalid": 0}


def test_what_needs_a_refused_row_waits_for_it_and_nothing_else_is_said_of_it() -> None:
    batch = plan(
        sources="ref,title,kind,url\nbad,Bad,news,no address\n",
        commitments="ref,title,kind,made_on,committed\na,A,pledge,2024,china\nb,B,frown,2024,china\n",
        citations="ref,source,commitment\nx,bad,a\ny,gazette,b\nz,bad,b\n",
    )
    found = told(batch)
    assert [(record, line, reason) for record, line, _, reason in found if record == "citations"] == [
        ("citations", 2, "waits for line 2 of sources.csv, which is refused."),
        ("citations", 3, "waits for line 3 of commitments.csv, which is refused."),
        ("citations", 4, "waits for line 2 of sources.csv, which is refused."),
    ]
    assert len([reason for *_, reason in found if "waits for" not in reason]) == 2
    assert "exactly one" not in str(found)


def test_a_row_that_names_a_refused_row_of_its_own_file_waits_for_that() -> None:
    batch = plan(actors="ref,name,kind,part_of\nbad,Bad,frown,\npart,Part,state,bad\nof-part,Of,state,part\n")
    reasons = [reason for _, line, _, reason in told(batch) if line > 2]
    assert reasons == ["waits for line 2 of actors.csv, which is refused."] * 2


def test_the_command_tells_what_waits_apart_from_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("ref,title,kind,url\nbad,Bad,news,no address\n", encoding="utf-8")
    (tmp_path / "citations.csv").write_text("ref,source,actor\nx,bad,china\ny,bad,china\n", encoding="utf-8")
    printed = StringIO()
    with pytest.raises(CommandError, match="1 problem; nothing was imported"):
        call_command("import_records", str(tmp_path), "--json", stdout=printed, stderr=StringIO())
    found: dict[str, Any] = json.loads(printed.getvalue())
    assert len(found["problems"]) == 1
    assert [(group["file"], group["lines"]) for group in found["waiting"]] == [("citations.csv", [2, 3])]
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path), stdout=StringIO(), stderr=said)
    assert "citations.csv, source “bad” in 2 rows (lines 2 to 3): waits for line 2 of sources.csv" in said.getvalue()
