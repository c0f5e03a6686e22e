"""How a value is written as the cell of a file, in SQL: `Column.write`, said to PostgreSQL.

A cell is text; NULL stands for an empty one. How a value is written follows from the widget of its column.
"""

from collections.abc import Callable
from typing import Any

from import_export.widgets import Widget

from tracker.transfer.declaration import widgets

# What Python's str.isspace is true of; PostgreSQL's own class depends on the locale.
BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# The three patterns of tracker.transfer.declaration.cell_marks, as PostgreSQL writes them.
LOOKS_LIKE_CLEAR = r"'^\\+N$'"
FORMULA = r"'^''*[=+\-@\t\r＝＋－＠]'"
NUMBER = r"'^-[0-9]+(\.[0-9]+)?$'"
# What a cell must begin with for any of the three to matter: one comparison spares most cells the patterns.
MARKS = ", ".join(str(ord(mark)) for mark in "\\'=+-@\t\r＝＋－＠")

Guard = Callable[[str], str]


def escape_value_sql(text: str) -> str:
    r"""`cell_marks.escape_value` in SQL: text that would read as the mark `\N` gets one more backslash."""
    return f"CASE WHEN {text} ^@ '\\' AND {text} ~ {LOOKS_LIKE_CLEAR} THEN '\\' || {text} ELSE NULLIF({text}, '') END"


def escape_formula_sql(text: str) -> str:
    """`cell_marks.escape_formula` after `escape_value`, in SQL; what begins with a backslash is no formula."""
    return (
        f"CASE WHEN ascii({text}) IN ({MARKS}) THEN "
        f"CASE WHEN {text} ~ {LOOKS_LIKE_CLEAR} THEN '\\' || {text} "
        f"WHEN {text} ~ {FORMULA} AND {text} !~ {NUMBER} THEN '''' || {text} ELSE {text} END "
        f"ELSE NULLIF({text}, '') END"
    )


def escape_item_sql(item: str) -> str:
    """An item as it stands in a list, in SQL: marks that part items are told from its own."""
    return rf"regexp_replace({item}, '[\\;]|^[{BLANKS}]|[{BLANKS}]$', '\\\&', 'g')"


def join_items_sql(items: str) -> str:
    """`cell_marks.join_items` in SQL, of the items of an array."""
    escaped = escape_item_sql("item")
    given = f"unnest({items}) WITH ORDINALITY AS given (item, place)"
    return f"(SELECT string_agg({escaped}, ';' ORDER BY place) FROM {given})"


def datetime_sql(moment: str) -> str:
    """A moment in UTC to the microsecond (ISO 8601), as `MomentWidget` writes it."""
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def _guarded_list(items: str, guard: Guard) -> str:
    return f"(SELECT {guard('list')} FROM (SELECT {join_items_sql(items)} AS list) AS listed)"


def cell_sql(widget: Widget, own: str, guard: Guard) -> str:
    """SQL for the cell of a value as its widget writes it; `own` is SQL for the value, `guard` escapes text."""
    kind: type[Any] = type(widget)
    if kind in GUARDED:
        return GUARDED[kind](own, guard)
    return UNGUARDED[kind](own)


GUARDED: dict[type[Any], Callable[[str, Guard], str]] = {
    widgets.TextWidget: lambda own, guard: guard(own),
    widgets.WebAddressWidget: lambda own, guard: guard(own),
    widgets.ItemsWidget: _guarded_list,
}
# Numbers, days and values from a list hold nothing to guard against: a plain negative number stays a number.
UNGUARDED: dict[type[Any], Callable[[str], str]] = {
    widgets.ChoiceWidget: lambda own: f"NULLIF({own}::text, '')",
    widgets.PartialDateWidget: lambda own: own,
    widgets.WholeNumberWidget: lambda own: f"{own}::text",
    widgets.DayWidget: lambda own: f"to_char({own}, 'YYYY-MM-DD')",
    widgets.MomentWidget: datetime_sql,
    widgets.DecimalWidget: lambda own: f"trim_scale({own})::text",
}
