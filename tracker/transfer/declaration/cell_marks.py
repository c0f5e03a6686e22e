r"""Marks in cells: `\N` clears a value, `'` defuses a formula, `;` parts the items of a list, `\` escapes.

Each pair of functions here undoes the other exactly, for any text.
"""

import re
from collections.abc import Iterable

CLEAR = r"\N"
LOOKS_LIKE_CLEAR = re.compile(r"\\+N", re.ASCII)
# What spreadsheets take for the start of a formula (OWASP, CSV injection), after any marks that defuse it.
FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?", re.ASCII)
ESCAPED_OR_PLAIN = re.compile(r"\\(.)|(;)|([^\\;])", re.DOTALL)


def escape_value(text: str) -> str:
    r"""The cell for a value; text that would read as the mark `\N` gets one more backslash."""
    return f"\\{text}" if LOOKS_LIKE_CLEAR.fullmatch(text) else text


def unescape_value(cell: str) -> str:
    """The value of a cell that is not the mark that clears; undoes `escape_value`."""
    return cell[1:] if LOOKS_LIKE_CLEAR.fullmatch(cell) else cell


def escape_formula(cell: str) -> str:
    """The cell with `'` before what a spreadsheet would run as a formula; a plain negative number stays a number.

    See OWASP on CSV injection.
    """
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unescape_formula(cell: str) -> str:
    """The cell as it was before `escape_formula`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def join_items(items: Iterable[str]) -> str:
    """The items as one cell, separated by `;`; a backslash stands before what would be read otherwise."""
    return ";".join(_escaped(item) for item in items)


def _escaped(item: str) -> str:
    marked = item.replace("\\", "\\\\").replace(";", "\\;")
    if len(item) > 1 and item[-1].isspace():
        marked = f"{marked[:-1]}\\{marked[-1]}"
    return f"\\{marked}" if item[:1].isspace() else marked


def split_items(text: str) -> list[str]:
    """The items of a list cell without the blanks around them. Raises ValueError for an empty item."""
    if not text:
        return []
    pieces: list[list[tuple[str, bool]]] = [[]]
    position = 0
    while position < len(text):
        match = ESCAPED_OR_PLAIN.match(text, position)
        if match is None:
            raise ValueError(r"ends in a lone backslash; write \\ for a backslash.")
        escaped, parting, plain = match.groups()
        if parting:
            pieces.append([])
        else:
            pieces[-1].append((plain if escaped is None else escaped, escaped is not None))
        position = match.end()
    return [_item(piece) for piece in pieces]


def _item(piece: list[tuple[str, bool]]) -> str:
    def is_blank(index: int) -> bool:
        character, escaped = piece[index]
        return not escaped and character.isspace()

    while piece and is_blank(0):
        piece.pop(0)
    while piece and is_blank(-1):
        piece.pop()
    if not piece:
        raise ValueError(
            r"holds an empty item; separate items with one ; and write \; for a semicolon inside an item."
        )
    return "".join(character for character, _ in piece)
