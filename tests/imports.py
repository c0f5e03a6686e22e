"""Files brought in as the admin and the commands bring them."""

from pathlib import Path
from typing import Any

import tablib

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.library.import_result import ImportResult
from tracker.transfer.library.resources import RESOURCES
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.outcome import FileOutcome
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at


def bring(record: str, *rows: dict[str, str], **options: Any) -> ImportResult:
    """Imports rows of one kind of record; columns are those of the first row."""
    table = tablib.Dataset(*(list(row.values()) for row in rows), headers=list(rows[0]))
    result: ImportResult = RESOURCES[record]().import_data(table, **options)
    return result


def said(result: ImportResult | FileOutcome) -> list[str]:
    return [str(problem) for problem in result.problems]


def counted(result: ImportResult | FileOutcome) -> tuple[int, ...]:
    return tuple(result.counts.values())


def imported(*paths: Path, **options: Any) -> dict[str, FileOutcome]:
    """Imports files, folders or ZIPs; in them, nothing may be wrong."""
    results, _ = import_files(files_at(paths), name="test", **options)
    assert [str(problem) for problem in problems_in(results)] == []
    return results


def refused(*paths: Path, **options: Any) -> list[str]:
    """What is said of files in which something is wrong."""
    try:
        results, batch = import_files(files_at(paths), name="test", **options)
    except FileProblem as error:
        return [str(error)]
    assert batch is None
    return [str(problem) for problem in problems_in(results)]
