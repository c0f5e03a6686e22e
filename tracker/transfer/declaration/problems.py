"""What is wrong with a file, said so that the person who made it can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

LONGEST_SHOWN = 80
LONGEST_KEPT = 1000  # characters of a value that is refused
NUL, NUL_SHOWN = "\x00", "␀"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where it stands, what stands there, and why that cannot be taken.

    `line` counts as a text editor does for CSV and as the spreadsheet does for XLSX; the header is line 1
    unless titles stand above it. `of_header` says that it is the columns that are wrong, so that no row was read,
    `asks` that it is a question whether the value says anything, `waits` that nothing is wrong but with another row,
    which this one needs.
    """

    reason: str
    line: int | None = None
    column: str = ""
    value: str = ""
    file: str = ""
    of_header: bool = False
    asks: bool = False
    waits: bool = False

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        cell = f"{self.column} {self.quoted}".strip()
        place = ", ".join(part for part in (self.file, line, cell) if part)
        return f"{place}: {self.reason}" if place else self.reason

    def in_file(self, name: str) -> "Problem":
        """The same problem with the name of the file it is in."""
        return replace(self, file=name)

    @property
    def storable_value(self) -> str:
        """The value as the database can keep it, with a sign in place of each null character."""
        return self.value.replace(NUL, NUL_SHOWN)

    @property
    def quoted(self) -> str:
        """The value between quotation marks, shortened when long; nothing for an empty one."""
        if not self.value:
            return ""
        shown = self.value if len(self.value) <= LONGEST_SHOWN else f"{self.value[: LONGEST_SHOWN - 1]}…"
        return f"“{shown}”"


@dataclass(frozen=True, slots=True)
class MissingName:
    """What a file calls a record that there is not: `record` is its kind as files are called, `lines` where it stands.

    The one place that says what would have to be made before the file can go in.
    """

    record: str
    name: str
    lines: tuple[int, ...]
    columns: tuple[str, ...] = ()

    @property
    def times(self) -> int:
        """In how many rows it stands."""
        return len(self.lines)


class FileProblem(ValueError):  # noqa: N818 (it names the problem, not a fault of the program)
    """Raised for a file that cannot be read at all or has unknown columns; `earlier_problems` were found before."""

    def __init__(
        self,
        reason: str,
        *,
        line: int | None = None,
        column: str = "",
        value: str = "",
        earlier_problems: Sequence[Problem] = (),
    ) -> None:
        self.problem = Problem(reason, line=line, column=column, value=value)
        self.earlier_problems = list(earlier_problems)
        super().__init__(str(self.problem))


class RejectedReferenceError(Exception):
    """A ref names a record that another row would have created, and that row was rejected: no error of this row."""
