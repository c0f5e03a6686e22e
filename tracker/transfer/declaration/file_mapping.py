"""What a person has said of how a file of others is to be read: its columns, its words, its lists, its empty cells.

A mapping is kept with the import that it was given for, saved under a name, and written as a small JSON file:

    {"name": "Pledges", "record": "commitments", "sheet": "2024", "header_row": 3,
     "columns": {"Who": "committed", "Deadline": "due", "No.": null},
     "constants": {"kind": "pledge"},
     "values": {"committed": {"Beijing": "china"}},
     "separators": {"committed": ","},
     "empty": ["NA"], "kept": ["None"], "refs_from": "title"}

A header may also name a column of ours, which then need not be listed; `null` leaves a column of the file out.
Of CSV it may say `encoding` and `separator`, of a table without a line of headers `no_header`, and of days in numbers
`date_order`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.corrections import Correction
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ItemsWidget, TextWidget, folded

Words = Mapping[str, str]
# As Python knows them, with what people call them.
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16 (Unicode text of Excel)",
    "windows-1252": "Western European (Windows-1252)",
    "windows-1250": "Central European (Windows-1250)",
    "windows-1251": "Cyrillic (Windows-1251)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "shift_jis": "Japanese (Shift JIS)",
    "euc-kr": "Korean (EUC-KR)",
}
FILE_SEPARATORS = {",": "comma ,", ";": "semicolon ;", "\t": "tab", "|": "bar |"}
DATE_ORDERS = {"day_first": "day before month", "month_first": "month before day"}
LONGEST_SEPARATOR = 10


@dataclass(frozen=True, kw_only=True)
class FileMapping:
    """How the cells of a file become those of ours.

    `columns` gives our column for a header, empty for one that is left out. `constants` are cells of columns that the
    file lacks. `values` are what cells of a column stand for; they are compared without capitals and in lists item by
    item. `separators` part the items of lists, `empty` are cells that say nothing, `kept` those that look so and are
    meant. `refs_from` is the column whose text new refs are made of; without it refs are the file's to give.
    `create` says of which names that no record has one is made, and as what (`creation`); `complete` what the file is
    the whole of (`whole_list`), and nothing where it is a part.
    `header_row` (0: it is looked for) and `sheet` (empty: the first) say where the table stands; with `no_header` its
    columns are called `column 1`, `column 2`, … `encoding` and `separator` say how CSV is written (empty: it is told
    by the file), `date_order` which of the numbers in 03/04/2024 is the day (empty: it is refused). `record` is the
    kind of record it was made for; empty for any. `corrections` are cells that were corrected since; they are the
    file's, and no part of what is kept under a name.
    """

    record: str = ""
    columns: Words = field(default_factory=dict)
    constants: Words = field(default_factory=dict)
    values: Mapping[str, Words] = field(default_factory=dict)
    separators: Words = field(default_factory=dict)
    empty: Sequence[str] = ()
    kept: Sequence[str] = ()
    refs_from: str = ""
    header_row: int = 0
    sheet: str = ""
    no_header: bool = False
    encoding: str = ""
    separator: str = ""
    date_order: str = ""
    corrections: Sequence[Correction] = ()
    create: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    complete: str = ""

    @classmethod
    def of(cls, given: "Self | Words | None") -> "FileMapping":
        """The mapping itself, or one that says no more than what headers stand for."""
        return given if isinstance(given, FileMapping) else cls(columns=dict(given or {}))

    @classmethod
    def of_parts(cls, columns: Words, rest: Mapping[str, Any]) -> Self:
        """The mapping that an import keeps in two parts: what its headers stand for, and the rest."""
        return cls(columns=dict(columns), **rest)

    @property
    def rest(self) -> dict[str, Any]:
        """All it says beyond what headers stand for, as JSON has it."""
        said = {
            "record": self.record,
            "constants": dict(self.constants),
            "values": {column: dict(words) for column, words in self.values.items()},
            "separators": dict(self.separators),
            "empty": list(self.empty),
            "kept": list(self.kept),
            "refs_from": self.refs_from,
            "header_row": self.header_row,
            "sheet": self.sheet,
            "no_header": self.no_header,
            "encoding": self.encoding,
            "separator": self.separator,
            "date_order": self.date_order,
            "create": {record: dict(said) for record, said in self.create.items()},
            "complete": self.complete,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def content(self) -> dict[str, Any]:
        """All it says, as JSON has it; `null` for a header that is left out."""
        columns = {header: column or None for header, column in self.columns.items()}
        return {**self.rest, **({"columns": columns} if columns else {})}

    @property
    def where(self) -> "FileMapping":
        """Only where the table stands in the file, and how the file is written."""
        return FileMapping(
            record=self.record,
            header_row=self.header_row,
            sheet=self.sheet,
            no_header=self.no_header,
            encoding=self.encoding,
            separator=self.separator,
        )

    def said_of(self, record: str) -> "FileMapping":
        """What it says of files of this kind of record: nothing when it was made for another."""
        return self if self.record in ("", record) else FileMapping(corrections=self.corrections)

    def with_words(
        self, *, empty: Sequence[str] = (), kept: Sequence[str] = (), refs_from: str = "", record: str = ""
    ) -> "FileMapping":
        """The same with more cells that say nothing or are meant, and with a source of refs, if one is given."""
        return replace(
            self,
            empty=(*self.empty, *(word for word in empty if word not in self.empty)),
            kept=(*self.kept, *(word for word in kept if word not in self.kept)),
            refs_from=refs_from or self.refs_from,
            record=self.record or record,
        )


def mapping_problems(mapping: FileMapping, record: str) -> list[str]:
    """What a mapping asks of a kind of record that it does not have, a sentence each, with what would be right."""
    resource, columns = RECORDS[record](), file_columns(record)
    return [
        *_unknown(mapping, record, list(columns)),
        *_twice(mapping),
        *_unreadable_constants(mapping, columns),
        *_wrong_values(mapping, columns),
        *_wrong_separators(mapping, columns),
        *_wrong_refs(mapping, resource),
    ]


def _unknown(mapping: FileMapping, record: str, known: Sequence[str]) -> Iterator[str]:
    named = {
        "columns": [column for column in mapping.columns.values() if column],
        "constants": mapping.constants,
        "values": mapping.values,
        "separators": mapping.separators,
    }
    for part, names in named.items():
        for name in dict.fromkeys(names):
            if name not in known:
                yield f"{part}: there is no column `{name}` of {record}; the columns are: {', '.join(known)}."


def _twice(mapping: FileMapping) -> Iterator[str]:
    taken = [column for column in mapping.columns.values() if column]
    for column in dict.fromkeys(taken):
        headers = [header for header, given in mapping.columns.items() if given == column]
        if len(headers) > 1:
            listed = " and ".join(f"“{header}”" for header in headers)
            yield f"columns: {listed} cannot both be `{column}`; leave one out (null)."
        if column in mapping.constants:
            yield f"constants: `{column}` is a column of the file (“{headers[0]}”); leave one of the two out."


def _unreadable_constants(mapping: FileMapping, columns: Mapping[str, Column]) -> Iterator[str]:
    for name, cell in mapping.constants.items():
        column = columns.get(name)
        if reason := column and cell and reason_against(column, cell):
            yield f"constants: {name} “{cell}”: {reason}"


def _wrong_values(mapping: FileMapping, columns: Mapping[str, Column]) -> Iterator[str]:
    for name, words in mapping.values.items():
        column = columns.get(name)
        for cell, value in words.items():
            if reason := column and value and reason_against(column, value):
                yield f"values: {name} “{cell}” cannot be read as “{value}”, which {reason}"


def reason_against(column: Column, cell: str) -> str:
    r"""Why a column cannot hold the cell, as far as that can be told without the records; empty when it may."""
    if cell == r"\N" or isinstance(column, (ReferenceColumn, MembersColumn)):
        return ""
    try:
        column.read(cell, None)  # type: ignore[arg-type]
    except ValueError as error:
        try:
            column.understood(cell)
        except ValueError:
            return str(getattr(error, "messages", [error])[0])
    return ""


def _wrong_separators(mapping: FileMapping, columns: Mapping[str, Column]) -> Iterator[str]:
    for name, separator in mapping.separators.items():
        if name in columns and not isinstance(columns[name].widget, ItemsWidget):
            lists = [each for each, column in columns.items() if isinstance(column.widget, ItemsWidget)]
            yield f"separators: `{name}` is no list; lists are: {', '.join(lists) or 'none of these columns'}."
        if len(separator) > LONGEST_SEPARATOR:
            yield (
                f"separators: what parts the items of `{name}` has {len(separator):,} characters; "
                f"give a mark such as , or /, of at most {LONGEST_SEPARATOR}."
            )
        elif not separator.strip(" ") or not separator.isprintable() or "\\" in separator or '"' in separator:
            yield f"separators: “{separator}” cannot part the items of `{name}`; give a mark such as , or /."


def _wrong_refs(mapping: FileMapping, resource: RecordResource) -> Iterator[str]:
    if "ref" in mapping.constants:
        yield "constants: `ref` says which record a row is about, and cannot be one for all rows; leave it out."
    if mapping.refs_from and mapping.refs_from in mapping.constants:
        yield (
            f"refs_from: `{mapping.refs_from}` is one for all rows (constants), and so no ref can be made of it; "
            "leave one of the two out."
        )
    if not mapping.refs_from:
        return
    if [key.column_name for key in resource.key_columns] != ["ref"]:
        keys = ", ".join(key.column_name for key in resource.key_columns)
        yield f"refs_from: {resource.record_name()} have no refs; a row is known by {keys}."
    elif mapping.refs_from not in ref_sources(resource):
        sources = ref_sources(resource)
        right = f"give {' or '.join(sources)}" if sources else "leave it out, and give refs in the file"
        yield f"refs_from: no refs are made of `{mapping.refs_from}`; {right}."


def ref_sources(resource: RecordResource) -> list[str]:
    """The columns whose text refs of a kind of record can be made of: what such records are called."""
    named = [column.column_name for column in resource.columns if type(column.widget) is TextWidget]
    is_by_ref = [key.column_name for key in resource.key_columns] == ["ref"]
    return [name for name in ("title", "name") if name in named and is_by_ref]


def value_table(words: Words) -> dict[str, str]:
    """What cells stand for, by how they are compared."""
    return {folded(cell): value for cell, value in words.items()}
