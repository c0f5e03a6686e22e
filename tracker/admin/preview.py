"""What a file would do, short enough to read."""

from dataclasses import dataclass
from typing import Any, Self

from tracker.transfer.import_result import ImportResult
from tracker.transfer.problems import Problem

MOST_ROWS = 100
MARKS = ("<ins>", "<del>")


@dataclass(frozen=True)
class PreviewRow:
    """One record that would be made or changed, with its cells that would."""

    kind: str
    name: str
    cells: list[tuple[str, Any]]


@dataclass(frozen=True)
class Preview:
    """How many rows are what, the first that change something, and the first that are wrong."""

    counts: dict[str, int]
    rows: list[PreviewRow]
    problems: list[Problem]
    further_rows: int
    further_problems: int

    @classmethod
    def of(cls, result: ImportResult) -> Self:
        changing = [row for row in result.rows if row.import_type in ("new", "update")]
        rows = [
            PreviewRow(
                kind=row.import_type,
                name=row.object_repr,
                cells=[pair for pair in zip(result.diff_headers, row.diff, strict=True) if pair[1].startswith(MARKS)],
            )
            for row in changing[:MOST_ROWS]
        ]
        return cls(
            counts=result.counts,
            rows=rows,
            problems=result.problems[:MOST_ROWS],
            further_rows=max(0, len(changing) - MOST_ROWS),
            further_problems=max(0, len(result.problems) - MOST_ROWS),
        )
