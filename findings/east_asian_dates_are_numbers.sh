#!/usr/bin/env bash
# openpyxl, python-calamine: a workbook made by Excel in Chinese, Japanese or Korean gives its dates the formats 27 to 36
# and 50 to 58, which the file names by number alone (ECMA-376 part 1, 18.8.30 lists them by language). Expected: a date,
# as for the built-in formats 14 to 17. Seen: openpyxl 3.1.5 takes such a cell for a plain number of the format General
# and says that it is no date; python-calamine 0.9.1 reads a date from the same cells.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 xlsxwriter==3.3.1

cat > "$folder/read.py" <<'PYTHON'
import datetime
import io

import openpyxl
import python_calamine
import xlsxwriter

FORMATS = (14, 17, 27, 28, 30, 31, 36, 50, 57, 58)

content = io.BytesIO()
book = xlsxwriter.Workbook(content, {"in_memory": True})
sheet = book.add_worksheet()
for row, number in enumerate(FORMATS):
    shown = book.add_format()
    shown.set_num_format(number)  # by number: the file has no text for it
    sheet.write_datetime(row, 0, datetime.datetime(2024, 4, 15), shown)
book.close()

content.seek(0)
ours = [(cell.value, cell.number_format, cell.is_date) for (cell,) in openpyxl.load_workbook(content).worksheets[0].rows]
content.seek(0)
theirs = [row[0] for row in python_calamine.load_workbook(content).get_sheet_by_index(0).to_python()]
for number, (value, shown, is_date), other in zip(FORMATS, ours, theirs):
    print(f"format {number}: openpyxl {value!r} {shown} is_date={is_date}; python-calamine {other!r}")
for number, (value, shown, is_date), other in zip(FORMATS, ours, theirs):
    assert other == datetime.date(2024, 4, 15), number
    if number < 27:
        assert is_date and value == datetime.datetime(2024, 4, 15), number
    else:
        assert (value, shown, is_date) == (45397, "General", False), number
print("as seen before: openpyxl reads the dates of these formats as plain numbers")
PYTHON
"$folder/venv/bin/python" "$folder/read.py"
