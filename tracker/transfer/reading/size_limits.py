"""Where a file reaches further than any table of records: a few bytes can claim any number of blank rows and cells."""

from dataclasses import dataclass

from tracker.transfer.declaration.problems import FileProblem

MOST_BLANK_ROWS = 10_000  # in a row
MOST_BLANK_CELLS = 200_000  # in those rows together
MOST_COLUMNS = 1000


@dataclass
class SizeLimits:
    """The blank rows on end that stand before the place where a file is being read."""

    blank: int = 0
    blank_cells: int = 0

    def check_row(self, line: int, columns: int, *, is_blank: bool) -> None:
        """Counts a row. Raises FileProblem past `MOST_COLUMNS`, `MOST_BLANK_ROWS` or `MOST_BLANK_CELLS`."""
        if columns > MOST_COLUMNS:
            raise FileProblem(
                f"the row reaches to column {columns:,}, and at most {MOST_COLUMNS:,} are allowed; "
                "delete what is far to the right.",
                line=line,
            )
        self.blank = self.blank + 1 if is_blank else 0
        self.blank_cells = self.blank_cells + columns if is_blank else 0
        if self.blank > MOST_BLANK_ROWS or self.blank_cells > MOST_BLANK_CELLS:
            raise FileProblem(
                f"{self.blank:,} or more rows are blank here; delete the blank rows and everything below them.",
                line=line,
            )
