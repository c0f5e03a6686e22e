"""What a sheet of a workbook is made of: its columns, each with what its cells may hold and how they look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

REF = 28  # the width of a column of refs, in characters of the usual font


class CellKind(Enum):
    """How cells are written: a spreadsheet leaves text as it was typed, and only a day or a number is made one."""

    TEXT = "text"
    WRAPPED = "wrapped text"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True)
class SheetColumn:
    """A column: its header, the kind of its cells, how wide it is, and the values it chooses from, if it does."""

    name: str
    kind: CellKind = CellKind.TEXT
    width: int = REF
    choices: Sequence[str] = ()
    is_needed: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: rows of text, in the order of the columns; the first row, of their names, is made of these."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[str]]
