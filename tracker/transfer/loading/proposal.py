"""What a file's rows say, as rows of the record's own table: typed, refs resolved, compared with what is stored."""

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.cells_read_in_sql import CLEARED, column_type, default_sql, model_field, value_sql
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.loading.file_load import Load, line_array
from tracker.vocabulary import Stage


def propose(load: Load) -> None:
    """Fills `proposed`, `tied` and `differing` from the staged rows in which nothing is wrong so far."""
    _propose_rows(load)
    _find_ties(load)
    _compare(load)


def identify(load: Load) -> None:
    """Gives each staged row whose key can be told the id of the record it names, or a fresh one."""
    identified = load.temp_table("identified")
    ref = ", ref" if "ref" in [key.column_name for key in load.key_columns] else ""
    sequence = f"pg_get_serial_sequence('{load.table}', 'id')"
    load.execute(
        f"CREATE TEMPORARY TABLE {identified} ON COMMIT DROP AS "
        f"SELECT line, coalesce(stored_id, nextval({sequence})) AS id, stored_id IS NULL AS is_new{ref} FROM ("
        f"SELECT staged.line, stored.id AS stored_id{', staged.ref' if ref else ''} "
        f"FROM {load.temp_table('staged')} AS staged {_key_joins(load)} "
        f"LEFT JOIN {load.table} AS stored ON {_key_matches(load)} "
        # Ids go up with the lines, so that rows are written in the order of the indexes.
        "WHERE NOT line = ANY(%s::bigint[]) ORDER BY line) AS found",
        [line_array(load.unidentified)],
    )
    load.analyze("identified")


def _key_joins(load: Load) -> str:
    return " ".join(reference_join(load, key) for key in load.key_columns if isinstance(key, ReferenceColumn))


def _key_matches(load: Load) -> str:
    return " AND ".join(
        f"stored.{quoted(key.id_name)} = {reference_alias(key)}.id"
        if isinstance(key, ReferenceColumn)
        else f"stored.{quoted(key.field_name)} = {staged_cell(key)}"
        for key in load.key_columns
    )


def reference_alias(column: Column) -> str:
    """The quoted SQL alias of the joined record that a column's cell names."""
    return quoted(f"named_{column.column_name}")


def staged_cell(column: Column) -> str:
    """SQL for a column's cell in `staged`."""
    return f"staged.{quoted(column.column_name)}"


def reference_join(load: Load, column: ReferenceColumn) -> str:
    """The LEFT JOIN that finds the record a cell names: one that is stored, or one that the file itself creates."""
    table = refs_relation(column.related_model)
    if column.related_model is load.model:
        identified = load.temp_table("identified")
        table = f"(SELECT ref, id FROM {table} UNION ALL SELECT ref, id FROM {identified} WHERE is_new)"
    return f"LEFT JOIN {table} AS {reference_alias(column)} ON {reference_alias(column)}.ref = {staged_cell(column)}"


def _propose_rows(load: Load) -> None:
    by_target = {_target(column): column for column in (*load.plain_columns, *load.reference_columns)}
    said = {str(field.column): _value(by_target.get(str(field.column)), field) for field in load.written_fields}
    if {"stage", "published_at"} <= said.keys():
        # As the table's own trigger has it, which then has nothing to do for each row.
        said["published_at"] = (
            f"CASE WHEN ({said['stage']}) = '{Stage.PUBLISHED}' THEN coalesce({said['published_at']}, now()) END"
        )
    values = ", ".join(f"{value} AS {quoted(column)}" for column, value in said.items())
    joins = " ".join(reference_join(load, column) for column in load.reference_columns)
    proposed = load.temp_table("proposed")
    load.execute(
        f"CREATE TEMPORARY TABLE {proposed} ON COMMIT DROP AS "
        f"SELECT staged.line, identified.id, identified.is_new, {values} "
        f"FROM {load.temp_table('staged')} AS staged JOIN {load.temp_table('identified')} AS identified USING (line) "
        f"LEFT JOIN {load.table} AS stored ON stored.id = identified.id AND NOT identified.is_new {joins}"
    )
    load.analyze("proposed")


def _target(column: Column) -> str:
    return column.id_name if isinstance(column, ReferenceColumn) else str(model_field(column).column)


def _value(column: Column | None, field: object) -> str:
    """What a row says of one field: its cell, or what is stored, or, in a new row, the field's default."""
    default = default_sql(field)  # type: ignore[arg-type]
    stored = f"stored.{quoted(field.column)}"  # type: ignore[attr-defined]
    kept = f"CASE WHEN identified.is_new THEN {default} ELSE {stored} END"
    if column is None:
        return kept
    cell = staged_cell(column)
    read = f"{reference_alias(column)}.id" if isinstance(column, ReferenceColumn) else value_sql(column, cell)
    kind = column_type(field)  # type: ignore[arg-type]
    return f"CASE WHEN {cell} = '' THEN {kept} WHEN {cell} = {CLEARED} THEN {default} ELSE {read} END::{kind}"


def _find_ties(load: Load) -> None:
    """Fills `tied` with the members that each list column adds to a row's record and removes from it."""
    tied = load.temp_table("tied")
    load.execute(
        f"CREATE TEMPORARY TABLE {tied} (line bigint, owner_id bigint, list text, member_id bigint, is_added boolean, "
        "tie_id bigint) ON COMMIT DROP"
    )
    for column in load.members_columns:
        ties = column.membership
        table, owner, member = membership_table(column)
        fixed = " AND ".join(f"ties.{quoted(name)} = '{value}'" for name, value in ties.fixed.items()) or "TRUE"
        load.execute(
            f"WITH listed AS ({listed_refs_query(load, column)}), "
            f"wanted AS (SELECT listed.line, listed.owner_id, member.id AS member_id FROM listed "
            f"JOIN {quoted(column.related_model._meta.db_table)} AS member ON member.ref = listed.ref), "
            "present AS ("
            f"SELECT identified.line, ties.{owner} AS owner_id, ties.{member} AS member_id "
            f"FROM {table} AS ties JOIN {load.temp_table('identified')} AS identified ON identified.id = ties.{owner} "
            f"AND NOT identified.is_new JOIN {load.temp_table('staged')} AS staged USING (line) "
            # A row that ties a record of another kind has no member of this one.
            f"WHERE {staged_cell(column)} <> '' AND {fixed} AND ties.{member} IS NOT NULL) "
            f"INSERT INTO {tied} SELECT coalesce(wanted.line, present.line), "
            f"coalesce(wanted.owner_id, present.owner_id), '{column.column_name}', "
            "coalesce(wanted.member_id, present.member_id), present.member_id IS NULL, "
            # Later files of the load can name such a row before it is written.
            f"CASE WHEN present.member_id IS NULL THEN nextval(pg_get_serial_sequence('{table}', 'id')) END "
            "FROM wanted FULL JOIN present USING (owner_id, member_id) "
            "WHERE wanted.member_id IS NULL OR present.member_id IS NULL"
        )
    if load.members_columns and load.has_many:
        # Each row of a plan is asked whether it has any.
        load.execute(f"CREATE INDEX ON {tied} (line, list)")
        load.analyze("tied")


def membership_table(column: MembersColumn) -> tuple[str, str, str]:
    """The many-to-many table of a list column, its column for the list's owner and that for a member; all quoted."""
    meta = column.membership.model._meta
    owner, member = (meta.get_field(name) for name in (column.membership.owner, column.membership.member))
    return quoted(meta.db_table), quoted(str(owner.column)), quoted(str(member.column))  # type: ignore[union-attr]


def listed_refs_query(load: Load, column: MembersColumn) -> str:
    """SQL for the refs in a list column's cells: (line, owner_id, ref)."""
    return (
        "SELECT staged.line, identified.id AS owner_id, btrim(item, E' \\t\\r\\n') AS ref "
        f"FROM {load.temp_table('staged')} AS staged "
        f"LEFT JOIN {load.temp_table('identified')} AS identified USING (line), "
        f"unnest(string_to_array({staged_cell(column)}, ';')) AS item "
        f"WHERE {staged_cell(column)} NOT IN ('', {CLEARED})"
    )


def _compare(load: Load) -> None:
    """Fills `differing` with the lines whose record is stored and says something else, and says what there is."""
    targets = [
        _target(column) for column in (*load.plain_columns, *load.reference_columns) if column not in load.key_columns
    ]
    conditions = " OR ".join(f"proposed.{quoted(name)} IS DISTINCT FROM stored.{quoted(name)}" for name in targets)
    load.execute(
        f"CREATE TEMPORARY TABLE {load.temp_table('differing')} ON COMMIT DROP AS "
        f"SELECT proposed.line FROM {load.temp_table('proposed')} AS proposed JOIN {load.table} AS stored USING (id) "
        f"WHERE NOT proposed.is_new AND ({conditions or 'FALSE'})"
    )
    load.analyze("differing")
    ((load.has_new, load.has_changed),) = load.query(
        f"SELECT EXISTS (SELECT FROM {load.temp_table('proposed')} WHERE is_new), "
        f"EXISTS (SELECT FROM {load.temp_table('differing')})"
    )
