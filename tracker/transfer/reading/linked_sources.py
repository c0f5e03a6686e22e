"""Cells that name a source by a text to click on: what names it is the address behind the text."""

import re
from collections.abc import Iterator, Sequence

from tracker.models import Source
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.column_fit import linked_model
from tracker.transfer.reading.cell_links import LinkedCell

# What may be the ref of a source is one, and no text to click on.
REF = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
URLS = ("url", "website", "archived_url")
MOST_NAMED = 5


def with_addresses(
    header: Sequence[str], rows: Iterator[tuple[int, list[str]]], record: str, notes: list[str]
) -> Iterator[tuple[int, list[str]]]:
    """The rows, where a cell that names a source or should be an address is the address behind it; this is noted."""
    columns = file_columns(record)
    meant = [each in URLS or (each in columns and linked_model(columns[each]) is Source) for each in header]
    read: list[str] = []
    for line, row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, LinkedCell):
                taken = meant[place] and not REF.fullmatch(cell)
                row[place] = cell.address if taken else str(cell)
                if taken:
                    read.append(f"“{cell}” in line {line} is {cell.address}" if len(read) < MOST_NAMED else "")
        yield line, row
    if read:
        more = f"; and {len(read) - MOST_NAMED:,} more" if len(read) > MOST_NAMED else ""
        notes.append(f"the addresses behind cells were read: {'; '.join(filter(None, read))}{more}.")
