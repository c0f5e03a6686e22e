"""Rows of a file that has names beside its refs: a name stands in for an empty ref, and is left out else."""

from collections.abc import Iterator, Sequence

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.name_columns import name_columns

Rows = Iterator[tuple[int, list[str]]]


def named_rows(header: Header, rows: Rows, record: str) -> tuple[Header, Rows]:
    """The header and the rows with no column of names: where the file has no column of the refs, it becomes that."""
    beside = names_beside(header, record)
    if not beside:
        return header, rows
    places: list[tuple[int, int]] = []
    columns = list(header)
    for name, ref in beside.items():
        if ref in header:
            places.append((header.index(ref), header.index(name)))
        else:
            columns[header.index(name)] = ref
    left_out = {of_name for _, of_name in places}
    kept = [place for place in range(len(columns)) if place not in left_out]
    return Header([columns[place] for place in kept], header.line), (
        (line, _with_names(row, places, kept)) for line, row in rows
    )


def names_beside(header: Sequence[str], record: str) -> dict[str, str]:
    """The columns of names in a header, each once, with the columns of refs that they are of."""
    known = name_columns(file_columns(record).values())
    return {name: known[name].column_name for name in header if name in known and header.count(name) == 1}


def notes_on_names(header: Sequence[str], record: str) -> list[str]:
    """What is said of columns of names that stand beside their refs."""
    return [
        f"{name} is read only where {ref} is empty; elsewhere the ref is taken, and a changed name changes nothing."
        for name, ref in names_beside(header, record).items()
        if ref in header
    ]


def _with_names(row: list[str], places: list[tuple[int, int]], kept: list[int]) -> list[str]:
    for of_ref, of_name in places:
        row[of_ref] = row[of_ref] or row[of_name]
    return [row[place] for place in kept]
