"""Writing a plan: in few statements, or, when the database refuses one, row by row to say which and why."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from psycopg.errors import UniqueViolation

from tracker.transfer.columns import Column, MembersColumn
from tracker.transfer.plan import Row

BATCH = 1000

Save = Callable[[Sequence[Row]], None]


def apply(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Saves every row that is not refused; what the database refuses is noted in the row and not saved."""
    generations, ringed = in_generations([row for row in rows if row.is_new])
    for generation in generations:
        _write(generation, _create, columns)
    refuse_rings(ringed)
    _write([row for row in rows if row.changes and not row.is_new], _update, columns)


def in_generations(rows: Sequence[Row]) -> tuple[list[list[Row]], list[Row]]:
    """The rows in groups, each needing only records of groups before it; and those that need each other in a ring."""
    waiting = {id(row.record): row for row in rows if row.record is not None}
    generations = []
    while ready := [row for row in waiting.values() if not _awaited_rows(row, waiting)]:
        generations.append(ready)
        waiting = {key: row for key, row in waiting.items() if _awaited_rows(row, waiting)}
    return generations, list(waiting.values())


def _awaited_rows(row: Row, waiting: dict[int, Row]) -> list[Row]:
    return [waiting[id(record)] for record in row.awaited() if id(record) in waiting]


def refuse_rings(rows: Sequence[Row]) -> None:
    """Notes which new records lead, through others of the file, back to themselves; the rest wait on those in vain."""
    by_record = {id(row.record): row for row in rows}
    for row in rows:
        back = [column for column in row.changes if _leads_back(row, column, by_record)]
        if back:
            row.refuse("leads back to the record itself; name one that does not depend on this record.", *back)
        else:
            row.is_held_up = True


def _leads_back(row: Row, column: Column, by_record: dict[int, Row]) -> bool:
    """Whether following what the column names ends where it began."""
    seen: set[int] = set()
    ahead = [row.changes[column].value]
    while ahead:
        record = ahead.pop()
        if record is row.record:
            return True
        if id(record) in by_record and id(record) not in seen:
            seen.add(id(record))
            ahead.extend(by_record[id(record)].awaited())
    return False


def _write(rows: Sequence[Row], save: Save, columns: Sequence[Column]) -> None:
    for row in rows:
        # What it names is saved by now, unless that row was refused.
        row.is_held_up = row.is_held_up or any(row.awaited())
    sound = [row for row in rows if not row.is_refused]
    if not sound:
        return
    try:
        with transaction.atomic():
            save(sound)
    except (IntegrityError, DataError):
        for row in sound:
            _write_alone(row, save, columns)


def _write_alone(row: Row, save: Save, columns: Sequence[Column]) -> None:
    """Saves one row of a group that the database refused, or notes each rule it breaks."""
    _unsave(row)
    _note_broken_constraints(row, columns)
    if row.is_refused:
        return
    try:
        with transaction.atomic():
            save([row])
    except (IntegrityError, DataError) as error:
        _unsave(row)
        _note_refusal(row, error, columns)


def _unsave(row: Row) -> None:
    """Forgets the key that a rolled-back insert gave a new record."""
    if row.is_new:
        row.record.pk = None
        row.record._state.adding = True  # noqa: SLF001 (what Django itself reads to tell a new record)


def _create(rows: Sequence[Row]) -> None:
    model = type(rows[0].record)
    model._default_manager.bulk_create([row.record for row in rows], batch_size=BATCH)
    _write_members(rows)


def _update(rows: Sequence[Row]) -> None:
    model = type(rows[0].record)
    changed = [row for row in rows if row.changed_fields]
    if changed:
        names = set().union(*(row.changed_fields for row in changed))
        model._default_manager.bulk_update([row.record for row in changed], sorted(names), batch_size=BATCH)
    _write_members(rows)


def _write_members(rows: Sequence[Row]) -> None:
    """Adds and removes the ties of list columns; those that stay are not touched."""
    added: dict[MembersColumn, list[models.Model]] = {}
    for row in rows:
        for column, change in row.changes.items():
            if isinstance(column, MembersColumn):
                ties = column.membership
                before = [] if row.is_new else column.get_value(row.record)
                gone = [member for member in before if member not in change.value]
                if gone:
                    ties.model._base_manager.filter(
                        **{ties.owner: row.record, f"{ties.member}__in": gone}, **ties.fixed
                    ).delete()
                added.setdefault(column, []).extend(
                    ties.model(**{ties.owner: row.record, ties.member: member}, **ties.fixed)
                    for member in change.value
                    if member not in before
                )
    for column, new in added.items():
        column.membership.model._base_manager.bulk_create(new, batch_size=BATCH)


def _note_broken_constraints(row: Row, columns: Sequence[Column]) -> None:
    """Notes, in its own words, every constraint of the model that the record breaks."""
    for model, constraints in row.record.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, row.record)
            except ValidationError as error:
                row.refuse(" ".join(error.messages), *_columns_of(constraint, columns))


def _note_refusal(row: Row, error: Exception, columns: Sequence[Column]) -> None:
    """Notes why the database refused the record, as its trigger or constraint put it."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    named = getattr(diagnosis, "column_name", None)
    about = [column for column in columns if named and named in (column.field_name, column.lookup)]
    if isinstance(error.__cause__, UniqueViolation):
        row.refuse("the record was added by someone else while this file was read; import the file again.", *about)
    else:
        row.refuse(getattr(diagnosis, "message_primary", None) or str(error), *about)


def _columns_of(constraint: models.BaseConstraint, columns: Sequence[Column]) -> list[Column]:
    """The columns that a constraint is about."""
    if isinstance(constraint, models.CheckConstraint):
        condition: Any = constraint.condition
        names = set(condition.referenced_base_fields)
    else:
        names = set(getattr(constraint, "fields", ()))
    return [column for column in columns if column.field_name in names]
