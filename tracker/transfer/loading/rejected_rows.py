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
    """Has rows wait that name a record which a rejected row of the file would create, and those that name theirs."""
    own = [column.id_name for column in load.reference_columns if column.related_model is load.model]
    if not own or not load.rejected_lines:
        return
    names_it = " OR ".join(f"proposed.{quoted(name)} = held.id" for name in own)
    held = load.query(
        "WITH RECURSIVE held (line, id, is_new, root) AS ("
        f"SELECT line, id, is_new, line FROM {load.temp_table('identified')} WHERE line = ANY(%s::bigint[]) "
        f"UNION SELECT proposed.line, proposed.id, proposed.is_new, held.root "
        f"FROM {load.temp_table('proposed')} AS proposed JOIN held ON held.is_new AND ({names_it})) "
        "SELECT line, min(root) FROM held WHERE root <> line GROUP BY line ORDER BY line",
        [line_array(load.rejected_lines)],
    )
    for line, root in held:
        load.wait(line, load.place_of(root))


def leave_out_rejected(load: Load) -> None:
    """Takes the rows with something wrong out of what is proposed."""
    if not load.rejected_lines:
        return
    for name in TYPED:
        load.execute(
            f"DELETE FROM {load.temp_table(name)} WHERE line = ANY(%s::bigint[])",
            [line_array(load.rejected_lines)],
        )


def made_refs(load: Load) -> dict[int, str]:
    """The refs of rows that will not be written, by line, where one was made for that row alone.

    A ref that another row of the file has, or that a stored record has by whose title it was found, may be somebody
    else's: written into the file, it would no longer be asked about.
    """
    if not load.ref_of_title or not load.rejected_lines:
        return {}
    staged = load.temp_table("staged")
    found = load.query(
        f"SELECT min(line), ref FROM {staged} WHERE ref IN (SELECT ref FROM {staged} WHERE line = ANY(%s::bigint[])) "
        "GROUP BY ref HAVING count(*) = 1",
        [line_array((load.rejected_lines & load.ref_of_title) - load.by_title)],
    )
    return dict(found)


def rejected_refs(load: Load) -> dict[str, str]:
    """The refs of rows that will not be written, and their names, which rows of other files may use in good faith.

    Each with where the row stands.
    """
    called = [name for name in ("ref", "title", "name") if name in load.headers]
    if not load.rejected_lines or not called:
        return {}
    staged = load.temp_table("staged")
    found = load.query(
        f"SELECT line, {', '.join(map(quoted, called))} FROM {staged} "
        "WHERE line = ANY(%s::bigint[]) ORDER BY line DESC",
        [line_array(load.rejected_lines)],
    )
    return {text: load.place_of(line) for line, *row in found for text in row if text}
