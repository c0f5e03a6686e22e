"""What is wrong with keys and single cells of a file's rows, asked of the database for all of them at once.

A row is refused here, by what the table's own rules say of it (`constraints`), by what its author may not say
(`authorship`), and where text can be none (`staging`); in the order of `file_plan.plan`. `rejected_rows` holds up rows
that name a refused one, and `writing` tells what the database refuses after all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import CLEARED, is_readable_sql, rejection_reason_sql, understood
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.example import example_row
from tracker.transfer.loading.as_stored.cells import take_as_stored
from tracker.transfer.loading.as_stored.values import take_values_as_stored
from tracker.transfer.loading.file_load import Load, line_array
from tracker.transfer.loading.made_refs import WHOSE
from tracker.transfer.loading.proposal import listed_refs_query, reference_alias, reference_join, staged_cell
from tracker.transfer.loading.spelling import notes_on, read_otherwise

# Unknown refs of a column for which the nearest is looked up: each takes a look at all that are stored.
MOST_GUESSES = 50
EXAMPLE_LEFT = (
    "this is the example row of the template; delete it, or replace all of its cells with a record of your own."
)
EMPTY_OR_CLEARED = f"('', {CLEARED})"


def check_example(load: Load) -> None:
    """Notes the example row of a template that was left in the file, and nothing else about it.

    Who has a record of its ref stored may still change that by a file.
    """
    row = dict(zip((column.column_name for column in load.resource.columns), example_row(load.resource), strict=True))
    example = [row[key.column_name] for key in load.key_columns]
    is_example = " AND ".join(f"{staged_cell(key)} = %s" for key in load.key_columns)
    is_by_ref = [key.column_name for key in load.key_columns] == ["ref"]
    if is_by_ref and load.query(f"SELECT FROM {load.table} WHERE ref = %s", example):
        return
    left = load.query(f"DELETE FROM {load.temp_table('staged')} AS staged WHERE {is_example} RETURNING line", example)
    for (line,) in left:
        load.reject(line, EXAMPLE_LEFT, *load.key_columns, value=", ".join(example))


def check_keys(load: Load) -> None:
    """Notes rows without a key, and rows about the same record as a row before."""
    staged = load.temp_table("staged")
    for line, key in _lines_where(
        load, {key: f"{staged_cell(key)} IN {EMPTY_OR_CLEARED}" for key in load.key_columns}
    ):
        if not load.is_rejected(line, key):
            load.reject(line, f"must be filled in: it says which record the row is about. Write {key.expected}.", key)
        load.unidentified.add(line)
    cells = ", ".join(staged_cell(key) for key in load.key_columns)
    is_filled = " AND ".join(f"{staged_cell(key)} NOT IN {EMPTY_OR_CLEARED}" for key in load.key_columns)
    repeated = load.query(
        f"SELECT * FROM (SELECT line, min(line) OVER (PARTITION BY {cells}) AS first, {cells} "
        f"FROM {staged} AS staged WHERE {is_filled}) AS numbered WHERE line > first"
    )
    whose = _whose(load, [line for line, *_ in repeated])
    for line, first, *values in repeated:
        first_line, second_line = load.file_line(first), load.file_line(line)
        reason = f"line {first_line} and line {second_line} are about the same record; keep one."
        if whose.get(first, "") != whose.get(line, ""):
            reason = (
                f"line {first_line} and line {second_line} have the same {load.mapping.refs_from}, said by others; "
                "give each a ref of its own where they are two promises, or keep one."
            )
        if first_line == second_line:
            reason = "the line says the same twice; keep one."
        load.reject(line, reason, *load.key_columns, value=", ".join(values))
        load.unidentified.add(line)


def _whose(load: Load, repeated: Sequence[int]) -> dict[int, str]:
    """Who committed to what rows say whose ref was made of a title that another row has, too."""
    if WHOSE not in load.headers or load.ref_of_title.isdisjoint(repeated):
        return {}
    rows = line_array(load.ref_of_title)
    staged = load.temp_table("staged")
    return dict(load.query(f"SELECT line, {WHOSE} FROM {staged} WHERE line = ANY(%s::bigint[])", [rows]))


def _lines_where(load: Load, conditions: Mapping[Column, str], joined: str = "") -> Iterator[tuple[int, Column]]:
    """The lines in which a column's condition holds, each with the column."""
    if not conditions:
        return
    verdicts = ", ".join(conditions.values())
    found = load.query(
        f"SELECT line, {verdicts} FROM {load.temp_table('staged')} AS staged {joined} "
        f"WHERE {' OR '.join(conditions.values())}"
    )
    for line, *holds in found:
        yield from ((line, column) for column, held in zip(conditions, holds, strict=True) if held)


def check_cells(load: Load) -> None:
    """Notes cells that cannot be read, that name what does not exist, or that are empty where a value is needed."""
    _check_readable(load)
    take_values_as_stored(load)
    _check_clearing(load)
    for column in load.reference_columns:
        _check_named(load, column)
    for lister in load.members_columns:
        _check_listed(load, lister)
    _check_needed(load)


def _check_readable(load: Load) -> None:
    conditions = {column: is_readable_sql(column, staged_cell(column)) for column in load.plain_columns}
    doubted = {
        column: f"({staged_cell(column)} NOT IN {EMPTY_OR_CLEARED} AND ({condition}) IS NOT TRUE)"
        for column, condition in conditions.items()
        if condition != "TRUE"
    }
    if not doubted:
        return
    columns = list(doubted)
    cells = ", ".join(f"CASE WHEN {doubt} THEN {staged_cell(column)} END" for column, doubt in doubted.items())
    found = load.query(
        f"SELECT line, {cells} FROM {load.temp_table('staged')} AS staged WHERE {' OR '.join(doubted.values())}"
    )
    lines: dict[tuple[Column, str], list[int]] = {}
    for line, *row in sorted(found):
        for column, cell in zip(columns, row, strict=True):
            if cell is not None:
                lines.setdefault((column, cell), []).append(line)
    reasons = {doubt: rejection_reason_sql(*doubt, load.references) for doubt in lines}
    readings = {doubt: written for doubt, reason in reasons.items() if reason and (written := understood(*doubt))}
    refused = {doubt: reason for doubt, reason in reasons.items() if reason and doubt not in readings}
    for doubt, taken in take_as_stored(load, readings, refused).items():
        lines[doubt] = [line for line in lines[doubt] if line not in taken]
    read_otherwise(load, readings)
    load.notes += notes_on(load, {doubt: written for doubt, written in readings.items() if lines[doubt]}, lines)
    for (column, cell), reason in refused.items():
        for line in lines[column, cell]:
            load.reject(line, reason, column, value=cell)


def _check_clearing(load: Load) -> None:
    """Notes cells that clear what must have a value."""
    needed = [
        each
        for each in (*load.plain_columns, *load.reference_columns)
        if each.is_needed and each not in load.key_columns
    ]
    for line, column in _lines_where(load, {each: f"{staged_cell(each)} = {CLEARED}" for each in needed}):
        load.reject(line, f"cannot be cleared; it must be {column.expected}.", column, value=r"\N")


def _check_named(load: Load, column: ReferenceColumn) -> None:
    found = load.query(
        f"SELECT line, {staged_cell(column)} FROM {load.temp_table('staged')} AS staged "
        f"{reference_join(load, column)} "
        f"WHERE {staged_cell(column)} NOT IN {EMPTY_OR_CLEARED} AND {reference_alias(column)}.id IS NULL"
    )
    _refuse_unknown(load, column, found)


def _check_listed(load: Load, column: MembersColumn) -> None:
    found = load.query(
        f"SELECT line, listed.ref, count(*), member.id IS NULL FROM ({listed_refs_query(load, column)}) AS listed "
        f"LEFT JOIN {quoted(column.related_model._meta.db_table)} AS member ON member.ref = listed.ref "
        "GROUP BY line, listed.ref, member.id HAVING count(*) > 1 OR member.id IS NULL ORDER BY line, listed.ref"
    )
    for line, ref, times, _ in found:
        if not ref:
            load.reject(line, "holds an empty item; separate items with one ; and end without one.", column)
        elif times > 1:
            load.reject(line, f"names `{ref}` twice; name each once.", column, value=ref)
    _refuse_unknown(load, column, [(line, ref) for line, ref, _, is_unknown in found if ref and is_unknown])


def _refuse_unknown(load: Load, column: ReferenceColumn | MembersColumn, found: Iterable[tuple[int, str]]) -> None:
    """Notes refs that lead nowhere; a row that names a refused row's record waits for it, and is not blamed."""
    reasons: dict[str, str] = {}
    for line, ref in found:
        if load.references.is_rejected(column.related_model, ref):
            load.wait(line, load.references.where_rejected(column.related_model, ref), column, ref)
            continue
        if load.references.is_held(column.related_model, ref):
            # The row is left out for something else.
            load.rejected_cells.setdefault(line, set()).add(column.column_name)
            continue
        if ref not in reasons:
            reasons[ref] = (
                load.references.missing_message(column.related_model, ref, _similar_in_file(load, column, ref))
                if len(reasons) < MOST_GUESSES
                else load.references.unknown_message(column.related_model, ref)
            )
        load.reject(line, reasons[ref], column, value=ref)


def _similar_in_file(load: Load, column: ReferenceColumn | MembersColumn, ref: str) -> list[str]:
    if column.related_model is not load.model:
        return []
    staged = load.temp_table("staged")
    return [
        near for (near,) in load.query(f"SELECT ref FROM {staged} ORDER BY similarity(ref, %s) DESC LIMIT 10", [ref])
    ]


def _check_needed(load: Load) -> None:
    """Notes new rows that lack what a record cannot do without."""
    needed = [each for each in load.resource.columns if each.is_needed and each not in load.key_columns]
    is_empty = {
        each: f"(is_new AND {staged_cell(each)} = '')" if each in load.columns else "is_new" for each in needed
    }
    joined = f"JOIN {load.temp_table('identified')} AS identified USING (line)"
    for line, column in _lines_where(load, is_empty, joined):
        if not load.is_rejected(line, column):
            load.reject(line, f"must be filled in: a new record needs {column.expected}.", column)
