"""The rows that an import leaves out, as files that come in again as they are.

They have our columns, the corrections, the refs that were made, and those that names were said to mean.
"""

import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.cell_marks import CLEAR, escape_formula, join_items, split_items
from tracker.transfer.declaration.columns import MembersColumn, ReferenceColumn
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.lacking.creation import Words, creations
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import folded
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
    meant = _meant(header, mapping, file.record)

    def left_out() -> Iterator[list[str]]:
        for line, row in rows:
            if line in lines:
                if line in refs and not row[ref]:
                    row[ref] = refs[line]
                for place, reading in meant.items():
                    row[place] = reading(row[place])
                yield [escape_formula(str(cell)) for cell in row]

    return (MARK + as_csv([header, *left_out()])).encode()


def _meant(header: Sequence[str], mapping: FileMapping, record: str) -> dict[int, Callable[[str], str]]:
    """By the places of columns that name records: how a cell is written with the refs that were said of its names."""
    said = {RECORDS[kind]._meta.model: creation.refs for kind, creation in creations(mapping.create).items()}
    columns = file_columns(record)
    found: dict[int, Callable[[str], str]] = {}
    for place, name in enumerate(header):
        column = columns.get(name)
        if isinstance(column, (ReferenceColumn, MembersColumn)) and (refs := said.get(column.related_model)):
            found[place] = partial(_with_refs, refs, is_list=isinstance(column, MembersColumn))
    return found


def _with_refs(refs: Words, cell: str, *, is_list: bool) -> str:
    if not is_list or cell == CLEAR:
        return refs.get(folded(cell), cell)
    try:
        items = split_items(cell)
    except ValueError:
        return cell
    named = [refs.get(folded(item), item) for item in items]
    return cell if named == items else join_items(dict.fromkeys(named))
