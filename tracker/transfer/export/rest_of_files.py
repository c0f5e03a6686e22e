"""The rows that an import leaves out, as files that come in again as they are: our columns, corrections, made refs."""

import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO

from tracker.transfer.declaration.cell_marks import escape_formula
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.export.csv_text import as_csv
from tracker.transfer.reading.files import RecordFile

MARK = "\ufeff"


def rest_of(
    files: Sequence[RecordFile],
    mapping: FileMapping,
    lines: Mapping[str, Collection[int]],
    refs: Mapping[str, Mapping[int, str]],
) -> bytes:
    """A CSV file of the rows that are left out; of several files a ZIP of such.

    `lines` are those by kind of record, `refs` the refs of those for which one was made.
    """
    parts = {
        file.record: _part(file, mapping, lines.get(file.record, ()), refs.get(file.record, {})) for file in files
    }
    parts = {record: content for record, content in parts.items() if content}
    if len(files) == 1:
        return next(iter(parts.values()), b"")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for record, content in parts.items():
            archive.writestr(f"{record}.csv", content)
    return packed.getvalue()


def _part(file: RecordFile, mapping: FileMapping, lines: Collection[int], refs: Mapping[int, str]) -> bytes:
    if not lines:
        return b""
    header, rows = file.rows(mapping.said_of(file.record))
    ref = header.index("ref") if "ref" in header else -1

    def left_out() -> Iterator[list[str]]:
        for line, row in rows:
            if line in lines:
                if line in refs and not row[ref]:
                    row[ref] = refs[line]
                yield [escape_formula(str(cell)) for cell in row]

    return (MARK + as_csv([header, *left_out()])).encode()
