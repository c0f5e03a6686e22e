"""All that the page of one exchange says, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Citation, Commitment, Exchange, ExchangeItem, Meeting, Sanction
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import Given, side_of
from tracker.standings.selection import standing_of
from tracker.status.rules import Standing
from tracker.vocabulary import ExchangeSide


@dataclass(frozen=True, kw_only=True)
class ItemInView:
    """One thing on one side, with where it stands on the day and what published sources say of it.

    `standing` is None for what is no commitment tracked on the day, `state` empty for what is no sanction.
    """

    given: Given
    standing: Standing | None
    state: Sanction | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of the exchange; `has_hidden` where it has items that are not public."""

    items: tuple[ItemInView, ...]
    has_hidden: bool


@dataclass(frozen=True, kw_only=True)
class ExchangePage:
    """One exchange and its two sides, as of a day."""

    exchange: Exchange
    sides: tuple[Side, ...]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the exchange with that ref; Http404 if there is none that the public may see."""
        found = public.exchanges().prefetch_related(
            Prefetch("agreed_at", queryset=Meeting.objects.published()), "rulings"
        )
        exchange = record_or_404(found, ref)
        given = [each for side in ExchangeSide for each in side_of(exchange, side)]
        commitments, sanctions = commitments_among(given, filters), sanctions_among(given, filters)
        counts = Counter(ExchangeItem.objects.filter(exchange=exchange).values_list("side", flat=True))
        sides = []
        for side in ExchangeSide:
            items = tuple(item_in_view(each, commitments, sanctions) for each in side_of(exchange, side))
            sides.append(Side(items=items, has_hidden=len(items) < counts[side]))
        return cls(
            exchange=exchange,
            sides=tuple(sides),
            disagreements=disagreements(exchange, exchange.citations.all(), exchange.rulings.all()),
        )


def commitments_among(given: Iterable[Given], filters: Filters) -> Mapping[int, Commitment]:
    """The commitments that were given, by id, each with its standing on the day, its parties and citations."""
    keys = [each.commitment.pk for each in given if each.commitment]
    days = {"as_of": filters.as_of, "known_on": filters.known_on}
    return {
        commitment.pk: commitment
        for commitment in Commitment.objects.published()
        .filter(pk__in=keys)
        .with_standing(**days)
        .prefetch_related(Prefetch("citations", queryset=public.citations()))
    }


def sanctions_among(given: Iterable[Given], filters: Filters) -> Mapping[int, Sanction]:
    """The sanctions that were given, by id, each with its state on the day and its citations."""
    keys = [each.sanction.pk for each in given if each.sanction]
    found = with_state(Sanction.objects.published().filter(pk__in=keys), filters.as_of)
    return {
        sanction.pk: sanction
        for sanction in found.prefetch_related(Prefetch("citations", queryset=public.citations()))
    }


def item_in_view(given: Given, commitments: Mapping[int, Commitment], sanctions: Mapping[int, Sanction]) -> ItemInView:
    """One thing that was given, with where it stands."""
    if given.commitment:
        commitment = commitments[given.commitment.pk]
        return ItemInView(
            given=given,
            standing=standing_of(commitment) if commitment.is_scored else None,
            state=None,
            citations=tuple(commitment.citations.all()),
        )
    sanction = sanctions[given.sanction.pk] if given.sanction else None
    return ItemInView(
        given=given, standing=None, state=sanction, citations=tuple(sanction.citations.all()) if sanction else ()
    )
