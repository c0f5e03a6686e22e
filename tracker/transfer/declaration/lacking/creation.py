"""What a person has said of names that no record has: which records are to be made of them, and as what.

The part `create` of a mapping, by kind of record:

    {"actors": {"kind": "state", "source": "the-list",
                "names": {"EU": "european-union", "Oxfam": {"kind": "organisation"}, "Atlantis": null}},
     "sources": {"kind": "news"}}

All but `names` and `source` are cells of all new records of the kind. In `names` a text is the ref of the record that
is meant, an object says cells of that one alone, and `null` that none is made of it. Where a cell that every such
record needs is not said of all, only names that say it themselves are made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.transfer.declaration.file_mapping import reason_against
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import folded

# The kinds of record of which a name says enough to begin one, with the column that it goes to. A commitment or a
# sanction is more than what it is called, and a collection says who may see what.
MAKEABLE = {"actors": "name", "topics": "name", "sources": "title", "meetings": "title"}
NAMES, SOURCE = "names", "source"
# The kinds among them of which it can be said where they were read, with their column in a file of citations.
CITED = {"actors": "actor", "meetings": "meeting"}
# What makes a new record of a kind is never public by that alone.
NOT_GIVEN = ("ref", "stage")

Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Creation:
    """What was said of the missing names of one kind of record.

    `constants` are cells of all that are made, `source` what is cited for each. By the name as names are compared:
    `refs` of records that are meant, `own` cells of one that is made, and `left`, of which none is.
    """

    record: str
    constants: Words = field(default_factory=dict)
    source: str = ""
    refs: Words = field(default_factory=dict)
    own: Mapping[str, Words] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    def cells_of(self, name: str) -> Words | None:
        """The cells of the record to be made of a name; None where none is."""
        said = folded(name)
        cells = {**self.constants, **self.own.get(said, {})}
        is_left = said in self.left or said in self.refs or not all(map(cells.get, needed_columns(self.record)))
        return None if is_left else cells

    def is_named(self, name: str) -> bool:
        """Whether the person has said of this very name that a record is to be made of it."""
        return folded(name) in self.own


def creations(create: Mapping[str, Mapping[str, Any]]) -> dict[str, Creation]:
    """What a mapping says, by kind of record."""
    return {record: _creation(record, said) for record, said in create.items()}


def _creation(record: str, said: Mapping[str, Any]) -> Creation:
    names = {folded(name): answer for name, answer in said.get(NAMES, {}).items()}
    return Creation(
        record=record,
        constants={name: cell for name, cell in said.items() if name not in (NAMES, SOURCE)},
        source=said.get(SOURCE, ""),
        refs={name: answer for name, answer in names.items() if isinstance(answer, str)},
        own={name: answer for name, answer in names.items() if isinstance(answer, Mapping)},
        left=frozenset(name for name, answer in names.items() if answer is None),
    )


def creation_problems(create: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Why records cannot be made so, a sentence each, with what would be right."""
    return [problem for record, said in create.items() for problem in _problems(record, said)]


def _problems(record: str, said: Mapping[str, Any]) -> Iterator[str]:
    if record not in MAKEABLE:
        yield f"create: no {record.replace('_', ' ')} are made from names; that can be: {', '.join(MAKEABLE)}."
        return
    creation, resource = _creation(record, said), RECORDS[record]()
    if creation.source and record not in CITED:
        yield f"create: {record}: nothing is cited for {record}; leave `source` out."
    cells = [("", creation.constants), *((f" “{name}”", own) for name, own in creation.own.items())]
    for whose, words in cells:
        yield from (f"create: {record}{whose}: {reason}" for reason in _wrong_cells(resource, record, words))
    given = [(whose, {**creation.constants, **words}) for whose, words in cells]
    for whose, words in given if not said.get(NAMES) else given[1:]:
        lacking = [name for name in needed_columns(record) if not words.get(name)]
        if lacking:
            expected = resource.fields[lacking[0]].expected
            yield f"create: {record}{whose}: say {' and '.join(lacking)}; {lacking[0]} must be {expected}."


def _wrong_cells(resource: RecordResource, record: str, words: Words) -> Iterator[str]:
    columns = {column.column_name: column for column in resource.columns}
    known = [name for name in columns if name not in (*NOT_GIVEN, MAKEABLE[record])]
    for name, cell in words.items():
        if name not in known:
            yield f"`{name}` cannot be said of new ones; what can: {', '.join(known)}."
        elif cell and (reason := reason_against(columns[name], cell)):
            yield f"{name} “{cell}”: {reason}"


def needed_columns(record: str) -> list[str]:
    """The columns that a new record needs beside its name."""
    if record not in MAKEABLE:
        return []
    return [
        column.column_name
        for column in RECORDS[record]().columns
        if column.is_needed and column.column_name not in (*NOT_GIVEN, MAKEABLE[record])
    ]


def describe_creations(create: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """A sentence for each thing that is said of names, for readers."""
    told: list[str] = []
    for record, said in create.items():
        kind = record.replace("_", " ")
        cells = ", ".join(f"{name} {cell}" for name, cell in said.items() if name != NAMES)
        if all(map(_creation(record, said).constants.get, needed_columns(record))):
            told.append(f"{kind} that are missing are made" + (f" ({cells})" if cells else ""))
        for name, answer in said.get(NAMES, {}).items():
            if isinstance(answer, Mapping):
                own = ", ".join(f"{column} {cell}" for column, cell in answer.items())
                told.append(f"{kind}: “{name}” is a new one" + (f" ({own})" if own else ""))
            else:
                told.append(f"{kind}: “{name}” is {answer}" if answer else f"{kind}: “{name}” is not made")
    return told
