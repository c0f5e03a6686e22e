"""What came of an import, as django-import-export's pages read it."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from import_export.results import Error, Result, RowResult

from tracker.transfer.declaration.problems import Problem
from tracker.transfer.loading.file_plan import Change, PlannedChange
from tracker.transfer.loading.outcome import FileOutcome


class PlainError(Error):
    """A problem of the whole file, which a reader sees without the program's inner workings."""

    traceback = ""


class ImportResult(Result):
    """The outcome of one file in django-import-export's terms; `problems` and `counts` are as in `FileOutcome`."""

    problems: list[Problem]
    counts: dict[str, int]

    @classmethod
    def of(cls, outcome: FileOutcome, headers: Sequence[str]) -> Self:
        """The outcome of a file with these columns."""
        result = cls()
        result.diff_headers = list(headers)
        result.problems, result.counts = outcome.problems, outcome.counts
        for problem in outcome.unreadable:
            result.append_base_error(PlainError(ValueError(str(problem))))
        for planned in outcome.planned:
            result.append_row_result(planned_row_result(planned, headers))
        for line, problems in outcome.rejected.items():
            result.append_invalid_row(line, OrderedDict(), ValidationError(problems_by_column(problems)))
        result.totals[RowResult.IMPORT_TYPE_NEW] = outcome.rows.new
        result.totals[RowResult.IMPORT_TYPE_UPDATE] = outcome.rows.changed
        result.totals[RowResult.IMPORT_TYPE_SKIP] = outcome.rows.unchanged
        result.totals[RowResult.IMPORT_TYPE_INVALID] = outcome.rows.invalid
        result.total_rows = outcome.rows.total
        return result


def planned_row_result(planned: PlannedChange, headers: Sequence[str]) -> RowResult:
    """A row that is written, as the library's pages show it."""
    row = RowResult()
    row.import_type = RowResult.IMPORT_TYPE_NEW if planned.is_new else RowResult.IMPORT_TYPE_UPDATE
    row.object_repr = planned.key
    changes = {change.column: change for change in planned.changes}
    row.diff = [cell_difference(changes.get(header)) for header in headers]
    return row


def problems_by_column(problems: Sequence[Problem]) -> dict[str, list[str]]:
    """The messages about a row, by column; each has the cell's value and the reason."""
    messages: dict[str, list[str]] = {}
    for problem in problems:
        message = f"{problem.quoted}: {problem.reason}" if problem.value else problem.reason
        messages.setdefault(problem.column or NON_FIELD_ERRORS, []).append(message)
    return messages


def cell_difference(change: Change | None) -> SafeString:
    """A cell of the preview as HTML: the old value and the new; empty where nothing changes."""
    if change is None:
        return escape("")
    if not change.old:
        return format_html("<ins>{}</ins>", change.new)
    return format_html("<del>{}</del> <ins>{}</ins>", change.old, change.new)
