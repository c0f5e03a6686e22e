"""A mapping as a small JSON file that a person can read and edit."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracker.transfer.declaration.file_mapping import DATE_ORDERS, ENCODINGS, FILE_SEPARATORS, FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS

LARGEST = 1024 * 1024
# What no database stores as text: NUL, and halves of surrogate pairs.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")
# What no cell shows: control characters but for tabs and ends of lines.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PARTS = (
    "name",
    "record",
    "sheet",
    "header_row",
    "no_header",
    "encoding",
    "separator",
    "date_order",
    "columns",
    "constants",
    "values",
    "separators",
    "empty",
    "kept",
    "refs_from",
    "create",
    "complete",
)


def written_mapping(name: str, mapping: FileMapping) -> str:
    """The file, in an order that reads well."""
    said = {"name": name, **mapping.content}
    ordered = {part: said[part] for part in PARTS if said.get(part)}
    return json.dumps(ordered, indent=2, ensure_ascii=False) + "\n"


def read_mapping(text: str) -> tuple[str, FileMapping]:
    """The name and the mapping in such a file; FileProblem for what is none, with what would be right."""
    if len(text) > LARGEST:
        raise FileProblem("a mapping of more than 1 MB is none; leave out what every file says for itself.")
    try:
        said = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_Pairs(text))
    except json.JSONDecodeError as error:
        raise FileProblem(
            f"the mapping is no JSON: {error.msg} in line {error.lineno}, character {error.colno}."
        ) from error
    except RecursionError as error:
        raise FileProblem("the mapping is no JSON of a mapping: it is nested too deeply.") from error
    except FileProblem:
        raise
    except ValueError as error:
        raise FileProblem("the mapping holds a number of more digits than any line or cell has.") from error
    if found := next(_control_characters(said), ""):
        raise FileProblem(f"the mapping holds a control character: {found}; take it out.")
    return mapping_in(said)


def mapping_in(said: Any) -> tuple[str, FileMapping]:
    """The same of JSON that was read."""
    if not isinstance(said, dict):
        raise FileProblem(
            'a mapping is a JSON object, such as {"record": "commitments", "columns": {"Who": "committed"}}.'
        )
    for part, value in said.items():
        if part not in PARTS:
            raise FileProblem(f"the mapping has no part `{part}`; its parts are: {', '.join(PARTS)}.")
        is_right, right = SHAPES[part]
        if not is_right(value):
            raise FileProblem(f"`{part}` of the mapping must be {right}.")
    if (record := said.get("record", "")) and record not in RECORDS:
        raise FileProblem(f"`{record}` is no kind of record; the kinds are: {', '.join(RECORDS)}.")
    given = {part: value for part, value in said.items() if part != "name"}
    if "columns" in given:
        given["columns"] = {header: column or "" for header, column in given["columns"].items()}
    return said.get("name", ""), FileMapping(**given)


class _Pairs:
    """An object of JSON; FileProblem where it says one thing twice, of which Python would take the last."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if twice := next((name for name in names if names.count(name) > 1), None):
            where = [
                found.start()
                for found in re.finditer(re.escape(json.dumps(twice, ensure_ascii=False)) + r"\s*:", self.text)
            ]
            line = f" (line {self.text.count(chr(10), 0, where[-1]) + 1})" if where else ""
            raise FileProblem(f"the mapping says “{twice}” twice{line}; keep one.")
        return dict(pairs)


def _control_characters(said: object, place: str = "") -> Iterator[str]:
    """Each place of a mapping that holds one, with which it is."""
    if isinstance(said, str) and (found := CONTROLS.search(said)):
        shown = CONTROLS.sub("�", said)[:60]
        yield f"{f'{place}, ' if place else ''}“{shown}”, U+{ord(found[0]):04X}"
    elif isinstance(said, Mapping):
        for name, value in said.items():
            yield from _control_characters(name, place)
            yield from _control_characters(value, f"{place}, {name}" if place else str(name))
    elif isinstance(said, list):
        for value in said:
            yield from _control_characters(value, place)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not NO_TEXT.search(value)


def _are_words(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_text(each) for pair in value.items() for each in pair)


def _are_columns(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        _is_text(header) and (column is None or _is_text(column)) for header, column in value.items()
    )


def _are_tables(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_text, value)) and all(map(_are_words, value.values()))


def _are_creations(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_text, value)) and all(map(_is_creation, value.values()))


def _is_creation(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    names = value.get("names", {})
    are_names = isinstance(names, Mapping) and all(
        _is_text(name) and (answer is None or _is_text(answer) or _are_words(answer)) for name, answer in names.items()
    )
    return are_names and _are_words({name: cell for name, cell in value.items() if name != "names"})


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_row(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


def _one_of(allowed: Mapping[str, str]) -> tuple[Callable[[object], bool], str]:
    return (lambda value: isinstance(value, str) and value in allowed), f"one of: {', '.join(map(repr, allowed))}"


TEXT: tuple[Callable[[object], bool], str] = _is_text, "text"
SHAPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "name": TEXT,
    "record": TEXT,
    "sheet": TEXT,
    "no_header": (lambda value: isinstance(value, bool), "true where no line names the columns, else false"),
    "encoding": _one_of(ENCODINGS),
    "separator": _one_of(FILE_SEPARATORS),
    "date_order": _one_of(DATE_ORDERS),
    "refs_from": (_is_text, "the name of a column, such as title"),
    "header_row": (_is_row, "the number of the line that names the columns, from 1 to 1000"),
    "columns": (_are_columns, 'headers with the column of each, or null, such as {"Who": "committed", "No.": null}'),
    "constants": (_are_words, 'columns with a cell for all rows, such as {"kind": "pledge"}'),
    "values": (_are_tables, 'columns with what cells stand for, such as {"status": {"Done": "fulfilled"}}'),
    "separators": (_are_words, 'columns with what parts the items of a list, such as {"committed": ","}'),
    "create": (_are_creations, 'kinds of record with what is said of new ones, such as {"actors": {"kind": "state"}}'),
    "complete": (_is_text, "what the file is the whole of, such as collections=pledges, source=the-list or all"),
    "empty": (_is_list, 'a list of cells that say nothing, such as ["NA"]'),
    "kept": (_is_list, 'a list of cells that look empty and are meant, such as ["None"]'),
}
