"""What becomes of rows with something wrong: they are looked at to the end, so that all is told, and never written."""

from tracker.transfer.load import Load, quoted

TYPED = ("proposed", "differing", "tied")


def blank_refused_cells(load: Load) -> None:
    """Empties the cells that were refused, so that what else is wrong with their rows can be asked of the database."""
    keys = {key.column_name for key in load.keys}
    for column in load.columns:
        name = column.column_name
        lines = [line for line, refused in load.refused_cells.items() if name in refused]
        if lines and name not in keys:
            load.run(f"UPDATE {load.temporary('staged')} SET {quoted(name)} = '' WHERE line = ANY(%s)", [lines])


def hold_up(load: Load) -> None:
    """Refuses, without blame, the rows that name a record which a refused row of the same file was to bring."""
    own = [column.id_name for column in load.naming if column.named is load.model]
    if not own or not load.refused_lines:
        return
    names_it = " OR ".join(f"proposed.{quoted(name)} = held.id" for name in own)
    held = load.ask(
        "WITH RECURSIVE held (line, id, is_new) AS ("
        f"SELECT line, id, is_new FROM {load.temporary('identified')} WHERE line = ANY(%s) "
        f"UNION SELECT proposed.line, proposed.id, proposed.is_new FROM {load.temporary('proposed')} AS proposed "
        f"JOIN held ON held.is_new AND ({names_it})) SELECT line FROM held",
        [list(load.refused_lines)],
    )
    load.refused_lines.update(line for (line,) in held)


def leave_out_refused(load: Load) -> None:
    """Moves the rows with something wrong from what is staged to `refused`, and out of what is proposed."""
    staged, refused = load.temporary("staged"), load.temporary("refused")
    load.run(f"CREATE TEMPORARY TABLE IF NOT EXISTS {refused} (LIKE {staged}) ON COMMIT DROP")
    if not load.refused_lines:
        return
    lines = [list(load.refused_lines)]
    load.run(
        f"WITH gone AS (DELETE FROM {staged} WHERE line = ANY(%s) RETURNING *) "
        f"INSERT INTO {refused} SELECT * FROM gone",
        lines,
    )
    for name in TYPED:
        load.run(f"DELETE FROM {load.temporary(name)} WHERE line = ANY(%s)", lines)


def refused_refs(load: Load) -> set[str]:
    """The refs of rows that will not be written, which rows of other files may name in good faith."""
    if not load.refused_lines or "ref" not in load.headers:
        return set()
    return {ref for (ref,) in load.ask(f"SELECT ref FROM {load.temporary('refused')}")}
