"""A folder of CSV files as a Django fixture: what `loaddata` needs to make the same records without our code.

It is made from the files alone, whatever the database holds, and the same files always make the same text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from tracker.models.integrity.composed_ref import ComposedRef
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.transfer.declaration.references import InMemoryReferences, References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.reading.files import RecordFile, files_at

Entry = dict[str, Any]

ITSELF = "leads back to the record itself; name one that does not depend on this record."


def fixture_of(folder: Path) -> str:
    """The fixture as JSON text, records by natural key; FileProblem names the first thing wrong in the files."""
    references = InMemoryReferences()
    entries = [entry for file in files_at([folder]) for entry in _entries(file, references)]
    entries = _each_once(entries)
    return json.dumps(entries, indent=1, ensure_ascii=False, cls=FixtureEncoder) + "\n"


class FixtureEncoder(DjangoJSONEncoder):
    """Writes partial dates as their EDTF text."""

    def default(self, o: Any) -> Any:
        return str(o) if isinstance(o, PartialDate) else super().default(o)


def _each_once(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without a tie that a list gives and a file of its own, which says more of it, gives too."""
    last = {_identity(entry, number): number for number, entry in enumerate(entries)}
    return [entry for number, entry in enumerate(entries) if last[_identity(entry, number)] == number]


def _identity(entry: Entry, number: int) -> str:
    model: Any = apps.get_model(entry["model"])
    if not issubclass(model, ComposedRef):
        return str(number)
    return f"{entry['model']} {[entry['fields'][part] for part in model.ref_parts]}"


def _entries(file: RecordFile, references: InMemoryReferences) -> list[Entry]:
    """The records of a file, parents before their parts, then the rows that tie them to others."""
    resource = RECORDS[file.record]()
    header, numbered = file.rows()
    for problem in resource.problems_with_headers(header):
        raise FileProblem(str(problem.in_file(file.name)))
    rows = {line: dict(zip(header, row, strict=True)) for line, row in numbered}
    if "ref" in header:
        for row in rows.values():
            references.add(resource._meta.model(ref=row["ref"]))
    own = [_read(resource, file.name, line, row, references) for line, row in rows.items()]
    ordered = _parents_first(sorted(own, key=lambda row: row.key))
    return [row.entry for row in ordered] + sorted((tie for row in ordered for tie in row.ties), key=str)


@dataclass(frozen=True)
class FixtureRow:
    """A row read: its key, the keys it names in its own file, its entry and those of the rows that tie it."""

    key: list[str]
    needs: set[str]
    entry: Entry
    ties: list[Entry]


def _read(
    resource: RecordResource, name: str, line: int, row: Mapping[str, str], references: InMemoryReferences
) -> FixtureRow:
    values = {
        column: _value_in(column, row[column.column_name], references, name, line)
        for column in resource.columns
        if row.get(column.column_name)
    }
    key = [_text(values[column]) for column in resource.key_columns]
    fields = {
        column.field_name: _value(column, value)
        for column, value in values.items()
        if not (isinstance(column, MembersColumn) and column.is_separate)
    }
    model = resource._meta.model
    if issubclass(model, ComposedRef):
        references.add(model(**{column.field_name: value for column, value in values.items()}))
    for column, value in values.items():
        if isinstance(value, model) and value.ref in key:
            raise FileProblem(str(Problem(ITSELF, line, column.column_name, value.ref, name)))
    return FixtureRow(
        key=key,
        needs={value.ref for value in values.values() if isinstance(value, model)},
        entry={"model": model._meta.label_lower, "fields": fields},
        ties=[tie for column, value in values.items() for tie in _ties(column, value, key, references)],
    )


def _value_in(column: Column, cell: str, references: References, name: str, line: int) -> Any:
    try:
        return column.blank() if cell == cell_marks.CLEAR else column.read(cell_marks.unescape_value(cell), references)
    except ValueError as error:
        raise FileProblem(str(Problem(str(error), line, column.column_name, cell, name))) from error


def _text(value: Any) -> str:
    return str(getattr(value, "ref", value))


def _parents_first(rows: Sequence[FixtureRow]) -> list[FixtureRow]:
    """The rows in an order in which each comes after those it names; a ring is a FileProblem."""
    waiting, ordered, done = list(rows), [], set[str]()
    while waiting:
        ready = [row for row in waiting if row.needs <= done]
        if not ready:
            raise FileProblem(f"“{waiting[0].key[0]}” leads back to itself; name one that does not depend on it.")
        ordered += ready
        done |= {row.key[0] for row in ready}
        waiting = [row for row in waiting if row.key[0] not in done]
    return ordered


def _value(column: Column, value: Any) -> Any:
    if isinstance(column, ReferenceColumn):
        return value and list(value.natural_key())
    if isinstance(column, MembersColumn):
        return sorted([record.ref] for record in value)
    return value


def _ties(column: Column, members: Any, key: Sequence[str], references: InMemoryReferences) -> Iterator[Entry]:
    """The rows of a table of their own that tie the record to others."""
    if isinstance(column, MembersColumn) and column.is_separate:
        ties = column.membership
        for member in members:
            names = {ties.owner: list(key), ties.member: [member.ref], **ties.fixed}
            if issubclass(ties.model, ComposedRef):
                owner = references.lookup(ties.model._meta.get_field(ties.owner).related_model, key[0])
                references.add(ties.model(**{ties.owner: owner, ties.member: member, **ties.fixed}))
            yield {"model": ties.model._meta.label_lower, "fields": names}
