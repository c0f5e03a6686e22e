"""The boxes of a plan in which a refused cell is corrected: one for each cell, and one for all that say the same.

A box is named by where its problem is kept. What comes back says no more than what was typed; where, and in place of
what, is read from the plan.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.transfer.declaration.brought_along import BROUGHT_ALONG, file_columns
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.problems import LONGEST_KEPT, NUL_SHOWN
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ChoiceWidget

# In place of a choice: the cell is to say nothing.
EMPTY = "(empty)"
# What a problem proposes: `china`, or “write 2024-04-03 or 2024-03-04.”
PROPOSED = re.compile(r"`([^`]+)`|(?:write|or) (\d{4}[-\d/]*\d)")
# Longer texts get a box of several lines.
A_LINE = 60
# What a box is for: one cell, or all that say the same.
ONE, ALL = "cell", "group"


@dataclass(frozen=True, kw_only=True)
class Box:
    """A field for one cell, or for all that say the same; `value` is what stands in it when nothing was typed.

    It is not known what the cell says where the problem is with several at once. `choices` are what its column may
    hold, where that is a closed list, and `suggestions` what the problem proposes.
    """

    name: str
    label: str
    column: str
    value: str
    choices: Sequence[str] = ()
    suggestions: Sequence[str] = ()
    may_be_empty: bool = False
    is_known: bool = True

    @property
    def is_long(self) -> bool:
        """Whether its text takes more than a line."""
        return "\n" in self.value or len(self.value) > A_LINE

    @property
    def suggestions_name(self) -> str:
        """The name of its list of suggestions in the page."""
        return f"{self.name}-suggested"


def boxes_for(
    record: str, problem: Mapping[str, Any], *, name: str, columns: Mapping[str, Column], where: str
) -> list[Box]:
    """The boxes in which a problem of a row can be mended: one for each column that it is about.

    None where it is about the whole file, waits for another row, or asks what is answered for all rows.
    """
    names = problem["column"].split(", ")
    if any(problem.get(mark) for mark in ("of_header", "waits", "asks")) or not all(each in columns for each in names):
        return []
    value = problem["value"]
    if len(names) > 1 or len(value) >= LONGEST_KEPT or NUL_SHOWN in value:
        # What stands in each of these cells is not known here.
        value = ""
    proposed = (one or other for one, other in PROPOSED.findall(problem["reason"]))
    suggestions = [each for each in proposed if each != problem["value"]]
    may_be_empty = [
        each for each in names if each in BROUGHT_ALONG.get(record, ()) or _is_optional(record, columns[each])
    ]
    return [
        Box(
            name=f"{name}-{place}",
            label=f"{each}, {where}",
            column=each,
            value=value,
            choices=list(column.widget.choices) if isinstance(column.widget, ChoiceWidget) else (),
            suggestions=list(dict.fromkeys(suggestions)) if len(names) == 1 else [EMPTY] * (each in may_be_empty),
            is_known=len(names) == 1,
            may_be_empty=each in may_be_empty,
        )
        for place, each in enumerate(names)
        for column in [columns[each]]
    ]


@cache
def columns_of(record: str) -> Mapping[str, Column]:
    """The columns in which a cell of a file can be corrected."""
    return file_columns(record)


def _is_optional(record: str, column: Column) -> bool:
    keys = [each.column_name for each in RECORDS[record]().key_columns]
    return not column.is_needed and column.column_name not in keys
