"""Many primary keys in one value of a query, so that it is compiled and planned as one with a single key."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


def with_keys(rows: "QuerySet[Any]", keys: list[int]) -> "QuerySet[Any]":
    """The rows with these primary keys."""
    return rows.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [keys]))
