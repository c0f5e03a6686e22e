"""What a proposal would change, cell by cell, as it is shown: the old value and the new."""

from typing import Any

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import CLEARED, column_type, model_field
from tracker.transfer.declaration.cells_written_in_sql import datetime_sql, join_items_sql
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import membership_table, staged_cell


def changes_query(load: Load) -> str:
    """SQL for the rows that would be written: (line, is_new, key, changes).

    `key` is the text of the key's cells, `changes` a JSON array of objects with column, old and new.
    """
    proposed, staged = load.temp_table("proposed"), load.temp_table("staged")
    columns = [column for column in (*load.plain_columns, *load.reference_columns) if column not in load.key_columns]
    cells = [
        *(_change(key, "proposed.is_new", "''", staged_cell(key)) for key in load.key_columns),
        *(_change(column, _differs(column), _shown(column, "stored"), _proposed(column)) for column in columns),
        *(
            _change(column, _ties_differ(load, column), _members(column), _listed(column))
            for column in load.members_columns
        ),
    ]
    key = " || ', ' || ".join(staged_cell(column) for column in load.key_columns)
    return (
        f"SELECT staged.line, proposed.is_new, {key} AS key, "
        f"to_jsonb(array_remove(ARRAY[{', '.join(cells)}], NULL)) AS changes "
        f"FROM {proposed} AS proposed JOIN {staged} AS staged USING (line) "
        f"LEFT JOIN {load.table} AS stored ON stored.id = proposed.id AND NOT proposed.is_new "
        f"WHERE {written_condition(load)}"
    )


def cells_query(load: Load) -> str:
    """SQL for each cell that would be written, as JSON with the line and the key of its row."""
    return (
        f"SELECT jsonb_build_object('line', line / {load.rows_a_line}, "
        "'key', key, 'is_new', is_new, 'column', cell ->> 'column', "
        f"'old', cell ->> 'old', 'new', cell ->> 'new')::text FROM ({changes_query(load)}) AS planned, "
        "jsonb_array_elements(changes) WITH ORDINALITY AS each (cell, place) ORDER BY line, place"
    )


def written_condition(load: Load, *, include_ties: bool = True) -> str:
    """SQL for whether a proposed row would be written; without `include_ties` a row whose lists alone change is not.

    One list of lines that a query joins with: of several, parted by OR, PostgreSQL goes through each for each row once
    they are more than it keeps in memory.
    """
    lines = [f"{load.temp_table('proposed')} WHERE is_new", load.temp_table("differing")]
    if include_ties:
        lines.append(load.temp_table("tied"))
    return f"proposed.line IN ({' UNION ALL '.join(f'SELECT line FROM {each}' for each in lines)})"


def _change(column: Column, condition: str, old: str, new: str) -> str:
    name = column.column_name
    return (
        f"CASE WHEN {condition} THEN jsonb_build_object("
        f"'column', '{name}', 'old', coalesce({old}, ''), 'new', coalesce({new}, '')) END"
    )


def _differs(column: Column) -> str:
    name = quoted(column.id_name if isinstance(column, ReferenceColumn) else model_field(column).column)
    cell = staged_cell(column)
    return f"{cell} <> '' AND (proposed.is_new OR proposed.{name} IS DISTINCT FROM stored.{name})"


def _proposed(column: Column) -> str:
    """A proposed value as text; a ref as the cell has it when the file itself brings its record."""
    shown = _shown(column, "proposed")
    return f"coalesce({shown}, {_listed(column)})" if isinstance(column, ReferenceColumn) else shown


def _shown(column: Column, alias: str) -> str:
    """A value as text, as a reader knows it from files."""
    if isinstance(column, ReferenceColumn):
        named = refs_relation(column.related_model)
        return f"(SELECT ref FROM {named} AS named WHERE id = {alias}.{quoted(column.id_name)})"
    field: Any = model_field(column)
    value = f"{alias}.{quoted(field.column)}"
    kind = column_type(field)
    if kind.endswith("[]"):
        return join_items_sql(value)
    if kind == "timestamp with time zone":
        return datetime_sql(value)
    return f"trim_scale({value})::text" if kind.startswith("numeric") else f"{value}::text"


def _ties_differ(load: Load, column: MembersColumn) -> str:
    tied = load.temp_table("tied")
    return f"EXISTS (SELECT FROM {tied} AS tied WHERE tied.line = staged.line AND tied.list = '{column.column_name}')"


def _members(column: MembersColumn) -> str:
    table, owner, member = membership_table(column)
    fixed = "".join(f" AND ties.{quoted(name)} = '{value}'" for name, value in column.membership.fixed.items())
    return (
        f"(SELECT string_agg(member.ref, ';' ORDER BY member.ref) FROM {table} AS ties "
        f"JOIN {quoted(column.related_model._meta.db_table)} AS member ON member.id = ties.{member} "
        f"WHERE ties.{owner} = stored.id{fixed})"
    )


def _listed(column: Column) -> str:
    """The refs as the cell has them."""
    return f"CASE {staged_cell(column)} WHEN {CLEARED} THEN '' ELSE {staged_cell(column)} END"
