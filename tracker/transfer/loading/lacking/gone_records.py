"""Records of a list that a file which is the whole of it no longer holds: told, and never deleted."""

from dataclasses import dataclass
from typing import Any

from tracker.database.identifiers import quoted
from tracker.models import Citation
from tracker.transfer.declaration.columns import MembersColumn, ReferenceColumn
from tracker.transfer.declaration.lacking.whole_list import WholeList, cited_in, scope_columns, scope_model
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.record_names import name_fields
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import membership_table
from tracker.vocabulary import SANCTION_ENDS

# Of fewer it says nothing that half of them are gone.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class GoneRecord:
    """A stored record of the list of which the file has no row."""

    ref: str
    name: str


def find_gone(load: Load, whole: WholeList) -> tuple[list[GoneRecord], str]:
    """The records that are gone, and what is doubtful about it; call it before the load's table is hidden.

    Where the key of a row cannot be told, none is told to be gone: it may be that one.
    """
    scope, parameters = _scope(load, whole)
    named = next((quoted(str(field.column)) for field in name_fields(load.model)), "ref")
    if load.unidentified:
        load.notes.append("which records are gone is told once each row has its ref.")
        return [], ""
    stored = f"SELECT ref, {named} AS named FROM {load.table} AS stored WHERE {scope}{_still(load)}"
    staged = load.temp_table("staged")
    rows = load.query(
        f"SELECT ref, named FROM ({stored}) AS stored "
        f"WHERE NOT EXISTS (SELECT FROM {staged} AS staged WHERE staged.ref = stored.ref) ORDER BY ref",
        parameters,
    )
    ((there,),) = load.query(f"SELECT count(*) FROM ({stored}) AS stored", parameters)
    kind = load.model._meta.verbose_name_plural
    gone = [GoneRecord(ref, name) for ref, name in rows]
    load.notes.append(f"of the {there:,} {kind} of the list ({whole}), {len(gone):,} are gone.")
    kept = there - len(gone)
    is_doubtful = there >= ENOUGH and kept * 2 < there
    return gone, f"the file has {kept:,} of the {there:,} {kind} of the list; is this the whole list?" * is_doubtful


def _still(load: Load) -> str:
    """The condition that a list may still be expected to hold the record: one that has ended is rightly left out."""
    if load.model._meta.model_name != "sanction":
        return ""
    ends = ", ".join(f"'{kind}'" for kind in SANCTION_ENDS)
    return (
        " AND NOT EXISTS (SELECT FROM tracker_sanctionstep AS ended "
        f"WHERE ended.sanction_id = stored.id AND ended.kind IN ({ends}))"
    )


def _scope(load: Load, whole: WholeList) -> tuple[str, list[Any]]:
    """The condition that a stored record is of the list; FileProblem where what makes the list is not there."""
    model = scope_model(whole)
    if model is None:
        return "TRUE", []
    column = scope_columns(whole.record)[whole.column]
    if load.references.lookup(model, whole.ref) is None:
        raise FileProblem(f"complete: {load.references.missing_message(model, whole.ref)}")
    this = f"(SELECT id FROM {refs_relation(model)} AS named WHERE named.ref = %s)"
    if isinstance(column, ReferenceColumn):
        return f"stored.{quoted(column.id_name)} = {this}", [whole.ref]
    if isinstance(column, MembersColumn):
        table, owner, member = membership_table(column)
        fixed = "".join(f" AND ties.{quoted(name)} = '{value}'" for name, value in column.membership.fixed.items())
        return (
            f"EXISTS (SELECT FROM {table} AS ties WHERE ties.{owner} = stored.id AND ties.{member} = {this}{fixed})",
            [whole.ref],
        )
    cited = quoted(f"{cited_in(whole.record)}_id")
    table = quoted(Citation._meta.db_table)
    return f"EXISTS (SELECT FROM {table} AS cited WHERE cited.{cited} = stored.id AND cited.source_id = {this})", [
        whole.ref
    ]
