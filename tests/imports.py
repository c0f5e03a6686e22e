"""Files made of rows, brought in as the admin and the commands bring them."""

from typing import Any

import tablib

from tracker.transfer.import_result import ImportResult
from tracker.transfer.resources import RECORDS


def bring(record: str, *rows: dict[str, str], **options: Any) -> ImportResult:
    """Imports rows of one kind of record; columns are those of the first row."""
    table = tablib.Dataset(*(list(row.values()) for row in rows), headers=list(rows[0]))
    return RECORDS[record]().import_data(table, **options)


def said(result: ImportResult) -> list[str]:
    return [str(problem) for problem in result.problems]


def counted(result: ImportResult) -> tuple[int, ...]:
    return tuple(result.counts.values())
