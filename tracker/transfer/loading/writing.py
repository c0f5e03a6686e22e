"""Writing what was proposed: one insert, one update, and one statement for each table of ties."""

from typing import Any

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from psycopg.errors import CheckViolation

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading.constraints import file_columns_of, reject_lines
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import membership_table
from tracker.transfer.loading.query_planning import planned_for_rows, replan_deferred_constraints


def write(load: Load) -> None:
    """Inserts, updates and ties the proposed rows; what the database refuses is noted, and nothing is written."""
    try:
        with transaction.atomic(), planned_for_rows(load.total):
            # What stored records let go of is free for new ones.
            if load.has_changed:
                _update(load)
            if load.has_new:
                _insert(load)
            _untie(load)
            _tie(load)
    except (IntegrityError, DataError) as error:
        _note_refusal(load, error)


def _insert(load: Load) -> None:
    names = ", ".join(["id", *(quoted(field.column) for field in load.written_fields)])
    load.execute(
        f"INSERT INTO {load.table} ({names}) SELECT {names} FROM {load.temp_table('proposed')} "
        "WHERE is_new ORDER BY line"
    )


def _update(load: Load) -> None:
    changed = ", ".join(f"{quoted(field.column)} = proposed.{quoted(field.column)}" for field in load.written_fields)
    load.execute(
        f"UPDATE {load.table} AS stored SET {changed} FROM {load.temp_table('proposed')} AS proposed "
        f"WHERE stored.id = proposed.id AND proposed.line IN (SELECT line FROM {load.temp_table('differing')})"
    )


def _untie(load: Load) -> None:
    for column in load.members_columns:
        table, owner, member = membership_table(column)
        fixed = "".join(f" AND ties.{quoted(name)} = '{value}'" for name, value in column.membership.fixed.items())
        load.execute(
            f"DELETE FROM {table} AS ties USING {load.temp_table('tied')} AS tied WHERE tied.list = %s "
            f"AND NOT tied.is_added AND ties.{owner} = tied.owner_id AND ties.{member} = tied.member_id{fixed}",
            [column.column_name],
        )


def _tie(load: Load) -> None:
    by_table: dict[tuple[str, str, str, tuple[str, ...]], list[Any]] = {}
    for column in load.members_columns:
        by_table.setdefault((*membership_table(column), tuple(column.membership.fixed)), []).append(column)
    for (table, owner, member, fixed), columns in by_table.items():
        extra = "".join(f", {quoted(name)}" for name in fixed)
        values = "".join(f", given.{quoted(name)}" for name in fixed)
        given = ", ".join(
            "(" + ", ".join(f"'{value}'" for value in (column.column_name, *column.membership.fixed.values())) + ")"
            for column in columns
        )
        load.execute(
            f"INSERT INTO {table} (id, {owner}, {member}{extra}) "
            f"SELECT tied.tie_id, tied.owner_id, tied.member_id{values} "
            f"FROM {load.temp_table('tied')} AS tied "
            f"JOIN (VALUES {given}) AS given ({', '.join(['list', *map(quoted, fixed)])}) USING (list) "
            "WHERE tied.is_added ORDER BY tied.line"
        )


def apply_deferred_constraints() -> None:
    """Has the database check its deferred constraints and foreign keys now. Raises FileProblem for what breaks one."""
    replan_deferred_constraints()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise deferred_problem(error) from error


def deferred_problem(error: IntegrityError) -> FileProblem:
    """The FileProblem for an error of a deferred rule of ours, or of a foreign key to a record that is gone."""
    if isinstance(error.__cause__, CheckViolation):
        return FileProblem(f"{refusal_reason(error)}.")
    return FileProblem(f"a record that is named was deleted at the same moment: {refusal_reason(error)}.")


def refusal_reason(error: DatabaseError) -> str:
    """The database's own message, without its full stop."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    reason = getattr(diagnosis, "message_detail", None) or getattr(diagnosis, "message_primary", None) or error
    return str(reason).removesuffix(".")


def _note_refusal(load: Load, error: DatabaseError) -> None:
    """Notes why the database refused, as its trigger or constraint put it, with the line it is about if it says."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    broken = [each for each in load.model._meta.constraints if each.name == getattr(diagnosis, "constraint_name", "")]
    reason = getattr(diagnosis, "message_primary", None) or str(error)
    if broken:
        reason = str(broken[0].get_violation_error_message())
    about = file_columns_of(load, getattr(diagnosis, "column_name", None))
    reject_lines(load, {_line_of(load, reason): reason}, about)


def _line_of(load: Load, reason: str) -> int:
    """The line whose ref the database's sentence quotes, else the first line."""
    staged = load.temp_table("staged")
    if "ref" in load.headers:
        found = load.query(
            f"SELECT line FROM {staged} JOIN {load.temp_table('proposed')} USING (line) "
            f"WHERE {staged}.ref <> '' AND strpos(%s, '\"' || {staged}.ref || '\"') > 0 LIMIT 1",
            [reason],
        )
        if found:
            return int(found[0][0])
    ((first,),) = load.query(f"SELECT min(line) FROM {staged}")
    return int(first or 0)
