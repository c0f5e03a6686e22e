"""The two formats as import and export pages use them."""

import hashlib

import pytest
import tablib
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from import_export.formats.base_formats import Format

from tracker.transfer.library.formats import CSV, FORMATS, XLSX
from tracker.transfer.reading.table import Table

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=12)


def test_only_csv_and_xlsx_are_offered() -> None:
    assert settings.IMPORT_EXPORT_FORMATS == [CSV, XLSX] == list(FORMATS.values())


@pytest.mark.parametrize("kind", [CSV, XLSX])
@hypothesis_settings(deadline=None, max_examples=30)
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_any_cells_survive_being_written_and_read(kind: type[Format], rows: list[tuple[str, str]]) -> None:
    table = tablib.Dataset(*rows, headers=["ref", "name"])
    read = kind().create_dataset(kind().export_data(table))
    assert list(read) == [row for row in rows if any(row)]
    assert read.headers == ["ref", "name"]


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_a_table_knows_its_lines_and_the_fingerprint_of_its_file(kind: type[Format]) -> None:
    content = kind().export_data(tablib.Dataset(("a", "b"), ("c", "d"), headers=["ref", "name"]))
    table = kind().create_dataset(content)
    assert isinstance(table, Table)
    assert table.lines == [2, 3]
    assert table.sha256 == hashlib.sha256(content).hexdigest()


def test_csv_is_written_with_the_mark_for_excel_when_asked() -> None:
    assert CSV(encoding="utf-8-sig").export_data(tablib.Dataset(headers=["ref"])) == b"\xef\xbb\xbfref\n"


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_formulas_are_defused_in_the_file(kind: type[Format]) -> None:
    content = kind().export_data(tablib.Dataset(("=cmd",), headers=["ref"]))
    if kind is CSV:
        assert b"'=cmd" in content
    assert list(kind().create_dataset(content)) == [("=cmd",)]
