"""XLSX, made by openpyxl as a spreadsheet would and read with suspicion."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.workbooks import with_texts
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import size_limits, xlsx, xlsx_parts
from tracker.transfer.reading.files import RecordFile
from tracker.transfer.reading.table import RefusedCell, cell_text


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def altered(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one of its parts."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(old, new) if name == part else body)
    return result.getvalue()


def refused(cell: object) -> str:
    """What the cell shows, and why no value can be known of it."""
    assert isinstance(cell, RefusedCell)
    return f"{cell}: {cell.reason}"


def rows_of(content: bytes) -> list[list[object]]:
    return [row for _, row in xlsx.numbered_rows(content)]


def test_text_numbers_and_dates_are_read_as_they_are() -> None:
    content = workbook(["ref", "value", "day"], ["a", 3.5, date(2024, 1, 30)])
    assert rows_of(content) == [["ref", "value", "day"], ["a", 3.5, datetime(2024, 1, 30)]]


@pytest.mark.parametrize(
    ("day", "number_format", "read"),
    [
        (date(2025, 1, 1), "mmm-yy", "2025-01"),
        (date(2023, 11, 1), "[$-409]mmmm\\ yyyy;@", "2023-11"),
        (date(2025, 1, 1), 'yyyy"-"mm', "2025-01"),
        (date(2025, 1, 1), "yyyy", "2025"),
        # A day or month that is hidden, and one that is shown.
        (date(2025, 6, 1), "yyyy", "2025"),
        (date(2025, 6, 30), "mmm-yy", "2025-06"),
        (date(2025, 12, 31), "yyyy", "2025"),
        (date(2025, 1, 15), "d-mmm-yy", datetime(2025, 1, 15)),
        (date(2025, 1, 1), "dd/mm/yyyy", datetime(2025, 1, 1)),
        (date(2025, 1, 1), "mm-dd-yy", datetime(2025, 1, 1)),
    ],
)
def test_a_date_is_no_more_exact_than_its_cell_shows_it(day: date, number_format: str, read: object) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["made_on"])
    sheet.append([day])
    sheet["A2"].number_format = number_format
    content = BytesIO()
    book.save(content)
    assert rows_of(content.getvalue()) == [["made_on"], [read]]


def test_a_day_whose_year_the_spreadsheet_made_up_is_refused() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["made_on"])
    sheet.append([date(2026, 1, 15)])
    sheet["A2"].number_format = "d-mmm"
    content = BytesIO()
    book.save(content)
    assert refused(rows_of(content.getvalue())[1][0]) == (
        "2026-01-15: the cell shows a day without its year, and the spreadsheet made one up; "
        "write it in full, as text."
    )


def test_the_first_sheet_is_read_whichever_was_open() -> None:
    book = Workbook()
    book.worksheets[0].append(["ref"])
    book.create_sheet("Notes").append(["not this"])
    book.active = 1
    content = BytesIO()
    book.save(content)
    assert rows_of(content.getvalue()) == [["ref"]]


def test_rows_beyond_the_size_the_sheet_claims_are_read() -> None:
    content = workbook(["ref"], ["a"], ["b"])
    lying = altered(content, "xl/worksheets/sheet1.xml", b'ref="A1:A3"', b'ref="A1:A2"')
    assert lying != content
    assert rows_of(lying) == [["ref"], ["a"], ["b"]]


@pytest.mark.parametrize("row", [b"1000000000000", b"10003"])
def test_blank_rows_without_end_are_refused_early(row: bytes) -> None:
    far = altered(workbook(["ref"], ["a"]), "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="' + row + b'"')
    with pytest.raises(FileProblem, match="line 10002: 10,001 or more rows are blank here"):
        rows_of(far)


def test_wide_blank_rows_are_refused_before_they_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size_limits, "MOST_BLANK_CELLS", 100)
    blank = b"".join(b'<row r="%d">%s</row>' % (line, b"<c/>" * 10) for line in range(3, 23))
    wide = altered(workbook(["ref"], ["a"]), "xl/worksheets/sheet1.xml", b"</sheetData>", blank + b"</sheetData>")
    with pytest.raises(FileProblem, match="line 13: 11 or more rows are blank here"):
        rows_of(wide)


def test_as_many_blank_rows_as_a_sheet_may_have_are_read() -> None:
    far = altered(workbook(["ref"], ["a"]), "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="10002"')
    assert rows_of(far)[-1] == ["a"]


def test_a_sheet_longer_than_a_spreadsheet_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(FileProblem, match="line 3: a sheet has at most 2 rows"):
        rows_of(workbook(["ref"], ["a"], ["b"]))


def test_a_cell_far_to_the_right_is_refused() -> None:
    wide = altered(workbook(["ref"], ["a"]), "xl/worksheets/sheet1.xml", b'r="A2"', b'r="ZZZ2"')
    with pytest.raises(FileProblem, match="line 2: the row reaches to column 18,278, and at most 1,000"):
        rows_of(wide)


def test_a_formula_that_was_never_calculated_is_refused() -> None:
    assert refused(rows_of(workbook(["ref"], ["=1+1"]))[1][0]).startswith(
        "=1+1: the cell holds a formula that was never calculated;"
    )


def test_an_error_of_the_spreadsheet_is_refused() -> None:
    assert refused(rows_of(workbook(["ref"], ["#N/A"]))[1][0]) == (
        "#N/A: the cell holds an error of the spreadsheet; put a value in its place."
    )


@pytest.mark.parametrize("content", [b"", b"PK", b"ref,name\na,b"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(FileProblem, match="not an XLSX workbook"):
        rows_of(content)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("notes.txt", "nothing")
    with pytest.raises(FileProblem, match="not an XLSX workbook"):
        rows_of(content.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "LARGEST_EXPANDED", 1000)
    with pytest.raises(FileProblem, match="unpacked workbook is too large"):
        rows_of(workbook(["ref"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_texts_without_end_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(xlsx_parts, "MOST_TEXTS", 1000)
    with pytest.raises(FileProblem, match=r"^the workbook has more than 1,000 texts; split it into several files"):
        rows_of(with_texts(workbook(["ref"], ["a"]), b"<si/>" * 1001, encoding))


@pytest.mark.parametrize("texts", [b"<si/>" * 105, b"<si>" + b"<r/>" * 500 + b"</si>"])
def test_far_more_texts_than_cells_are_refused(monkeypatch: pytest.MonkeyPatch, texts: bytes) -> None:
    monkeypatch.setattr(xlsx_parts, "SPARE_TEXTS", 100)
    with pytest.raises(FileProblem, match="the workbook has far more texts than cells; save the file again"):
        rows_of(with_texts(workbook(["ref"], ["a"]), texts))


def test_a_text_for_each_cell_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "SPARE_TEXTS", 0)
    monkeypatch.setattr(xlsx_parts, "MOST_TEXTS", 101)
    rows: list[list[object]] = [[f"text {number}"] for number in range(100)]
    content = workbook(*rows)
    cells = [b'<c r="A%d" t="inlineStr"><is><t>text %d</t></is></c>' % (n + 1, n) for n in range(100)]
    for number, cell in enumerate(cells):
        shared = b'<c r="A%d" t="s"><v>%d</v></c>' % (number + 1, number)
        content = altered(content, "xl/worksheets/sheet1.xml", cell, shared)
    texts = b"".join(b"<si><t>shared %d</t></si>" % number for number in range(100))
    assert rows_of(with_texts(content, texts)) == [[f"shared {number}"] for number in range(100)]


def test_formats_without_end_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "MOST_DESCRIBING", 1000)
    rows_of(workbook(["ref"]))
    many = altered(workbook(["ref"]), "xl/styles.xml", b"</cellXfs>", b"<xf/>" * 1000 + b"</cellXfs>")
    with pytest.raises(FileProblem, match="the workbook has more than 1,000 formats, names and other things"):
        rows_of(many)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b"<workbookPr", b'<workbookPr foo="1"'),
        ("xl/workbook.xml", b'activeTab="0"', b'activeTab="x"'),
        ("xl/workbook.xml", b'sheetId="1"', b""),
        ("xl/worksheets/sheet1.xml", b"<dimension", b'<dimension foo="1"'),
        ("xl/worksheets/sheet1.xml", b"<row ", b'<row r="x" s="y" '),
        ("xl/styles.xml", b"<cellXfs", b'<cellXfs foo="2"'),
        ("[Content_Types].xml", b"ContentType=", b"Content="),
    ],
)
def test_a_workbook_whose_parts_say_what_none_does_is_refused(part: str, old: bytes, new: bytes) -> None:
    malformed = altered(workbook(["ref"], ["a"]), part, old, new)
    with pytest.raises(FileProblem, match="this is not an XLSX workbook with a sheet; save the file again"):
        rows_of(malformed)


@pytest.mark.parametrize("disguise", [b"", b"<!--<row /-->", b"<?none <row /?>"])
@pytest.mark.parametrize("place", [b"<sheetData>", b"</row>", b"</sheetData>"])
def test_what_is_no_row_is_refused_without_end(monkeypatch: pytest.MonkeyPatch, place: bytes, disguise: bytes) -> None:
    monkeypatch.setattr(xlsx_parts, "MOST_OUTSIDE_ROWS", 1000)
    many = (b"<a/>" * 600 + disguise) * 2
    crowded = altered(workbook(["ref"]), "xl/worksheets/sheet1.xml", b"dimension", b"unknown")
    crowded = altered(crowded, "xl/worksheets/sheet1.xml", place, many + place)
    with pytest.raises(FileProblem, match="the sheet has more than 1,000 consecutive items that are not rows"):
        rows_of(crowded)


def test_rows_may_be_many_however_few_other_things_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "MOST_OUTSIDE_ROWS", 300)
    monkeypatch.setattr(xlsx_parts, "PIECE", 1000)
    rows: list[list[object]] = [[f"text {number}"] for number in range(100)]
    assert rows_of(workbook(*rows)) == rows


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_workbook_that_is_packed_in_an_unusual_way_is_refused(method: int) -> None:
    content = BytesIO(workbook(["ref"], ["a"]))
    with zipfile.ZipFile(content, "a", method) as archive:
        archive.writestr("xl/more.xml", "<more/>")
    with pytest.raises(FileProblem, match="the workbook is locked, or packed in an unusual way"):
        rows_of(content.getvalue())


@pytest.mark.parametrize("format_number", [30, 31])
def test_a_day_in_a_format_that_only_excel_in_east_asia_has_is_a_day(format_number: int) -> None:
    assert rows_of(in_format(date(2024, 4, 1), format_number))[1] == [datetime(2024, 4, 1)]


@pytest.mark.parametrize(
    ("day", "format_number", "reason"),
    [
        (date(2024, 4, 1), 57, "shows a month in Excel in Chinese, and a day in others; write 2024-04 or 2024-04-01"),
        (date(2024, 4, 1), 27, "write 2024-04 or 2024-04-01, as text"),
        (date(2024, 4, 15), 58, "shows a day without its year"),
    ],
)
def test_what_such_a_format_shows_differently_from_language_to_language_is_refused(
    day: date, format_number: int, reason: str
) -> None:
    assert reason in refused(rows_of(in_format(day, format_number))[1][0])


def test_a_day_that_a_cell_hides_is_told() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["name", "made_on"])
    for day in (date(2025, 6, 30), date(2025, 7, 1), *(date(2025, 8, day) for day in range(2, 8))):
        sheet.append(["a", day])
        sheet.cell(sheet.max_row, 2).number_format = "mmm-yy"
    file = RecordFile("list.xlsx", "topics", lambda: BytesIO(saved(book)))
    assert len(list(file.texts(FileMapping()))) == 9
    (told,) = [note for note in file.notes if "show no day" in note]
    assert "B2 (2025-06-30, read as 2025-06), B4 (2025-08-02, read as 2025-08)" in told
    assert "B3" not in told
    assert "and 2 more" in told


def test_the_address_behind_a_cell_is_read_where_a_source_is_due() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["title", "source"])
    for source in ("DFAT release", "dfat-2024", "https://example.org/shown", "Plain"):
        sheet.append(["Share data", source])
    for cell in ("A2", "B2", "B3", "B4"):
        sheet[cell].hyperlink = f"https://example.org/{cell}?a=1&b=2"
    sheet["B6"] = '=HYPERLINK("https://example.org/formula","Click")'
    content = altered(saved(book), "xl/worksheets/sheet1.xml", b'<c r="B6">', b'<c r="B6" t="str">')
    for empty in (b"<v></v>", b"<v/>", b"<v />"):
        content = altered(content, "xl/worksheets/sheet1.xml", empty, b"<v>Click</v>")
    file = RecordFile("list.xlsx", "commitments", lambda: BytesIO(content))
    _, rows = file.rows()
    assert [row for _, row in rows] == [
        ["Share data", "https://example.org/B2?a=1&b=2"],
        ["Share data", "dfat-2024"],
        ["Share data", "https://example.org/shown"],
        ["Share data", "Plain"],
        ["", "https://example.org/formula"],
    ]
    (told,) = [note for note in file.notes if "addresses behind" in note]
    assert "“DFAT release” in line 2 is https://example.org/B2?a=1&b=2" in told


def test_numbers_are_read_as_spreadsheets_show_them() -> None:
    book = Workbook()
    book.worksheets[0].append([0.1 + 0.2, 1e15, 7, 7])
    book.worksheets[0]["D1"].number_format = "000"
    assert [cell_text(cell) for cell in rows_of(saved(book))[0]] == ["0.3", "1000000000000000", "7", "007"]


def in_format(day: date, format_number: int) -> bytes:
    """A workbook with the day in a cell whose format the file names by its number alone."""
    book = Workbook()
    book.worksheets[0].append(["held"])
    book.worksheets[0].append([day])
    book.worksheets[0]["A2"].number_format = "mmm-yy"
    return altered(saved(book), "xl/styles.xml", b'numFmtId="17"', b'numFmtId="%d"' % format_number)


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()
