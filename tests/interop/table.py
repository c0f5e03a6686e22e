"""The table of docs/spreadsheets.md: what came back of the first dataset from each program."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.interop.journey import Outcome
from tests.interop.programs import Way

BEGINS, ENDS = "<!-- made by make interop -->", "<!-- end of what make interop makes -->"
HEADER = ("Program and way", "Version", "Unchanged", "Changed", "Invalid", "One answer that mends it")


@dataclass(frozen=True)
class Result:
    """A way, its program's version, what came back, and what came of it once the one question was answered."""

    way: Way
    version: str
    first: Outcome
    answered: Outcome | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every row came back as it was, if need be after one answer."""
        return self.first.is_whole or bool(self.answered and self.answered.is_whole)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        counts = (str(number) for number in (self.first.unchanged, self.first.changed, self.first.invalid))
        return (self.way.name, self.version, *counts, self._answer)

    @property
    def _answer(self) -> str:
        if self.first.failed:
            return f"it fails: {self.first.failed.splitlines()[-1][:80]}"
        if self.first.is_whole:
            return ""
        if self.answered is None:
            return "none"
        words = " ".join(f"`--empty {word}`" for word in self.first.questions)
        left = "" if self.answered.is_whole else f" leaves {self.answered.changed} and {self.answered.invalid}"
        return words + left


def as_markdown(results: Sequence[Result]) -> str:
    """The table."""
    rows = [HEADER, ("---",) * len(HEADER), *(result.cells for result in results)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows)


def write_into(path: Path, table: str) -> None:
    """Puts the table in its place in a page."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    path.write_text(f"{before}{BEGINS}\n\n{table}\n\n{ENDS}{after}", encoding="utf-8")
