"""The two kinds of file that come in and go out: CSV and XLSX, as django-import-export's formats."""

from typing import Any

import tablib
from import_export.formats import base_formats

from tracker.transfer.declaration import cell_marks
from tracker.transfer.export.csv_text import as_csv
from tracker.transfer.export.xlsx import as_xlsx
from tracker.transfer.reading import csv_text, xlsx
from tracker.transfer.reading.table import Table, unescape_formulas


class CSV(base_formats.CSV):
    """Comma-separated text in UTF-8; give `encoding="utf-8-sig"` to export with the mark that Excel looks for.

    `written_in` is the encoding of what the admin gives out.
    """

    written_in = "utf-8-sig"

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def create_dataset(self, in_stream: bytes, **options: Any) -> Table:
        return Table.of(unescape_formulas(csv_text.numbered_rows(csv_text.decode_text(in_stream))), in_stream)

    def export_data(self, dataset: tablib.Dataset, **options: Any) -> bytes:
        return as_csv(escaped_rows(dataset)).encode(self.encoding or "utf-8")


class PlainCSV(CSV):
    """The same without the mark, for programs that take it for a part of the first column's name."""

    written_in = "utf-8"

    def get_title(self) -> str:
        return "csv without a byte order mark"


class XLSX(base_formats.XLSX):
    """A workbook whose first sheet is read, and which is written with text cells only."""

    def create_dataset(self, in_stream: bytes, **options: Any) -> Table:
        return Table.of(unescape_formulas(xlsx.numbered_rows(in_stream)), in_stream)

    def export_data(self, dataset: tablib.Dataset, **options: Any) -> bytes:
        return as_xlsx(escaped_rows(dataset), dataset.title or "Records")


FORMATS = {"csv": CSV, "xlsx": XLSX}
EXPORT_FORMATS = [CSV, XLSX, PlainCSV]


def escaped_rows(dataset: tablib.Dataset) -> list[list[str]]:
    """Header and rows, with what a spreadsheet would run as a formula escaped."""
    return [[cell_marks.escape_formula(str(cell)) for cell in row] for row in (dataset.headers, *dataset)]
