"""Why no row of an import file could be read."""

from tracker.models import ImportBatch
from tracker.transfer.declaration.mapping import unknown_headers
from tracker.vocabulary import RowOutcome

MOST_TOLD = 10


def read_problems(batch: ImportBatch) -> list[str]:
    """Why no row of the batch could be read, a sentence each; empty when some were, or when mapping
    columns may help.
    """
    if any(batch.totals.values()) or unknown_headers(batch):
        return []
    wrong = batch.planned_rows.filter(outcome=RowOutcome.INVALID)[:MOST_TOLD]
    return [problem_in_words(row.line, problem) for row in wrong for problem in row.problems][:MOST_TOLD]


def problem_in_words(line: int, problem: dict[str, str]) -> str:
    """A problem of the file as a whole in a sentence, with its line where it has one."""
    place = ", ".join(filter(None, [f"line {line}" if line else "", problem["column"]]))
    return f"{place}: {problem['reason']}" if place else problem["reason"]
