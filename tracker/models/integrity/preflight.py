"""What the rules kept by trigger would say of a record that is not written yet.

The database itself tells one rule at a time, and only once everything else is right; a person is told of all at once.
"""

import re
from collections.abc import Collection
from typing import Any

import pgtrigger
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Value
from django.db.models.functions import Cast
from django.db.models.sql import Query

from tracker.database.transient_errors import transient_reason
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.refusals import Refusal

# The number of a row that has none yet; the database gives out none below 1.
NOT_STORED = 0


def preflight(record: BatchedChecks, exclude: Collection[str] = ()) -> dict[str, str]:
    """The message of each rule that writing the record would break, by the column it is about.

    No rule is asked that looks at a field in `exclude`, whose value is not known.
    """
    operation = pgtrigger.Insert if record.pk is None else pgtrigger.Update
    found: dict[str, str] = {}
    for rule in refusals_of(record):
        looks_at_unknown = any(re.search(rf"\b{re.escape(name)}\b", rule.offenders) for name in exclude)
        if rule.operation is operation and rule.column not in found and not looks_at_unknown:
            offender = offender_of(record, rule)
            if offender is not None:
                found[rule.column] = rule.message_for(offender)
    return found


def refusals_of(record: BatchedChecks) -> list[Refusal]:
    """The rules of the record's table that a trigger keeps."""
    concrete: Any = record._meta.concrete_model
    return [trigger for trigger in concrete._meta.triggers if isinstance(trigger, Refusal)]


def offender_of(record: BatchedChecks, rule: Refusal) -> str | None:
    """What the rule would call the record, were it written; None where it would not refuse it, or cannot tell."""
    row, values = row_of(record)
    columns = ", ".join(f'"{field.column}"' for field in record._meta.concrete_fields)
    asked = rule.preflight_query(table=record._meta.db_table, columns=columns, proposed="row_to_be")
    query = (
        f"WITH row_to_be AS ({row}), {asked.replace('%', '%%')} "
        "SELECT name FROM offenders WHERE name IS NOT NULL LIMIT 1"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(query, values)
            found = cursor.fetchone()
    except DatabaseError as error:
        if transient_reason(error):
            raise
        # It holds what no column can, of which the form says so itself.
        return None
    return str(found[0]) if found else None


def row_of(record: BatchedChecks) -> tuple[str, tuple[Any, ...]]:
    """The query for the record's row, what the database derives included, and the values in it."""
    expressions = record.as_expressions()
    query = Query(None)
    for field in record._meta.concrete_fields:
        value = Value(NOT_STORED) if field.primary_key and record.pk is None else expressions[field.name]
        query.add_annotation(Cast(value, stored_field(field)), str(field.column), select=True)
    sql, values = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(values)


def stored_field(field: "Field[Any, Any]") -> Any:
    """The field whose type the column has: the key that a foreign key points at, the output of a generated field."""
    return getattr(field, "target_field", None) or getattr(field, "output_field", None) or field
