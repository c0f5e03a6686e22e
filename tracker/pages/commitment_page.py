"""All that the page of one commitment says, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Self

from django.db.models import Prefetch, Q, QuerySet

from tracker.access import public
from tracker.charts.status_strip import Strip, strip
from tracker.evidence import confidence
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Commitment, Condition, Link, Meeting, Party, Response, StatusUpdate
from tracker.pages.parts.exchanges import exchanges_with
from tracker.pages.parts.links import LinkInWords, seen_from
from tracker.pages.parts.party_words import parties_in_words
from tracker.pages.parts.sources_used import SourceUsed, sources_used
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.partial_dates import PartialDate
from tracker.standings.exchanges import ExchangeInView
from tracker.standings.follow_ups import (
    FollowUp,
    GapUpdates,
    facts,
    gap_updates,
    status_since,
    visible_follow_ups,
    weight,
)
from tracker.standings.status_history import StatusHistory, status_history
from tracker.status import rules
from tracker.vocabulary import Axis


@dataclass(frozen=True, kw_only=True)
class CommitmentPage:
    """One commitment as it stood on `as_of` by what was public on `known_on`.

    `is_made` is whether it may have been made by the first, `is_public` whether this site had published it by the
    second. What it says of its terms and parties is as it is today, whatever the days.
    """

    commitment: Commitment
    is_made: bool
    is_public: bool
    parties: tuple[tuple[str, tuple[Party, ...]], ...]
    standing: rules.Standing
    evidence_since: PartialDate | None
    official_since: PartialDate | None
    weight: confidence.Weight | None
    gap_updates: GapUpdates | None
    status_history: StatusHistory
    strip: Strip | None
    exchanges: tuple[ExchangeInView, ...]
    conditions: tuple[Condition, ...]
    condition_of: tuple[Condition, ...]
    responses: tuple[Response, ...]
    in_answer_to: tuple[Response, ...]
    ties: tuple[LinkInWords, ...]
    follow_ups: tuple[FollowUp, ...]
    hidden_updates: int
    disagreements: tuple[Disagreement, ...]
    sources: tuple[SourceUsed, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the commitment with that ref; Http404 if there is none that the public may see."""
        commitment = record_or_404(published_commitments(), ref)
        updates = tuple(commitment.status_updates.all())
        days = {"as_of": filters.as_of, "known_on": filters.known_on}
        standing = rules.standing(facts=facts(commitment, updates), **days)
        stretches = status_history(commitment, reversed(updates), filters)
        ties = tuple(seen_from(commitment, links_of(commitment)))
        exchanges = exchanges_with(commitment=commitment)
        conditions = tuple(conditions_with(commitment))
        responses = tuple(responses_with(commitment))
        follow_ups = visible_follow_ups(updates, **days)
        passages = chain(
            commitment.citations.all(),
            *(tie.link.citations.all() for tie in ties),
            *(exchange.citations for exchange in exchanges),
            *(condition.citations.all() for condition in conditions),
            *(response.citations.all() for response in responses),
            *(row.update.citations.all() for row in follow_ups),
        )
        return cls(
            commitment=commitment,
            is_made=commitment.made_on is None or commitment.made_on.earliest <= filters.as_of,
            is_public=was_public(commitment, filters.known_on),
            parties=parties_in_words(
                commitment.kind,
                commitment.parties.all(),
                hidden=commitment.hidden_roles,  # type: ignore[attr-defined]
            ),
            standing=standing,
            evidence_since=status_since(Axis.EVIDENCE, updates, **days),
            official_since=status_since(Axis.OFFICIAL, updates, **days),
            weight=weight(updates, **days),
            gap_updates=gap_updates(standing.say_do_gap, updates, **days),
            status_history=stretches,
            strip=strip(stretches, as_of=filters.as_of),
            exchanges=exchanges,
            conditions=tuple(one for one in conditions if one.commitment_id == commitment.pk),
            condition_of=tuple(one for one in conditions if one.commitment_id != commitment.pk),
            responses=tuple(one for one in responses if one.demand_id == commitment.pk),
            in_answer_to=tuple(one for one in responses if one.demand_id != commitment.pk),
            ties=ties,
            follow_ups=follow_ups,
            hidden_updates=len(updates) - len(follow_ups),
            disagreements=disagreements(commitment, commitment.citations.all(), commitment.rulings.all()),
            sources=sources_used(passages),
        )


def was_public(commitment: Commitment, day: date) -> bool:
    """Whether this site had published the commitment by the end of the day in UTC."""
    return commitment.published_at is not None and rules.utc_day(commitment.published_at) <= day


def published_commitments() -> "QuerySet[Commitment]":
    """Published commitments with all that their own page shows of them, links aside."""
    return (
        Commitment.objects.published()
        .annotate(hidden_roles=public.hidden_roles(Party, "commitment"))
        .prefetch_related(
            "topics",
            Prefetch("made_at", queryset=Meeting.objects.published()),
            Prefetch("parties", queryset=public.parties().order_by("role", "actor__name")),
            Prefetch("citations", queryset=public.citations()),
            "rulings",
            Prefetch(
                "status_updates",
                queryset=StatusUpdate.objects.published().prefetch_related(
                    "rulings", Prefetch("citations", queryset=public.citations())
                ),
            ),
        )
    )


def conditions_with(commitment: Commitment) -> "QuerySet[Condition]":
    """The conditions of the commitment, and those that it is itself."""
    return public.conditions().filter(Q(commitment=commitment) | Q(depends_on_commitment=commitment)).order_by("ref")


def responses_with(commitment: Commitment) -> "QuerySet[Response]":
    """The responses to the commitment, and those that led to it."""
    return public.responses().filter(Q(demand=commitment) | Q(leads_to=commitment))


def links_of(commitment: Commitment) -> "QuerySet[Link]":
    """The links that start from the commitment or point at it, with their citations."""
    return (
        public.links()
        .filter(Q(commitment=commitment) | Q(to_commitment=commitment))
        .prefetch_related(Prefetch("citations", queryset=public.citations()))
    )
