"""What the database said when it refused, in words for the person who typed."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from django.apps import apps
from django.db import DataError, IntegrityError, OperationalError
from django.db.models import BaseConstraint, CheckConstraint, Model, UniqueConstraint
from django.utils.text import capfirst
from psycopg.errors import Diagnostic

from tracker.actions.record_lock import BUSY
from tracker.database.line_ends import REASON, RULE
from tracker.models.integrity.refusals import Refusal
from tracker.transfer.loading.locks import is_lock_failure

# SQLSTATE classes 23, a rule was broken, and 22, a value does not fit its column; and waiting for others in vain.
REFUSED = (IntegrityError, DataError, OperationalError)

KEY = re.compile(r"Key \((?P<columns>.+?)\)=\((?P<values>.*)\)")
STILL_USED = re.compile(r'is still referenced from table "(?P<table>\w+)"')


@dataclass(frozen=True)
class DatabaseRefusal:
    """One refusal: why, of which record, and because of which of its fields if it was one."""

    message: str
    record: type[Model] | None = None
    field: str | None = None
    status: int = HTTPStatus.OK

    @property
    def message_elsewhere(self) -> str:
        """The message for the form of another record, on whose page this one is a row; it says which sort of row."""
        return f"{capfirst(self.record._meta.verbose_name)}: {self.message}" if self.record else self.message


def read_refusal(error: DataError | IntegrityError | OperationalError) -> DatabaseRefusal:
    """The refusal in an error of the database. Raises the error again when it is none, such as a lost connection."""
    if is_lock_failure(error):
        return DatabaseRefusal(BUSY, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if isinstance(error, OperationalError):
        raise error
    return constraint_refusal(error)


def constraint_refusal(error: DataError | IntegrityError) -> DatabaseRefusal:
    """The refusal by a constraint, key or column."""
    said = getattr(error.__cause__, "diag", None)
    if said is None:
        return DatabaseRefusal(str(error))
    record = model_of_table(said.table_name)
    constraint = constraint_of(record, said.constraint_name)
    if constraint is not None:
        return DatabaseRefusal(
            with_field_labels(str(constraint.violation_error_message), record), record, constraint_field(constraint)
        )
    if said.sqlstate == "23505":
        return duplicate_refusal(said, record)
    if said.sqlstate == "23503":
        return foreign_key_refusal(said, record)
    if said.sqlstate == "23502":
        return DatabaseRefusal(
            with_field_labels(f"{said.column_name} must be filled.", record), record, said.column_name
        )
    plain = REASON if str(said.constraint_name).endswith(RULE) else said.message_primary or str(error)
    message = advised(record, said.constraint_name, plain)
    return DatabaseRefusal(with_field_labels(message, record), record, said.column_name)


def advised(record: type[Model] | None, name: str | None, message: str) -> str:
    """What a form says of a rule that a trigger of that name keeps: the database's words, or the rule's advice."""
    triggers = getattr(record._meta, "triggers", ()) if record else ()
    rule = next((each for each in triggers if isinstance(each, Refusal) and each.rule == name), None)
    return rule.advice_on(message) if rule is not None else message


def model_of_table(table: str | None) -> type[Model] | None:
    """The model of the table; None for a table of no record."""
    models = apps.get_models(include_auto_created=True)
    return next((model for model in models if model._meta.db_table == table and not model._meta.proxy), None)


def constraint_of(record: type[Model] | None, name: str | None) -> BaseConstraint | None:
    """The record's constraint of that name; None for rules kept by triggers, keys and columns."""
    constraints = record._meta.constraints if record else []
    return next((constraint for constraint in constraints if constraint.name == name), None)


def constraint_field(constraint: BaseConstraint) -> str | None:
    """The field a constraint is about: the one it looks at, or of several the one its message begins with."""
    fields = constraint_fields(constraint)
    if len(fields) == 1:
        return fields.pop()
    first = str(constraint.violation_error_message).split(" ", 1)[0]
    return first if first in fields else None


def constraint_fields(constraint: BaseConstraint) -> set[str]:
    """The names of the fields that a constraint looks at."""
    if isinstance(constraint, CheckConstraint):
        return set(constraint.condition.referenced_base_fields)  # type: ignore[union-attr]
    return set(constraint.fields) if isinstance(constraint, UniqueConstraint) else set()


def with_field_labels(message: str, record: type[Model] | None) -> str:
    """The message with the record's fields, and values of lists, called as the form calls them.

    A name of one word is also an English word: it counts as a field only at the beginning or in an enumeration. A new
    record may have no ref yet, by which rules of the database call it.
    """
    message = message.replace(' ""', "")
    labels = labels_of(record) if record else {}
    plain = "|".join(map(re.escape, labels))
    compound = "|".join(re.escape(name) for name in labels if "_" in name) or "(?!)"
    name = rf"^(?:{plain})\b|\b(?:{compound})\b|(?<=[:,] )(?:{plain})(?=[,.])"
    return re.sub(name, lambda found: f"“{labels[found[0]]}”", message) if labels else message


def labels_of(record: type[Model]) -> dict[str, str]:
    """What the record's forms call its fields, and those values of its lists whose names are not words."""
    fields = record._meta.concrete_fields
    values = {str(value): str(label) for field in fields for value, label in field.flatchoices if "_" in str(value)}
    return values | {field.name: capfirst(str(field.verbose_name)) for field in fields}


def duplicate_refusal(said: Diagnostic, record: type[Model] | None) -> DatabaseRefusal:
    """The refusal of a value that another record has."""
    key = KEY.search(said.message_detail or "")
    if key is None or record is None:
        return DatabaseRefusal(said.message_primary or "This record exists already.", record)
    field = next((field for field in record._meta.concrete_fields if field.column == key["columns"]), None)
    if field is None:
        return DatabaseRefusal(f"{key['columns']}: another record has {key['values']}.", record)
    return DatabaseRefusal(f"“{key['values']}”: {field.error_messages['unique']}", record, field.name)


def foreign_key_refusal(said: Diagnostic, record: type[Model] | None) -> DatabaseRefusal:
    """The refusal of a link to a record that is gone, or of removing a record that others link to."""
    used = STILL_USED.search(said.message_detail or "")
    if used:
        user = model_of_table(used["table"])
        name = user._meta.verbose_name_plural if user else used["table"]
        return DatabaseRefusal(f"It is still used by {name}; change or delete those first.", record)
    key = KEY.search(said.message_detail or "")
    name = key["columns"].removesuffix("_id") if key else "a link"
    return DatabaseRefusal(f"{name}: the chosen record no longer exists; choose another.", record, name)
