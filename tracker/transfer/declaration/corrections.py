"""Cells of a file that were corrected after it came: the file stays as it was sent, and these are kept beside it.

A correction is of what a cell says once the file's mapping was used, in a column of ours; of a list it may be of one
item. It holds where the cell still says what it said when it was corrected.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from tracker.transfer.declaration.cell_marks import CLEAR, join_items, split_items
from tracker.transfer.declaration.problem_groups import folded_lines
from tracker.transfer.declaration.problems import LONGEST_KEPT, NUL, NUL_SHOWN

# A cell of a summary has room in this.
LONGEST_TEXT = 10_000


@dataclass(frozen=True, kw_only=True)
class Correction:
    """`text` in place of `was`, in one column and these lines of a file of the kind `record`; by whom and when.

    `was` is None where the whole cell is meant, whatever it says.
    """

    record: str
    column: str
    was: str | None
    text: str
    lines: Sequence[int]
    by: str = ""
    at: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """The correction as an import keeps it."""
        return cls(**{**kept, "lines": tuple(kept["lines"])})

    @property
    def content(self) -> dict[str, Any]:
        """The correction as JSON has it."""
        return {**asdict(self), "lines": list(self.lines)}

    def __str__(self) -> str:
        return f"{self.column}, {folded_lines(self.lines)}: {self.change}"

    @property
    def change(self) -> str:
        """What the cell said, and what it says."""
        was = "" if self.was is None else f"{f'“{self.was}”' if self.was else 'empty'} → "
        return f"{was}{f'“{self.text}”' if self.text else 'empty'}"

    def corrected(self, cell: str, *, is_list: bool) -> str:
        """The cell with what it was corrected to, where it says what was corrected."""
        if self.was is None or as_kept(cell) == self.was:
            return self.text
        if not is_list or not self.was or cell == CLEAR:
            return cell
        try:
            items, texts = split_items(cell), split_items(self.text)
        except ValueError:
            return cell
        if self.was not in items:
            return cell
        return join_items(dict.fromkeys(part for item in items for part in (texts if item == self.was else [item])))


def as_kept(cell: str) -> str:
    """A cell as a problem with it is kept."""
    return cell[:LONGEST_KEPT].replace(NUL, NUL_SHOWN)


def corrections_of(kept: Iterable[Mapping[str, Any]]) -> list[Correction]:
    """The corrections that an import keeps."""
    return [Correction.of(each) for each in kept]
