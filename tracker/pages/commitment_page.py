"""All that the page of one commitment says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch, Q, QuerySet

from tracker import status, visible
from tracker.dashboard.filters import Filters
from tracker.models import Commitment, Link, Meeting, Party, StatusUpdate
from tracker.pages.disagreements import Disagreement, disagreements
from tracker.pages.follow_ups import Claims, FollowUp, claims, facts, shown
from tracker.pages.record import by_role, record_or_404
from tracker.pages.ties import Tie, seen_from
from tracker.vocabulary import PartyRole


@dataclass(frozen=True, kw_only=True)
class CommitmentPage:
    """One commitment as it stood on `as_of` by what was public on `known_on`."""

    commitment: Commitment
    parties: tuple[tuple[str, tuple[Party, ...]], ...]
    standing: status.Standing
    claims: Claims | None
    spells: tuple[status.Spell, ...]
    exchanges: tuple[Tie, ...]
    other_ties: tuple[Tie, ...]
    follow_ups: tuple[FollowUp, ...]
    later_updates: int
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the commitment with that ref; Http404 if there is none that the public may see."""
        commitment = record_or_404(published_commitments(), ref)
        updates = tuple(commitment.status_updates.all())
        days = {"as_of": filters.as_of, "known_on": filters.known_on}
        known = facts(commitment, updates)
        standing = status.standing(facts=known, **days)
        ties = tuple(seen_from(commitment, links_of(commitment)))
        follow_ups = shown(updates, **days)
        return cls(
            commitment=commitment,
            parties=by_role(commitment.parties.all(), PartyRole),
            standing=standing,
            claims=claims(standing.say_do_gap, updates, **days),
            spells=status.spells(facts=known, **days),
            exchanges=tuple(tie for tie in ties if tie.is_reciprocal),
            other_ties=tuple(tie for tie in ties if not tie.is_reciprocal),
            follow_ups=follow_ups,
            later_updates=len(updates) - len(follow_ups),
            disagreements=disagreements(commitment, commitment.citations.all()),
        )


def published_commitments() -> "QuerySet[Commitment]":
    """Published commitments with all that their own page shows of them, links aside."""
    return Commitment.objects.published().prefetch_related(
        "topics",
        Prefetch("made_at", queryset=Meeting.objects.published()),
        Prefetch("parties", queryset=visible.parties().order_by("role", "actor__name")),
        Prefetch("citations", queryset=visible.citations()),
        Prefetch(
            "status_updates",
            queryset=StatusUpdate.objects.published().prefetch_related(
                Prefetch("citations", queryset=visible.citations())
            ),
        ),
    )


def links_of(commitment: Commitment) -> "QuerySet[Link]":
    """The links that start from the commitment or point at it, with their citations."""
    return (
        visible.links()
        .filter(Q(commitment=commitment) | Q(to_commitment=commitment))
        .order_by("kind", "ref")
        .prefetch_related(Prefetch("citations", queryset=visible.citations()))
    )
