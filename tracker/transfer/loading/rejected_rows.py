"""What becomes of rows with something wrong: they are looked at to the end, so that all is told, and never written."""

from tracker.database.identifiers import quoted
from tracker.transfer.loading.file_load import Load, line_array

TYPED = ("proposed", "differing", "tied")


def blank_rejected_cells(load: Load) -> None:
    """Empties the cells that were refused, so that what else is wrong with their rows can be asked of the database."""
    # A key stays what it is; a column that is needed, and that the file lacks, has no cells.
    staged = {column.column_name for column in load.columns if column not in load.key_columns}
    lines: dict[str, list[int]] = {}
    for line, refused in load.rejected_cells.items():
        for name in refused & staged:
            lines.setdefault(name, []).append(line)
    if not lines:
        return
    blanks = ", ".join(
        f"{quoted(name)} = CASE WHEN line = ANY(%s::bigint[]) THEN '' ELSE {quoted(name)} END" for name in lines
    )
    touched = line_array({line for of_column in lines.values() for line in of_column})
    load.execute(
        f"UPDATE {load.temp_table('staged')} SET {blanks} WHERE line = ANY(%s::bigint[])",
        [*map(line_array, lines.values()), touched],
    )


def reject_dependent_rows(load: Load) -> None:
    """Rejects, with no problem of their own, rows that name a record which a rejected row of the file would create."""
    own = [column.id_name for column in load.reference_columns if column.related_model is load.model]
    if not own or not load.rejected_lines:
        return
    names_it = " OR ".join(f"proposed.{quoted(name)} = held.id" for name in own)
    held = load.query(
        "WITH RECURSIVE held (line, id, is_new) AS ("
        f"SELECT line, id, is_new FROM {load.temp_table('identified')} WHERE line = ANY(%s::bigint[]) "
        f"UNION SELECT proposed.line, proposed.id, proposed.is_new FROM {load.temp_table('proposed')} AS proposed "
        f"JOIN held ON held.is_new AND ({names_it})) SELECT line FROM held",
        [line_array(load.rejected_lines)],
    )
    load.rejected_lines.update(line for (line,) in held)


def leave_out_rejected(load: Load) -> None:
    """Takes the rows with something wrong out of what is proposed."""
    if not load.rejected_lines:
        return
    for name in TYPED:
        load.execute(
            f"DELETE FROM {load.temp_table(name)} WHERE line = ANY(%s::bigint[])",
            [line_array(load.rejected_lines)],
        )


def rejected_refs(load: Load) -> set[str]:
    """The refs of rows that will not be written, and their names, which rows of other files may use in good faith."""
    called = [name for name in ("ref", "title", "name") if name in load.headers]
    if not load.rejected_lines or not called:
        return set()
    staged = load.temp_table("staged")
    found = load.query(
        f"SELECT {', '.join(map(quoted, called))} FROM {staged} WHERE line = ANY(%s::bigint[])",
        [line_array(load.rejected_lines)],
    )
    return {text for row in found for text in row if text}
