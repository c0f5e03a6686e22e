"""The exchanges that a record stands in."""

from typing import Any

from tracker.access import public
from tracker.models import ExchangeItem
from tracker.standings.exchanges import ExchangeInView, in_view


def exchanges_with(**record: Any) -> tuple[ExchangeInView, ...]:
    """Public exchanges with the one `commitment` or `sanction` among what was given, the earliest first."""
    given = ExchangeItem.objects.filter(**record)
    if "sanction" in record:
        given |= ExchangeItem.objects.filter(sanction_step__sanction=record["sanction"])
    found = public.exchanges().filter(pk__in=given.values("exchange")).order_by("agreed_on_earliest", "ref")
    return tuple(map(in_view, found))
