"""The exchanges that a record stands in."""

from typing import Any

from django.db.models import QuerySet

from tracker.access import public
from tracker.models import Exchange, ExchangeItem


def exchanges_with(**record: Any) -> "QuerySet[Exchange]":
    """Public exchanges with the one `commitment` or `sanction` among what was given, each with its items."""
    given = ExchangeItem.objects.filter(**record)
    if "sanction" in record:
        given |= ExchangeItem.objects.filter(sanction_step__sanction=record["sanction"])
    return public.exchanges().filter(pk__in=given.values("exchange")).order_by("agreed_on_earliest", "ref")
