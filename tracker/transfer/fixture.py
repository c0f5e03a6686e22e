"""A folder of CSV files as a Django fixture: what `loaddata` needs to make the same records without our code.

It is made from the files alone, whatever the database holds, and the same files always make the same text.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from tracker.partial_dates import PartialDate
from tracker.transfer.apply import in_generations, refuse_rings
from tracker.transfer.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.folder import files_in
from tracker.transfer.formats import CSV
from tracker.transfer.plan import Row, plan
from tracker.transfer.problems import FileProblem, Problem
from tracker.transfer.references import NothingStored, References
from tracker.transfer.resources import RECORDS

Entry = dict[str, Any]


def fixture_of(folder: Path) -> str:
    """The fixture as JSON text, records by natural key; FileProblem names the first thing wrong in the files."""
    references = NothingStored()
    entries = [
        entry for record, path in files_in(folder).items() for entry in _entries(record, path, references=references)
    ]
    return json.dumps(entries, indent=1, ensure_ascii=False, cls=FixtureEncoder) + "\n"


class FixtureEncoder(DjangoJSONEncoder):
    """Writes partial dates as their EDTF text."""

    def default(self, o: Any) -> Any:
        return str(o) if isinstance(o, PartialDate) else super().default(o)


def _entries(record: str, path: Path, references: References) -> list[Entry]:
    """The records of a file, parents before their parts, then the rows that tie them to others."""
    resource = RECORDS[record]()
    table = CSV().create_dataset(path.read_bytes())
    _refuse(path, resource.problems_with_headers(table))
    rows = plan(resource, table, references)
    generations, ringed = in_generations(rows)
    refuse_rings(ringed)
    _refuse(path, (problem for row in rows for problem in row.problems))
    ordered = [row for generation in generations for row in sorted(generation, key=_key)]
    return [_entry(row) for row in ordered] + sorted((tie for row in ordered for tie in _ties(row)), key=str)


def _refuse(path: Path, problems: Iterable[Problem]) -> None:
    """Stops at the first problem of a file, if there is one."""
    for problem in problems:
        raise FileProblem(str(problem.of_file(path.name)))


def _key(row: Row) -> list[str]:
    return [str(part) for part in row.record.natural_key()]


def _entry(row: Row) -> Entry:
    fields = {column.field_name: _value(column, change.value) for column, change in row.changes.items()}
    ties = {column.field_name for column in row.changes if isinstance(column, MembersColumn) and column.is_separate}
    return {
        "model": row.record._meta.label_lower,
        "fields": {name: value for name, value in fields.items() if name not in ties},
    }


def _value(column: Column, value: Any) -> Any:
    if isinstance(column, ReferenceColumn):
        return value and list(value.natural_key())
    if isinstance(column, MembersColumn):
        return [list(record.natural_key()) for record in value]
    return value


def _ties(row: Row) -> Iterator[Entry]:
    """The rows of a table of their own that tie the record to others."""
    for column, change in row.changes.items():
        if isinstance(column, MembersColumn) and column.is_separate:
            ties = column.membership
            for member in change.value:
                yield {
                    "model": ties.model._meta.label_lower,
                    "fields": {
                        ties.owner: list(row.record.natural_key()),
                        ties.member: list(member.natural_key()),
                        **ties.fixed,
                    },
                }
