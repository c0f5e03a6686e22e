"""Names where refs are due: a cell that is no ref is looked up among what such records are called.

One record that is called so is taken, and that is told; of several the person says which. What nobody is called is
collected (`Load.missing`), and no record is made of it.
"""

from collections.abc import Iterable, Mapping, Sequence

from tracker.transfer.declaration.cell_marks import CLEAR, join_items, split_items
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.declaration.problems import MissingName
from tracker.transfer.declaration.record_names import called, name_fields
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import folded
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import listed_refs_query, staged_cell
from tracker.transfer.loading.spelling import notes_on, read_otherwise

MOST_NAMED = 5
# What files of each kind of record are called.
CALLED = {resource._meta.model: record for record, resource in RECORDS.items()}
Linking = ReferenceColumn | MembersColumn


def take_names(load: Load) -> None:
    """Puts refs in the place of names; notes names of several records, and collects those of none."""
    missing: dict[tuple[str, str], MissingName] = {}
    for column in (*load.reference_columns, *load.members_columns):
        for text, lines in _take_names_of(load, column).items():
            record = CALLED[column.related_model]
            before = missing.get((record, folded(text)), MissingName(record, text, ()))
            missing[record, folded(text)] = MissingName(
                record,
                before.name,
                tuple(sorted({*before.lines, *map(load.file_line, lines)})),
                tuple(dict.fromkeys((*before.columns, column.column_name))),
            )
    load.missing = sorted(missing.values(), key=lambda each: (each.record, -each.times, each.name))


def _take_names_of(load: Load, column: Linking) -> dict[str, list[int]]:
    """Takes the names in one column, and returns those that no record has, with their lines."""
    cells = _cells_with_unknown(load, column)
    if not cells:
        return {}
    items = {cell: _items(column, cell) for cell in cells}
    texts = {item for listed in items.values() for item in listed}
    known = _stored_or_brought(load, column, texts)
    found = _called(load, column, texts - known)
    readings: dict[tuple[Column, str], str] = {}
    missing: dict[str, list[int]] = {}
    for cell, listed in items.items():
        unique = {item: refs[0] for item in listed if len(refs := found.get(item, [])) == 1}
        if unique:
            named = dict.fromkeys(unique.get(item, item) for item in listed)
            is_list = isinstance(column, MembersColumn)
            readings[column, cell] = join_items(named) if is_list else next(iter(named))
        for item in listed:
            refs = found.get(item, [])
            if len(refs) > 1:
                _note_several(load, column, item, refs, cells[cell])
            elif not refs and item not in known and not _is_told_elsewhere(load, column, item):
                missing.setdefault(item, []).extend(cells[cell])
    read_otherwise(load, readings)
    load.notes += notes_on(load, readings, {(column, cell): lines for cell, lines in cells.items()})
    return missing


def _is_told_elsewhere(load: Load, column: Linking, item: str) -> bool:
    """Whether the record is lacking for what is wrong with rows alone."""
    model = column.related_model
    return load.references.is_rejected(model, item) or load.references.is_held(model, item)


def _cells_with_unknown(load: Load, column: Linking) -> dict[str, list[int]]:
    """The cells of a column in which anything is no ref, each with its lines."""
    cell = staged_cell(column)
    staged = f"{load.temp_table('staged')} AS staged"
    if isinstance(column, MembersColumn):
        unknown = (
            f"SELECT listed.line FROM ({listed_refs_query(load, column)}) AS listed "
            f"WHERE NOT EXISTS (SELECT FROM {_refs(load, column)} AS known WHERE known.ref = listed.ref)"
        )
    else:
        unknown = (
            f"SELECT staged.line FROM {staged} WHERE {cell} NOT IN ('', '{CLEAR}') "
            f"AND NOT EXISTS (SELECT FROM {_refs(load, column)} AS known WHERE known.ref = {cell})"
        )
    found = load.query(
        f"SELECT {cell}, array_agg(line ORDER BY line) FROM {staged} WHERE line IN ({unknown}) "
        "GROUP BY 1 ORDER BY min(line)"
    )
    return dict(found)


def _refs(load: Load, column: Linking) -> str:
    """SQL for the refs that a cell may name: those that are stored, and those that the file itself brings."""
    stored = refs_relation(column.related_model)
    if column.related_model is not load.model or "ref" not in load.headers:
        return stored
    return f"(SELECT ref FROM {stored} AS stored UNION ALL SELECT ref FROM {load.temp_table('staged')} AS own)"


def _items(column: Linking, cell: str) -> list[str]:
    if not isinstance(column, MembersColumn):
        return [cell]
    try:
        return split_items(cell)
    except ValueError:
        # Told when the cell is read.
        return []


def _stored_or_brought(load: Load, column: Linking, texts: Iterable[str]) -> set[str]:
    found = load.query(
        f"SELECT DISTINCT given.text FROM unnest(%s::text[]) AS given (text) "
        f"JOIN {_refs(load, column)} AS known ON known.ref = given.text",
        [list(texts)],
    )
    return {text for (text,) in found}


def _called(load: Load, column: Linking, texts: set[str]) -> Mapping[str, Sequence[str]]:
    """The refs of the records that are called so: of those that are stored, and of those that the file brings."""
    found = {text: list(refs) for text, refs in called(column.related_model, texts).items()}
    if column.related_model is load.model and "ref" in load.headers:
        own = _called_in_file(load)
        for text in texts:
            for ref in own.get(folded(text), ()):
                if ref not in found.setdefault(text, []):
                    found[text].append(ref)
    for text in texts:
        if said := load.references.said_of(column.related_model, text):
            found[text] = [said]
    return {text: refs for text, refs in found.items() if refs}


def _called_in_file(load: Load) -> dict[str, list[str]]:
    names = [field.name for field in name_fields(load.model) if field.name in load.headers and field.name != "aliases"]
    found: dict[str, list[str]] = {}
    for name in names:
        for text, ref in load.query(f'SELECT "{name}", ref FROM {load.temp_table("staged")} WHERE "{name}" <> \'\''):
            found.setdefault(folded(text), []).append(ref)
    return found


def _note_several(load: Load, column: Linking, text: str, refs: Sequence[str], lines: Iterable[int]) -> None:
    kind = column.related_model._meta.verbose_name_plural
    listed = ", ".join(f"`{ref}`" for ref in refs[:MOST_NAMED]) + ("…" if len(refs) > MOST_NAMED else "")
    for line in lines:
        load.reject(
            line,
            f"is what {len(refs):,} {kind} are called: {listed}; write the ref of the one that is meant.",
            column,
            value=text,
        )
