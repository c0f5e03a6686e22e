"""Cells such as `NA` and `-`, which programs and people write where nothing is: asked about, once for all of them.

In several rows of a column that may be empty they would be taken for text, or refused one by one. Whether they say
nothing (`empty` of a mapping, `--empty NA`) or are meant (`kept`, `--not-empty NA`) only the person knows. What a
stored record says already is meant.
"""

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import column_type, model_field
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.marks import MARKS
from tracker.transfer.declaration.widgets import ChoiceWidget, folded
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import staged_cell

SEVERAL = 2


def ask_of_marks(load: Load) -> None:
    """Notes the cells, with one reason for all of a kind, and empties them, so that nothing else is said of them."""
    kept = {folded(mark) for mark in load.mapping.kept}
    asked = [mark for mark in MARKS if folded(mark) not in kept]
    optional = [column for column in load.filled_columns if _may_be_empty(load, column)]
    if not asked or not optional:
        return
    found = _found(load, optional, asked)
    times: dict[str, int] = {}
    for (_, cell), lines in found.items():
        times[_mark_in(cell)] = times.get(_mark_in(cell), 0) + len(lines)
    for (column, cell), lines in found.items():
        mark = _mark_in(cell)
        for line in lines:
            load.reject(line, _question(mark, times[mark]), column, value=mark, asks=True)
        name = quoted(column.column_name)
        load.execute(
            f"UPDATE {load.temp_table('staged')} SET {name} = '' WHERE {name} = %s AND line = ANY(%s::bigint[])",
            [cell, lines],
        )


def _may_be_empty(load: Load, column: Column) -> bool:
    return not (column.is_needed or column in load.key_columns)


def _found(load: Load, columns: list[Column], marks: list[str]) -> dict[tuple[Column, str], list[int]]:
    """The marks in each column that has one in several rows, with their lines."""
    literals = ", ".join("'" + mark.replace("'", "''") + "'" for each in marks for mark in (each, _listed(each)))
    staged, identified = load.temp_table("staged"), load.temp_table("identified")
    cells = ", ".join(f"('{column.column_name}', {staged_cell(column)})" for column in columns)
    held = " OR ".join(f"{staged_cell(column)} IN ({literals})" for column in columns)
    by_name = {column.column_name: column for column in columns}
    rows = load.query(
        f"SELECT staged.line, held.name, held.cell FROM {staged} AS staged "
        f"CROSS JOIN LATERAL (VALUES {cells}) AS held (name, cell) WHERE ({held}) AND held.cell IN ({literals}) "
        "ORDER BY staged.line"
    )
    found: dict[tuple[Column, str], list[int]] = {}
    for line, name, cell in rows:
        if not _is_a_value(by_name[name], cell):
            found.setdefault((by_name[name], cell), []).append(line)
    said = {(column, cell): _said_by_stored(load, column, cell, identified) for (column, cell) in found}
    left = {key: [line for line in lines if line not in said[key]] for key, lines in found.items()}
    return {key: lines for key, lines in left.items() if len(lines) >= SEVERAL}


def _listed(mark: str) -> str:
    """The mark as the only item of a list, which is an array by now."""
    return '{"' + mark + '"}'


def _mark_in(cell: str) -> str:
    return cell.removeprefix('{"').removesuffix('"}')


def _is_a_value(column: Column, cell: str) -> bool:
    """Whether it is one of the column's own values."""
    return isinstance(column.widget, ChoiceWidget) and cell in column.widget.choices


def _said_by_stored(load: Load, column: Column, cell: str, identified: str) -> set[int]:
    """The lines whose stored record says the same already."""
    if isinstance(column, (ReferenceColumn, MembersColumn)):
        return set()
    field = model_field(column)
    if not column_type(field).startswith(("text", "varchar", "character")):
        return set()
    rows = load.query(
        f"SELECT identified.line FROM {identified} AS identified JOIN {load.table} AS stored USING (id) "
        f"JOIN {load.temp_table('staged')} AS staged USING (line) "
        f"WHERE {staged_cell(column)} = %s AND stored.{quoted(field.column)}::text = "
        + ("%s::text[]::text" if column_type(field).endswith("[]") else "%s"),
        [cell, cell],
    )
    return {line for (line,) in rows}


def _question(mark: str, times: int) -> str:
    return (
        f"stands in {times:,} cells of columns that may be empty. Does it say nothing? Then import with --empty "
        f'"{mark}", or have "empty": ["{mark}"] in the mapping; if it is meant, --not-empty "{mark}" or "kept".'
    )
