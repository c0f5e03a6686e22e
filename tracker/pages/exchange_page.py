"""All that the page of one exchange says, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Model, Prefetch, Q

from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Citation, Commitment, Exchange, ExchangeItem, Meeting, Sanction, SanctionStep
from tracker.pages.parts.exchanges import public_exchanges
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import Given, side_of, step_of
from tracker.standings.readings import citations
from tracker.standings.selection import standing_of
from tracker.status.rules import Standing
from tracker.vocabulary import SANCTION_ENDS, ExchangeSide

# The columns by which citations name what is given.
NAMES: Mapping[type[Model], str] = {Commitment: "commitment", Sanction: "sanction", SanctionStep: "sanction_step"}


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
    """One exchange and its two sides, as of a day; `is_agreed` is whether it may have been agreed by then."""

    exchange: Exchange
    is_agreed: bool
    sides: tuple[Side, ...]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the exchange with that ref; Http404 if there is none that the public may see."""
        found = public_exchanges(filters).prefetch_related(
            Prefetch("agreed_at", queryset=Meeting.objects.published()), "rulings"
        )
        exchange = record_or_404(found, ref)
        given = [each for side in ExchangeSide for each in side_of(exchange, side)]
        commitments, sanctions = commitments_among(given, filters), sanctions_among(given, filters)
        cited = passages_for(map(told_by, given), filters)
        counts = Counter(ExchangeItem.objects.filter(exchange=exchange).values_list("side", flat=True))
        sides = []
        for side in ExchangeSide:
            items = tuple(
                item_in_view(each, commitments, sanctions, cited.get(told_by(each), ()))
                for each in side_of(exchange, side)
            )
            sides.append(Side(items=items, has_hidden=len(items) < counts[side]))
        return cls(
            exchange=exchange,
            is_agreed=exchange.agreed_on is None or exchange.agreed_on.earliest <= filters.as_of,
            sides=tuple(sides),
            disagreements=disagreements(
                exchange, exchange.citations.all(), exchange.rulings.all(), only_cited=filters.press_by is not None
            ),
        )


def commitments_among(given: Iterable[Given], filters: Filters) -> Mapping[int, Commitment]:
    """The commitments that were given, by id, each with its standing on the day."""
    keys = [each.commitment.pk for each in given if each.commitment]
    found = Commitment.objects.published().filter(pk__in=keys).with_standing(**filters.days)
    return {commitment.pk: commitment for commitment in found}


def sanctions_among(given: Iterable[Given], filters: Filters) -> Mapping[int, Sanction]:
    """The sanctions that were given, by id, each with its state on the day."""
    keys = [each.sanction.pk for each in given if each.sanction]
    found = with_state(Sanction.objects.published().filter(pk__in=keys), **filters.days)
    return {sanction.pk: sanction for sanction in found}


def told_by(given: Given) -> Model | None:
    """The record whose passages tell that it was given: of a sanction, the step that is meant or that ended it."""
    return given.commitment or given.step or step_of(given.sanction, *SANCTION_ENDS) or given.sanction


def passages_for(records: Iterable[Model | None], filters: Filters) -> Mapping[Model | None, tuple[Citation, ...]]:
    """The passages for records of several kinds, read together."""
    wanted = Q(pk__in=[])
    for record in filter(None, records):
        wanted |= Q(**{NAMES[type(record)]: record})
    found: dict[Model, list[Citation]] = {}
    for citation in citations(filters).filter(wanted).select_related("commitment", "sanction", "sanction_step"):
        found.setdefault(citation.cited, []).append(citation)
    return {record: tuple(passages) for record, passages in found.items()}


def item_in_view(
    given: Given,
    commitments: Mapping[int, Commitment],
    sanctions: Mapping[int, Sanction],
    passages: tuple[Citation, ...],
) -> ItemInView:
    """One thing that was given, with where it stands."""
    if given.commitment:
        commitment = commitments[given.commitment.pk]
        standing = standing_of(commitment) if commitment.is_scored else None
        return ItemInView(given=given, standing=standing, state=None, citations=passages)
    sanction = sanctions[given.sanction.pk] if given.sanction else None
    return ItemInView(given=given, standing=None, state=sanction, citations=passages)
