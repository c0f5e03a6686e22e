"""Files of records: CSV, XLSX and JSON of the same cells, a piece at a time."""

import json
import tempfile
from errno import ENOSPC
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from tests.factories import ActorFactory, CommitmentFactory, TopicFactory
from tests.integration.imports.test_round_trip import SEVERAL, fill
from tracker.models import Topic
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export import xlsx as written
from tracker.transfer.export.files import CHUNK, FORMATS, Export
from tracker.transfer.library.formats import CSV, XLSX
from tracker.transfer.reading import xlsx

pytestmark = pytest.mark.django_db


def content(record: str, kind: str, **options: Any) -> bytes:
    target = BytesIO()
    Export(RECORDS[record]()).write(kind, target, **options)
    return target.getvalue()


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=SEVERAL)
def test_each_file_is_read_as_the_cells_that_were_written(several: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        for values in several:
            fill(values)
        for name, resource in RECORDS.items():
            exported = resource().export()
            rows = [list(row) for row in exported]
            assert list(map(list, CSV().create_dataset(content(name, "csv")))) == rows
            assert list(map(list, XLSX().create_dataset(content(name, "xlsx")))) == rows
            objects = [dict(zip(exported.headers, row, strict=True)) for row in rows]
            assert json.loads(content(name, "json")) == objects
        transaction.set_rollback(True)


def test_csv_can_begin_with_the_mark_that_excel_looks_for() -> None:
    TopicFactory.create(ref="fentanyl", name="芬太尼", description="")
    plain = "ref,stage,name,description\nfentanyl,published,芬太尼,\n"
    assert content("topics", "csv") == plain.encode()
    assert content("topics", "csv", encoding="utf-8-sig") == b"\xef\xbb\xbf" + plain.encode()


def test_files_without_records_have_headers_or_an_empty_array() -> None:
    assert content("topics", "csv") == b"ref,stage,name,description\n"
    assert json.loads(content("topics", "json")) == []
    ((_, header),) = xlsx.numbered_rows(content("topics", "xlsx"))
    assert header == ["ref", "stage", "name", "description"]


def test_csv_comes_in_pieces_that_do_not_grow_with_it() -> None:
    Topic.objects.bulk_create(Topic(ref=f"t-{n}", name="x" * 200) for n in range(2000))
    told: list[int] = []
    sizes = [len(chunk) for chunk in Export(RECORDS["topics"](), on_progress=lambda rows, _: told.append(rows)).csv()]
    assert len(sizes) > 5
    assert max(sizes) < CHUNK + 1000
    assert (told[-1], told) == (2000, sorted(told))


def test_an_export_that_is_broken_off_leaves_the_connection_in_order() -> None:
    Topic.objects.bulk_create(Topic(ref=f"t-{n}", name="x" * 200) for n in range(2000))
    pieces = Export(RECORDS["topics"]()).csv()
    next(pieces)
    pieces.close()
    assert Topic.objects.count() == 2000


class Full(BytesIO):
    """A disk with no room left."""

    def write(self, content: Any) -> int:
        raise OSError(ENOSPC, "No space left on device")


def test_a_disk_that_is_full_leaves_the_connection_in_order() -> None:
    Topic.objects.bulk_create(Topic(ref=f"t-{n}", name="x" * 200) for n in range(2000))
    for kind in FORMATS:
        with pytest.raises(OSError, match="No space left"):
            Export(RECORDS["topics"]()).write(kind, Full())
        assert Topic.objects.count() == 2000, kind


def test_a_text_too_long_for_a_workbook_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    TopicFactory.create(description="x" * 32_768)
    target = BytesIO()
    with pytest.raises(FileProblem, match=r"line 2, .* has 32,768 characters .* holds 32,767; export as CSV"):
        Export(RECORDS["topics"]()).write_xlsx(target)
    assert (target.getvalue(), list(tmp_path.iterdir())) == (b"", [])


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "MOST_ROWS", 3)
    TopicFactory.create_batch(3)
    with pytest.raises(FileProblem, match="a sheet of a workbook holds 3 rows; export as CSV"):
        content("topics", "xlsx")


def test_a_workbook_takes_errors_and_formulas_for_text() -> None:
    ActorFactory.create(name="#N/A", native_name="=1", description="#REF!")
    rows = [row for _, row in xlsx.numbered_rows(content("actors", "xlsx"))]
    assert (rows[1][3], rows[1][4], rows[1][8]) == ("#N/A", "'=1", "#REF!")


def test_a_workbook_is_called_after_its_records() -> None:
    CommitmentFactory.create()
    book = load_workbook(BytesIO(content("status_updates", "xlsx")))
    assert book.sheetnames == ["Status updates", "Columns"]
