"""The exchanges that a record stands in, and the conditions and responses of a view."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from tracker.access import public
from tracker.models import Condition, Exchange, ExchangeItem, Response
from tracker.parameters.filters import Filters
from tracker.standings.exchanges import ExchangeInView, in_view
from tracker.standings.queries import known_steps
from tracker.standings.readings import citations, in_the_press


def exchanges_with(filters: Filters, **record: Any) -> tuple[ExchangeInView, ...]:
    """Public exchanges with the one `commitment` or `sanction` among what was given, the earliest first.

    Where the view goes by the press, those that were in it.
    """
    given = ExchangeItem.objects.filter(**record)
    if "sanction" in record:
        given |= ExchangeItem.objects.filter(sanction_step__sanction=record["sanction"])
    found = public_exchanges(filters).filter(in_the_press(filters, "exchange"), pk__in=given.values("exchange"))
    return tuple(map(in_view, found.order_by("agreed_on_earliest", "ref")))


def public_exchanges(filters: Filters) -> "QuerySet[Exchange]":
    """Public exchanges, in the press by then or not, with their items and citations."""
    items = public.exchange_items().order_by("side", "pk").prefetch_related(known_steps("sanction__steps", filters))
    return Exchange.objects.published().prefetch_related(
        Prefetch("items", queryset=items), Prefetch("citations", queryset=citations(filters))
    )


def public_conditions(filters: Filters) -> "QuerySet[Condition]":
    """Public conditions that were in the press where the view goes by it, with their citations."""
    return (
        public.conditions()
        .filter(in_the_press(filters, "condition"))
        .prefetch_related(None)
        .prefetch_related(
            Prefetch("citations", queryset=citations(filters)), known_steps("depends_on_sanction__steps", filters)
        )
    )


def public_responses(filters: Filters) -> "QuerySet[Response]":
    """Public responses that were in the press where the view goes by it."""
    return public.responses().filter(in_the_press(filters, "response"))
