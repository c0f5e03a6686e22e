"""All that the page of one exchange says, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Citation, Commitment, Exchange, ExchangeItem, Meeting, Sanction, SanctionStep
from tracker.pages.parts.exchanges import public_exchanges
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import Given, is_sought, side_of, step_of
from tracker.standings.readings import citations
from tracker.standings.selection import standing_of
from tracker.status.rules import Standing
from tracker.vocabulary import SANCTION_ENDS, CommitmentKind, ExchangeSide, PartyRole

FIRST_SIDE, SECOND_SIDE = "One side", "The other side"
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
    """One side of the exchange, called by who gives; `has_hidden` where it has items that are not public."""

    heading: str
    items: tuple[ItemInView, ...]
    has_hidden: bool


@dataclass(frozen=True, kw_only=True)
class ExchangePage:
    """One exchange and its two sides, as of a day; `is_agreed` is whether it may have been agreed by then.

    `is_sought` is whether nothing tells that it came about.
    """

    exchange: Exchange
    is_agreed: bool
    is_sought: bool
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
        only_sought = is_sought(exchange, [side_of(exchange, side) for side in ExchangeSide])
        headings = headings_of(
            *(givers_of(side_of(exchange, side), commitments, is_sought=only_sought) for side in ExchangeSide),
            is_sought=only_sought,
        )
        sides = []
        for side, heading in zip(ExchangeSide, headings, strict=True):
            items = tuple(
                item_in_view(each, commitments, sanctions, cited.get(told_by(each), ()))
                for each in side_of(exchange, side)
            )
            sides.append(Side(heading=heading, items=items, has_hidden=len(items) < counts[side]))
        return cls(
            exchange=exchange,
            is_agreed=exchange.agreed_on is None or exchange.agreed_on.earliest <= filters.as_of,
            is_sought=only_sought,
            sides=tuple(sides),
            disagreements=disagreements(
                exchange, exchange.citations.all(), exchange.rulings.all(), only_cited=filters.press_by is not None
            ),
        )


def commitments_among(given: Iterable[Given], filters: Filters) -> Mapping[int, Commitment]:
    """The commitments that were given, by id, each with its standing on the day and the public actors in each role."""
    keys = [each.commitment.pk for each in given if each.commitment]
    tied = public.parties().filter(commitment=OuterRef("pk")).order_by("actor__name", "pk")
    named = ArraySubquery(tied.values(json=JSONObject(role="role", name="actor__name")))
    found = Commitment.objects.published().filter(pk__in=keys).annotate(named=named).with_standing(**filters.days)
    return {commitment.pk: commitment for commitment in found}


def givers_of(side: Iterable[Given], commitments: Mapping[int, Commitment], *, is_sought: bool) -> tuple[str, ...]:
    """The names of who gives what stands on a side, or would give it where that was sought alone."""
    names: dict[str, None] = {}
    for given in side:
        if given.commitment is None:
            names.update({given.giver: None} if given.giver else {})
            continue
        role = giving_role(given.commitment, is_sought=is_sought)
        tied = vars(commitments[given.commitment.pk])["named"]
        names.update({party["name"]: None for party in tied if party["role"] == role})
    return tuple(names)


def giving_role(commitment: Commitment, *, is_sought: bool) -> PartyRole:
    """The role of who gives what the commitment is of: of a demand, who is asked; of a wish told, the other."""
    if commitment.kind == CommitmentKind.DEMAND:
        return PartyRole.ADDRESSEE
    return PartyRole.COUNTERPART if is_sought and not commitment.is_scored else PartyRole.COMMITTED


def headings_of(one: tuple[str, ...], other: tuple[str, ...], *, is_sought: bool) -> tuple[str, str]:
    """What the two sides are called: by who gives, where that tells them apart."""
    start = "Sought from" if is_sought else "From"
    if set(one) == set(other):
        return FIRST_SIDE, SECOND_SIDE
    return (
        f"{start}: {' and '.join(one)}" if one else FIRST_SIDE,
        f"{start}: {' and '.join(other)}" if other else SECOND_SIDE,
    )


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
