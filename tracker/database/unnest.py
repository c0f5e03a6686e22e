"""PostgreSQL's `unnest` of an array that is made of several expressions."""

from typing import Any

from django.db.models import BigIntegerField, Func


def unnest(*keys: Any) -> Func:
    """A row for each of the keys, also for those that are NULL."""
    return Func(*keys, template="unnest(ARRAY[%(expressions)s])", output_field=BigIntegerField(null=True))
