"""What a file is the whole of, where a person says that it is no part: so that what it no longer holds can be told.

Written as `collections=pledges-2026`, by a column of such records that names others and the ref of one; as
`source=the-list`, for the records for which that source is cited; or as `all`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.models import Citation
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.resources import RECORDS

ALL, SOURCE = "all", "source"


@dataclass(frozen=True, kw_only=True)
class WholeList:
    """The records of one kind that have another in a column, or for which a source is cited; all without a column."""

    record: str
    column: str = ""
    ref: str = ""

    def __str__(self) -> str:
        return f"{self.column}={self.ref}" if self.column else ALL


def whole_list(record: str, said: str) -> WholeList:
    """The list that is meant. Raises ValueError with what can be."""
    if said == ALL:
        return WholeList(record=record)
    column, _, ref = (part.strip() for part in said.partition("="))
    columns = scope_columns(record)
    if [key.column_name for key in RECORDS[record]().key_columns] != ["ref"]:
        raise ValueError(f"complete: {record} have no refs, so nobody can tell which are gone; leave it out.")
    if column not in columns or not ref:
        forms = ", ".join([*(f"{name}=REF" for name in columns), ALL])
        raise ValueError(f"complete “{said}” is no list of {record}; a file can be the whole of: {forms}.")
    return WholeList(record=record, column=column, ref=ref)


def scope_columns(record: str) -> Mapping[str, Column | None]:
    """The columns by which such records make a list; without a column for those cited to a source."""
    found: dict[str, Column | None] = {
        column.column_name: column
        for column in RECORDS[record]().columns
        if isinstance(column, (ReferenceColumn, MembersColumn))
    }
    return {**found, **({SOURCE: None} if SOURCE not in found and cited_in(record) else {})}


def cited_in(record: str) -> str:
    """The field of a citation that names such a record; nothing where none is cited for them."""
    model = RECORDS[record]._meta.model
    fields = [field for field in Citation._meta.concrete_fields if field.related_model is model]
    named = {field.name for field in fields} - {"source", "speaker", "on_behalf_of", "addressee"}
    return min(named, default="")


def scope_model(whole: WholeList) -> Any:
    """The kind of record that makes the list; None for all that there are."""
    if not whole.column:
        return None
    column: Any = scope_columns(whole.record)[whole.column]
    return Citation._meta.get_field(SOURCE).related_model if column is None else column.related_model


def whole_list_problems(record: str, said: str) -> list[str]:
    """Why a file of such records cannot be the whole of that, in a sentence; nothing where it can, or none is said."""
    try:
        if said:
            whole_list(record, said)
    except ValueError as error:
        return [str(error)]
    return []
