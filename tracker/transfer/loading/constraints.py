"""What the table's own rules say of proposed rows, before any of them is written.

CHECK constraints come from the catalogue and triggers from the model, each as the database itself evaluates it, so a
row is refused for the same reason and in the same words whichever door it comes through.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pgtrigger
from django.db.models import BaseConstraint, CheckConstraint, UniqueConstraint

from tracker.database.identifiers import quoted
from tracker.database.line_ends import REASON, RULE
from tracker.models.integrity.refusals import DeferredRefusal, Refusal
from tracker.transfer.declaration.columns import Column, ReferenceColumn
from tracker.transfer.loading.differences import written_condition
from tracker.transfer.loading.file_load import Load, line_array
from tracker.transfer.loading.proposal import staged_cell


def check_constraints(load: Load) -> None:
    """Notes each proposed row that a constraint or rule of the table would refuse, in its own words."""
    if not (load.has_new or load.has_changed):
        return
    _check_checks(load)
    for constraint in load.model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields:
            _check_unique(load, constraint)
    for trigger in load.model._meta.triggers:
        if isinstance(trigger, Refusal) and has_rows_for(load, trigger.operation):
            _check_rule(load, trigger)


def has_rows_for(load: Load, operation: pgtrigger.Operation | None) -> bool:
    """Whether the load would insert or update rows, whichever the trigger's operation is."""
    return (operation is pgtrigger.Insert and load.has_new) or (operation is pgtrigger.Update and load.has_changed)


def _check_checks(load: Load) -> None:
    constraints = load.query(
        "SELECT conname, pg_get_expr(conbin, conrelid) FROM pg_constraint "
        "WHERE conrelid = %s::regclass AND contype = 'c' ORDER BY conname",
        [load.model._meta.db_table],
    )
    if not constraints:
        return
    kept = " AND ".join(f"({expression}) IS NOT FALSE" for _, expression in constraints)
    verdicts = ", ".join(f"({expression}) IS FALSE" for _, expression in constraints)
    broken = load.query(
        f"SELECT line, {verdicts} FROM {load.temp_table('proposed')} AS proposed "
        f"WHERE {written_condition(load, include_ties=False)} AND NOT ({kept})"
    )
    declared = {constraint.name: constraint for constraint in load.model._meta.constraints}
    for place, (name, _) in enumerate(constraints):
        lines = [line for line, *is_broken in broken if is_broken[place]]
        constraint = declared.get(name)
        if constraint is None:
            reason = REASON if name.endswith(RULE) else f"breaks the rule {name} of the database."
            reject_lines(load, dict.fromkeys(lines, reason), [])
        else:
            _refuse_by(load, constraint, lines)


def _refuse_by(load: Load, constraint: BaseConstraint, lines: Sequence[int]) -> None:
    reason = str(constraint.get_violation_error_message())
    reject_lines(load, dict.fromkeys(lines, reason), constraint_columns(constraint, load.resource.columns))


def reject_lines(load: Load, reasons: Mapping[int, str], columns: Sequence[Column]) -> None:
    """Notes what is wrong in each line, with what its cells in the columns say.

    A line is not blamed twice: nothing is said of cells of which something wrong is known, also where the file lacks
    their column. Blamed are the columns that the file has.
    """
    names = {column.column_name for column in columns}
    reasons = {line: why for line, why in reasons.items() if not names & load.rejected_cells.get(line, set())}
    if not reasons:
        return
    columns = [column for column in columns if column in load.columns]
    chosen = ", ".join(["line", *(staged_cell(column) for column in columns)])
    found = load.query(
        f"SELECT {chosen} FROM {load.temp_table('staged')} AS staged WHERE line = ANY(%s::bigint[]) ORDER BY line",
        [line_array(reasons)],
    )
    for line, *cells in found:
        load.reject(line, reasons[line], *columns, value=", ".join(cell for cell in cells if cell))


def constraint_columns(constraint: BaseConstraint, columns: Sequence[Column]) -> list[Column]:
    """Those of the columns that a constraint looks at."""
    if isinstance(constraint, CheckConstraint):
        condition: Any = constraint.condition
        names = set(condition.referenced_base_fields)
    else:
        names = set(getattr(constraint, "fields", ()))
    return [column for column in columns if column.field_name in names]


def _check_unique(load: Load, constraint: UniqueConstraint) -> None:
    fields = [load.model._meta.get_field(name) for name in constraint.fields]
    if {each.name for each in fields} == {key.field_name for key in load.key_columns}:
        return
    columns = [quoted(each.column) for each in fields]
    proposed = load.temp_table("proposed")
    stored, among = load.table, proposed
    if constraint.condition:
        # Of rows that the condition leaves out there may be any number.
        ((condition,),) = load.query(
            "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = %s::regclass", [constraint.name]
        )
        stored, among = (f"(SELECT * FROM {table} WHERE {condition})" for table in (stored, proposed))
    if constraint.nulls_distinct is False:
        same, countable = "IS NOT DISTINCT FROM", "TRUE"
    else:
        same, countable = "=", " AND ".join(f"proposed.{name} IS NOT NULL" for name in columns)
    match = " AND ".join(f"other.{name} {same} proposed.{name}" for name in columns)
    place = (
        f"row_number() OVER (PARTITION BY {', '.join(f'proposed.{name}' for name in columns)} "
        "ORDER BY proposed.is_new OR differing.line IS NOT NULL, proposed.line)"
    )
    taken = load.query(
        f"SELECT proposed.line FROM {among} AS proposed "
        f"WHERE {written_condition(load, include_ties=False)} AND EXISTS ("
        f"SELECT FROM {stored} AS other WHERE {match} AND other.id <> proposed.id "
        f"AND NOT EXISTS (SELECT FROM {proposed} AS also WHERE also.id = other.id)) "
        f"UNION SELECT line FROM (SELECT proposed.line, {place} AS place FROM {among} AS proposed "
        f"LEFT JOIN {load.temp_table('differing')} AS differing USING (line) WHERE {countable}) AS numbered "
        "WHERE place > 1"
    )
    _refuse_by(load, constraint, [line for (line,) in taken])


def _check_rule(load: Load, rule: Refusal) -> None:
    """Asks a trigger's rule of the proposed rows, with the table as it would stand once they were written."""
    proposed, differing = load.temp_table("proposed"), load.temp_table("differing")
    is_insert = rule.operation is pgtrigger.Insert
    written = "is_new" if is_insert else f"line IN (SELECT line FROM {differing})"
    names = ", ".join(["id", *(quoted(field.column) for field in load.written_fields)])
    asked = rule.preflight_query(table=load.model._meta.db_table, columns=names, proposed=proposed, written=written)
    found = load.query(
        f"WITH {asked} SELECT proposed.line, offenders.name FROM offenders "
        f"JOIN {proposed} AS proposed USING (id) WHERE EXISTS (SELECT FROM new_rows) ORDER BY proposed.line"
    )
    reasons = {line: rule.message_for(name) for line, name in found}
    reject_lines(load, reasons, file_columns_of(load, rule.column))


def deferred_constraints(load: Load) -> list[DeferredRefusal]:
    """The rules that the database would ask at the end of the transaction; none where nothing would be written."""
    if not (load.has_new or load.has_changed or load.members_columns):
        return []
    rules = load.model._meta.triggers
    return [rule for rule in rules if isinstance(rule, DeferredRefusal) and "NEW.id" in rule.offender]


def check_deferred_constraints(load: Load) -> None:
    """Notes the lines that break a rule which the database keeps for the end of the transaction.

    Such a rule may look at any table; the tables of the load's other files have to be seen as they would be.
    """
    # A rule says the same for new rows as for changed ones.
    for rule in {rule.offenders: rule for rule in deferred_constraints(load)}.values():
        found = load.query(
            f"SELECT proposed.line, offenders.name FROM {load.temp_table('proposed')} AS proposed "
            f"JOIN ({rule.offenders}) AS offenders(id, name) USING (id) WHERE "
            f"{written_condition(load)} ORDER BY proposed.line"
        )
        reasons = {line: rule.message.replace("%s", name) for line, name in found}
        reject_lines(load, reasons, file_columns_of(load, rule.column))


def file_columns_of(load: Load, name: str | None) -> list[Column]:
    """The file's column for the column of the table with this name; none for a column that no file has."""
    return [
        column
        for column in load.columns
        if name in (column.field_name, column.id_name if isinstance(column, ReferenceColumn) else None)
    ]
