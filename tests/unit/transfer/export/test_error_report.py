"""What is wrong with a batch, as a file that a spreadsheet opens and runs nothing of."""

import csv
import io

import pytest

from tests.batches import plan
from tests.factories import PlannedRowFactory
from tracker.models import ImportBatch
from tracker.transfer.export.error_report import error_report

pytestmark = pytest.mark.django_db


def rows_of(batch: ImportBatch, record: str = "") -> list[list[str]]:
    text = b"".join(error_report(batch, record)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_each_problem_is_a_line_with_the_row_it_stands_in() -> None:
    header, *rows = rows_of(plan(topics='ref,name\nfine,Fine\nBad Ref,"=1\n+1"\n'))
    assert header[-2:] == ["ref", "name"]
    assert [(row[0], row[1], row[2], row[-2:]) for row in rows] == [("topics", "3", "ref", ["Bad Ref", "'=1\n+1"])]


def test_a_value_that_looks_like_a_formula_is_defused() -> None:
    problem = {"column": "name", "value": "@SUM(A1)", "reason": "no"}
    row = PlannedRowFactory(outcome="invalid", problems=[problem])
    assert rows_of(row.batch)[1][3] == "'@SUM(A1)"


def test_of_several_files_each_has_its_rows_cells_only_when_it_is_asked_for_alone() -> None:
    batch = plan(topics="ref,name\nBad Ref,A\n", actors="ref,kind,name\nmars,planet,Mars\n")
    assert {len(row) for row in rows_of(batch)} == {5}
    assert rows_of(batch, "actors")[1][-3:] == ["mars", "planet", "Mars"]


def test_a_file_that_cannot_be_read_is_told_as_its_one_problem() -> None:
    batch = plan(topics=b"ref,name\na,Caf\xe9\n".decode("latin-1"))
    ImportBatch.objects.filter(pk=batch.pk).update(content=b"\xff\xfe\xff")
    batch.refresh_from_db()
    assert rows_of(batch)[0] == ["record", "line", "column", "value", "reason"]
