"""Workbooks as they are saved with less usual choices: what is read, what is said of it, and what is refused."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from tests.imports import imported, refused
from tests.workbooks import SHEET, altered, workbook
from tracker.models import Topic
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import xlsx, xlsx_parts
from tracker.transfer.reading.xlsx_strict import USUAL

pytestmark = pytest.mark.django_db


def saved(folder: Path, content: bytes, name: str = "topics.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def made(fill: Callable[[Any], object]) -> bytes:
    book = Workbook()
    fill(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def rows_into(sheet: Any, *rows: list[str]) -> None:
    for row in rows:
        sheet.append(row)


def hidden_first(book: Any) -> None:
    rows_into(book.active, ["ref", "name"], ["hidden", "H"])
    book.active.sheet_state = "hidden"
    rows_into(book.create_sheet("Data"), ["ref", "name"], ["a", "A"])


def empty_first(book: Any) -> None:
    rows_into(book.create_sheet("Data"), ["ref", "name"], ["a", "A"])


@pytest.mark.parametrize("fill", [hidden_first, empty_first])
def test_the_first_visible_sheet_that_holds_anything_is_read_and_the_others_are_named(
    tmp_path: Path, fill: Callable[[Any], None]
) -> None:
    notes = imported(saved(tmp_path, made(fill)))["topics"].notes
    assert notes == ["topics.xlsx: the sheet “Data” was read; left out: “Sheet”."]
    assert [topic.ref for topic in Topic.objects.all()] == ["a"]


def test_the_command_names_the_sheets_too(tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_records", saved(tmp_path, made(empty_first)), "--plan", stdout=out, stderr=out)
    assert "the sheet “Data” was read; left out: “Sheet”" in out.getvalue()


def test_merged_cells_and_hidden_rows_and_columns_are_noted(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        rows_into(book.active, ["ref", "name", "description"], *([f"t-{n}", "T", "x"] for n in range(4)))
        book.active.merge_cells("C2:C4")
        book.active.row_dimensions[3].hidden = book.active.row_dimensions[4].hidden = True
        book.active.column_dimensions["B"].hidden = True

    (note,) = imported(saved(tmp_path, made(fill)))["topics"].notes
    assert note == (
        "topics.xlsx: the sheet “Sheet” was read; merged cells (C2:C4) hold a value in the first of them alone; "
        "2 hidden rows were read like the others; hidden columns were read like the others."
    )
    assert Topic.objects.count() == 4


def moved(content: bytes, to: str) -> bytes:
    """The workbook with its sheet under another path, and the list of contents and the relations told of it."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            body = source.read(name).replace(b"/xl/worksheets/sheet1.xml", f"/{to}".encode())
            target.writestr(to if name == SHEET else name, body)
    return result.getvalue()


def test_a_sheet_is_what_the_workbook_says_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = moved(workbook(["ref", "name"], ["a", "A"], ["b", "=A1&1"]), "xl/sheets/s1.xml")
    (reason,) = refused(saved(tmp_path, content))
    assert reason.startswith("topics.xlsx, line 3, name “=A1&1”: the cell holds a formula that was never calculated;")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert xlsx_parts.sheets_of(archive) == ["xl/sheets/s1.xml"]
    monkeypatch.setattr(xlsx_parts, "MOST_OUTSIDE_ROWS", 5)
    (reason,) = refused(saved(tmp_path, content))
    assert "consecutive items that are not rows" in reason


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    content, result = workbook(["ref", "name"], ["a", "A"]), BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            for strict, usual in USUAL:
                body = body.replace(usual, strict)
            target.writestr(name, body)
    assert b"purl.oclc.org" in zipfile.ZipFile(result).read("xl/workbook.xml")
    imported(saved(tmp_path, result.getvalue()))
    assert Topic.objects.get().name == "A"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("EncryptedPackage", "the workbook is locked with a password; save it without one."),
        ("Workbook", "this is a workbook of an old kind (.xls); save it as .xlsx or as CSV UTF-8."),
    ],
)
def test_a_locked_workbook_and_an_old_one_are_called_so(tmp_path: Path, inside: str, reason: str) -> None:
    content = xlsx.OLD + bytes(600) + inside.encode("utf-16-le") + bytes(600)
    assert refused(saved(tmp_path, content)) == [f"topics.xlsx: {reason}"]


def test_nothing_that_the_library_has_to_say_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = altered(workbook(["ref", "name"], ["a", "A"]), SHEET, b'<c r="B2" t', b'<c r="B2" s="99" t')
    with suppress(FileProblem):
        list(xlsx.numbered_rows(content))
    assert capfd.readouterr() == ("", "")
