"""Many primary keys in one value of a query, so that it is compiled and planned as one with a single key."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.expressions import RawSQL


def with_keys(rows: "QuerySet[Any]", keys: list[int]) -> "QuerySet[Any]":
    """The rows with these primary keys."""
    return rows.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [keys]))


def with_keys_first(rows: "QuerySet[Any]", keys: "QuerySet[Any]") -> "QuerySet[Any]":
    """The rows whose primary keys the other query finds, which is made first and by itself: its LIMIT holds."""
    found = Func(
        F("pk"),
        ArraySubquery(keys.values("pk")),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
    return rows.filter(found)
