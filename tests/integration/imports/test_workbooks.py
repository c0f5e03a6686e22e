"""XLSX files as people save them, and as attackers make them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.factories import TopicFactory
from tests.imports import imported, refused
from tests.workbooks import SHEET, altered, entity_bomb, workbook, zip_bomb
from tracker.models import Commitment, Meeting, Source, Topic
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import load_files
from tracker.transfer.reading import xlsx
from tracker.transfer.reading.files import files_at

pytestmark = pytest.mark.django_db


def saved(folder: Path, content: bytes, name: str = "topics.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_rows_beyond_the_size_that_the_sheet_claims_are_taken(tmp_path: Path) -> None:
    rows = [["ref", "name"], *([f"t-{n}", "T"] for n in range(30))]
    lying = altered(workbook(*rows), SHEET, b'ref="A1:B31"', b'ref="A1:B3"')
    assert imported(saved(tmp_path, lying))["topics"].counts["new"] == 30


def test_the_first_sheet_is_taken_and_it_is_said_which_that_is_and_which_are_left_out(tmp_path: Path) -> None:
    content = workbook(["ref", "name"], ["a", "A"], others={"Notes": [["x"]], "Old": [["y"]]})
    path = saved(tmp_path, content)
    results, batch = import_files(files_at([path]), name="x")
    said = ["topics.xlsx: the sheet “Sheet” was read; left out: “Notes”, “Old”."]
    assert results["topics"].notes == said
    assert results["topics"].rows.total == 1
    assert batch is not None
    assert batch.notes == said


def test_a_formula_that_was_never_calculated_is_refused_where_it_stands(tmp_path: Path) -> None:
    (reason,) = refused(saved(tmp_path, workbook(["ref", "name"], ["a", "A"], ["b", "=A1&1"])))
    assert reason.startswith("topics.xlsx, line 3, name “=A1&1”: the cell holds a formula that was never calculated;")


def test_every_cell_without_a_value_is_told_with_its_column_beside_what_else_is_wrong(tmp_path: Path) -> None:
    rows = [
        ["ref", "kind", "part_of", "name"],
        ["#REF!", "state", "", "A"],
        ["b", "state", "", "#N/A"],
        ["c", "state", "nowhere", "C"],
        ["d", "=A1&1", "", "D"],
    ]
    reasons = refused(saved(tmp_path, workbook(*rows), "actors.xlsx"))
    assert [reason.split(":")[0] for reason in reasons] == [
        "actors.xlsx, line 2, ref “#REF!”",
        "actors.xlsx, line 3, name “#N/A”",
        "actors.xlsx, line 4, part_of “nowhere”",
        "actors.xlsx, line 5, kind “=A1&1”",
    ]


def test_a_cell_without_a_value_in_a_column_that_is_left_out_is_nothing_wrong(tmp_path: Path) -> None:
    path = saved(tmp_path, workbook(["ref", "name", "Rate"], ["a", "A", "#DIV/0!"]))
    assert load_files(files_at([path]), mapping={"Rate": ""}, writes=False)["topics"].rows.new == 1


def test_a_formula_that_was_calculated_is_taken_for_its_value(tmp_path: Path) -> None:
    content = workbook(["ref", "name"], ["a", "=A2&1"])
    calculated = altered(content, SHEET, b"<v /></c>", b"<v>a1</v></c>")
    calculated = altered(calculated, SHEET, b'<c r="B2"><f>', b'<c r="B2" t="str"><f>')
    imported(saved(tmp_path, calculated))
    assert Topic.objects.get().name == "a1"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?"])
def test_a_cell_with_an_error_is_refused(tmp_path: Path, error: str) -> None:
    (reason,) = refused(saved(tmp_path, workbook(["ref", "name"], ["a", error])))
    assert reason.startswith(f"topics.xlsx, line 2, name “{error}”: the cell holds an error of the spreadsheet;")


@pytest.mark.parametrize("day", [date(2024, 1, 30), datetime(2024, 1, 30)])
def test_a_real_date_cell_is_a_day(tmp_path: Path, day: date) -> None:
    saved(tmp_path, workbook(["ref", "kind", "title", "held"], ["m", "talks", "Talks", day]), "meetings.xlsx")
    saved(tmp_path, workbook(["ref", "kind", "title", "retrieved_on"], ["s", "news", "News", day]), "sources.xlsx")
    imported(tmp_path)
    assert str(Meeting.objects.get().held) == "2024-01-30"
    assert Source.objects.get().retrieved_on == date(2024, 1, 30)


@pytest.mark.parametrize("day", [45321, 45321.5, datetime(2024, 1, 30, 8, 15), "03/04/2024", True])
def test_a_serial_number_a_moment_or_an_ambiguous_text_is_no_day(tmp_path: Path, day: Any) -> None:
    saved(tmp_path, workbook(["ref", "kind", "title", "held"], ["m", "talks", "Talks", day]), "meetings.xlsx")
    saved(tmp_path, workbook(["ref", "kind", "title", "retrieved_on"], ["s", "news", "News", day]), "sources.xlsx")
    reasons = refused(tmp_path)
    assert [reason.split(" “")[0] for reason in reasons] == [
        "sources.xlsx, line 2, retrieved_on",
        "meetings.xlsx, line 2, held",
    ]


def test_a_year_typed_as_a_number_is_a_year(tmp_path: Path) -> None:
    saved(tmp_path, workbook(["ref", "kind", "title", "held"], ["m", "talks", "Talks", 2024]), "meetings.xlsx")
    imported(tmp_path)
    assert str(Meeting.objects.get().held) == "2024"


@pytest.mark.parametrize(
    ("number", "taken"), [(30, 30), (30.0, 30), ("30", 30), (3.7, None), (True, None), ("yes", None)]
)
def test_only_a_whole_number_is_one(tmp_path: Path, number: Any, taken: int | None) -> None:
    content = workbook(["ref", "kind", "title", "review_every"], ["p", "pledge", "P", number])
    path = saved(tmp_path, content, "commitments.xlsx")
    if taken is None:
        (reason,) = refused(path)
        assert reason.endswith("must be a whole number in digits, such as 30.")
    else:
        imported(path)
        assert Commitment.objects.get().review_every == taken


def test_a_thousand_columns_are_refused_by_name(tmp_path: Path) -> None:
    reasons = refused(saved(tmp_path, workbook(["ref", *(f"column{n}" for n in range(999))], ["a"])))
    assert len(reasons) == 999


def test_half_a_character_in_coded_form_is_taken_for_plain_text(tmp_path: Path) -> None:
    imported(saved(tmp_path, workbook(["ref", "name"], ["a", "x_xD83D_y"])))
    assert Topic.objects.get().name == "x_xD83D_y"


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "LARGEST_EXPANDED", 20 * 1024 * 1024)
    bomb = zip_bomb(megabytes=21)
    assert len(bomb) < 64 * 1024
    assert refused(saved(tmp_path, bomb)) == [
        "topics.xlsx: the unpacked workbook is too large; split it into several files."
    ]


def test_an_entity_bomb_is_refused_and_not_unfolded(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, entity_bomb())) == [
        "topics.xlsx: the workbook declares entities, which no spreadsheet does; save the file again."
    ]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_workbook_whose_parts_are_damaged_is_refused(tmp_path: Path, part: str) -> None:
    (reason,) = refused(saved(tmp_path, altered(workbook(["ref", "name"], ["a", "A"]), part, b">", b"<")))
    assert "this is not an XLSX workbook with a sheet; save the file again" in reason


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    content = workbook(["ref", "name"], ["a", "A"])
    (reason,) = refused(saved(tmp_path, content[: len(content) // 2]))
    assert reason.startswith("topics.xlsx: this is not an XLSX workbook")


def test_text_that_looks_like_a_number_or_a_date_stays_text(tmp_path: Path) -> None:
    TopicFactory.create(ref="a", name="1.0", description="2024-01-30")
    path = saved(tmp_path, workbook(["ref", "name", "description"], ["a", "1.0", "2024-01-30"]))
    assert imported(path)["topics"].counts["unchanged"] == 1
