"""All that the page of one sanction says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Actor, Condition, Sanction
from tracker.pages.parts.exchanges import exchanges_with
from tracker.pages.parts.links import LinkInWords, seen_from_sanction
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import ExchangeInView
from tracker.vocabulary import Stage


@dataclass(frozen=True, kw_only=True)
class SanctionPage:
    """One sanction, whether it is in force on a day, and what was given for its end."""

    sanction: Sanction
    exchanges: tuple[ExchangeInView, ...]
    conditions: tuple[Condition, ...]
    condition_of: tuple[Condition, ...]
    ties: tuple[LinkInWords, ...]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the sanction with that ref; Http404 if there is none that the public may see."""
        sanction = record_or_404(with_state(published_sanctions(), filters.as_of), ref)
        either = Q(sanction=sanction) | Q(depends_on_sanction=sanction)
        conditions = tuple(public.conditions().filter(either).order_by("ref"))
        return cls(
            sanction=sanction,
            exchanges=exchanges_with(sanction=sanction),
            conditions=tuple(one for one in conditions if one.sanction_id == sanction.pk),
            condition_of=tuple(one for one in conditions if one.sanction_id != sanction.pk),
            ties=tuple(seen_from_sanction(sanction.links_from_commitments.all())),
            disagreements=disagreements(sanction, sanction.citations.all(), sanction.rulings.all()),
        )


def published_sanctions() -> "QuerySet[Sanction]":
    """Published sanctions with issuer, targets, the links that point at them, and citations."""
    hidden = Sanction.targets.through.objects.filter(sanction=OuterRef("pk")).exclude(actor__stage=Stage.PUBLISHED)
    return (
        Sanction.objects.published()
        .annotate(has_hidden_targets=Exists(hidden))
        .prefetch_related(
            Prefetch("issuer", queryset=Actor.objects.published()),
            Prefetch("targets", queryset=Actor.objects.published().order_by("name", "ref")),
            Prefetch(
                "links_from_commitments",
                queryset=public.links().prefetch_related(Prefetch("citations", queryset=public.citations())),
            ),
            Prefetch("citations", queryset=public.citations()),
            "rulings",
        )
    )
