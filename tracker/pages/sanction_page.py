"""All that the page of one sanction says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Actor, Programme, Sanction, SanctionQuerySet, SanctionStep
from tracker.pages.parts.links import LinkInWords, seen_from_sanction
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.known_on import known_by
from tracker.vocabulary import Stage


@dataclass(frozen=True, kw_only=True)
class SanctionPage:
    """One sanction, whether it is in force on a day, the steps of its life, and what was given for its end."""

    sanction: Sanction
    steps: tuple[SanctionStep, ...]
    exchanges: tuple[LinkInWords, ...]
    other_ties: tuple[LinkInWords, ...]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the sanction with that ref; Http404 if there is none that the public may see."""
        sanction = record_or_404(
            with_state(published_sanctions(), as_of=filters.as_of, known_on=filters.known_on), ref
        )
        steps = tuple(steps_of(sanction, filters))
        ties = tuple(seen_from_sanction(sanction.links_from_commitments.all()))
        return cls(
            sanction=sanction,
            steps=steps,
            exchanges=tuple(tie for tie in ties if tie.is_reciprocal),
            other_ties=tuple(tie for tie in ties if not tie.is_reciprocal),
            disagreements=(
                *disagreements(sanction, sanction.citations.all(), sanction.rulings.all()),
                *(found for step in steps for found in disagreements(step, step.citations.all(), step.rulings.all())),
            ),
        )


def steps_of(sanction: Sanction, filters: Filters) -> "QuerySet[SanctionStep]":
    """The steps that were public on the known-on day, in their order, each with who says so."""
    return (
        public.sanction_steps()
        .filter(known_by(filters.known_on), sanction=sanction)
        .prefetch_related(Prefetch("citations", queryset=public.citations()), "rulings")
    )


def published_sanctions() -> SanctionQuerySet:
    """Published sanctions with issuer, targets, the links that point at them, and citations."""
    hidden = Sanction.targets.through.objects.filter(sanction=OuterRef("pk")).exclude(actor__stage=Stage.PUBLISHED)
    return (
        Sanction.objects.published()
        .annotate(has_hidden_targets=Exists(hidden))
        .prefetch_related(
            Prefetch("issuer", queryset=Actor.objects.published()),
            Prefetch("programme", queryset=Programme.objects.published()),
            Prefetch("targets", queryset=Actor.objects.published().order_by("name", "ref")),
            Prefetch(
                "links_from_commitments",
                queryset=public.links().prefetch_related(Prefetch("citations", queryset=public.citations())),
            ),
            Prefetch("citations", queryset=public.citations()),
            "rulings",
        )
    )
