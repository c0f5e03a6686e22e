"""The content of a card: where one commitment stands, or how all of a view do."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch

from tracker.charts.coordinates import stacked_extents
from tracker.dashboard.page import SharePart
from tracker.models import Commitment
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.partial_dates import PartialDate
from tracker.standings.counts import counts_of
from tracker.standings.queries import committed_parties
from tracker.standings.selection import standing_of
from tracker.standings.span import Reach
from tracker.standings.status_counts import Share, StatusCounts, status_counts_of
from tracker.status.rules import Standing
from tracker.vocabulary import Status


@dataclass(frozen=True, kw_only=True)
class CommitmentCard:
    """One commitment on the two days, and who bound themselves by it."""

    commitment: Commitment
    standing: Standing
    parties: tuple[str, ...]
    filters: Filters

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The card of the commitment with that ref, in two queries; Http404 if the public may see none."""
        commitments = (
            Commitment.objects.published()
            .with_standing(**filters.days)
            .prefetch_related(Prefetch("parties", queryset=committed_parties(), to_attr="committed"))
        )
        commitment = record_or_404(commitments, ref)
        return cls(
            commitment=commitment,
            standing=standing_of(commitment),
            parties=tuple(party.actor.name for party in commitment.committed),  # type: ignore[attr-defined]
            filters=filters,
        )


@dataclass(frozen=True, kw_only=True)
class HeadlineCard:
    """How many commitments of a view are tracked, and how they stand on the axis it asks for."""

    status_counts: StatusCounts
    newest: PartialDate | None
    filters: Filters

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """The card of the view, in two queries."""
        return cls(
            status_counts=status_counts_of(counts_of(filters).on(filters.axis)),
            newest=Reach.read(filters).newest,
            filters=filters,
        )

    @property
    def fulfilled(self) -> int:
        """How many are fulfilled."""
        return self.status_counts.count_of(Status.FULFILLED)

    @property
    def shares(self) -> tuple[Share, ...]:
        """The statuses at which any stands, the unknown ones last."""
        return tuple(share for share in (*self.status_counts.known, *self.status_counts.unknown) if share.count)

    @property
    def share_bar(self) -> tuple[SharePart, ...]:
        """The same as places in one bar."""
        places = stacked_extents([share.count for share in self.shares], self.status_counts.total)
        return tuple(SharePart(share=share, place=place) for share, place in zip(self.shares, places, strict=True))
