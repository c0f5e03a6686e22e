"""Where a member of collections may write, asked beforehand; what is sent all the same, the database refuses
(`models/membership_rules.py`).
"""

from typing import Any

from django.db import connection

from tracker.models import PARTS_OF_COLLECTED, Collection
from tracker.models.membership_rules import COLLECTED, SHARED


def writes_here(person: Any, record: Any) -> bool:
    """Whether the person may write the record as far as their collections go; who is a member of none may anywhere."""
    asked = question_of(type(record))
    if asked is None or record.pk is None or person.pk is None:
        return True
    table = record._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            # What differs are names of ours.
            f"SELECT NOT is_member(%(person)s) OR {asked} FROM {table} AS record WHERE record.id = %(key)s",  # noqa: S608
            {"person": person.pk, "key": record.pk},
        )
        found = cursor.fetchone()
    return found is None or bool(found[0])


def question_of(model: Any) -> str | None:
    """SQL for whether the person writes where a `record` of this kind is; None for what is in no collection."""
    if model in COLLECTED:
        return f"writes_one_in(%(person)s, '{model._meta.model_name}', record.id)"
    if model in PARTS_OF_COLLECTED:
        return (
            "coalesce((SELECT writes_one_in(%(person)s, owner.kind, owner.id) "
            "FROM owner_of(to_jsonb(record)) AS owner WHERE owner.ref IS NOT NULL), TRUE)"
        )
    if model is Collection:
        return "writes_in(%(person)s, record.id)"
    return "writes(%(person)s)" if model in SHARED else None
