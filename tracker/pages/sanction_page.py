"""All that the page of one sanction says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Actor, Condition, Programme, Sanction, SanctionQuerySet, SanctionStep
from tracker.pages.parts.exchanges import exchanges_with, public_conditions
from tracker.pages.parts.links import LinkInWords, seen_from_sanction
from tracker.pages.parts.sanction_state import with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import ExchangeInView
from tracker.standings.readings import citations, in_the_press, known
from tracker.vocabulary import SANCTION_ENDS, SanctionStepKind, Stage


@dataclass(frozen=True, kw_only=True)
class SanctionPage:
    """One sanction, whether it is in force on a day, the steps of its life, and what was given for its end.

    `later` are the steps that are known and had not happened yet on the day.
    """

    sanction: Sanction
    steps: tuple[SanctionStep, ...]
    later: tuple[SanctionStep, ...]
    exchanges: tuple[ExchangeInView, ...]
    conditions: tuple[Condition, ...]
    condition_of: tuple[Condition, ...]
    ties: tuple[LinkInWords, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def imposing(self) -> SanctionStep | None:
        """The step with which it was imposed, if one tells the day."""
        return self.dated_step(SanctionStepKind.IMPOSED)

    @property
    def life(self) -> tuple[SanctionStep, ...]:
        """All steps that are known, of the day and later."""
        return (*self.steps, *self.later)

    @property
    def ending(self) -> SanctionStep | None:
        """The step with which it was lifted or expired, if one tells the day."""
        return self.dated_step(*SANCTION_ENDS)

    def dated_step(self, *kinds: SanctionStepKind) -> SanctionStep | None:
        """The first step of one of these kinds that has a day."""
        return next((step for step in self.life if step.kind in kinds and step.happened_on), None)

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the sanction with that ref; Http404 if there is none that the public may see."""
        sanction = record_or_404(with_state(published_sanctions(filters), **filters.days), ref)
        steps = tuple(steps_of(sanction, filters))
        either = Q(sanction=sanction) | Q(depends_on_sanction=sanction)
        conditions = tuple(public_conditions(filters).filter(either).order_by("ref"))
        return cls(
            sanction=sanction,
            steps=tuple(step for step in steps if not is_later(step, filters)),
            later=tuple(step for step in steps if is_later(step, filters)),
            exchanges=exchanges_with(filters, sanction=sanction),
            conditions=tuple(one for one in conditions if one.sanction_id == sanction.pk),
            condition_of=tuple(one for one in conditions if one.sanction_id != sanction.pk),
            ties=tuple(seen_from_sanction(sanction.links_from_commitments.all())),
            disagreements=tuple(
                found
                for record, said, rulings in (
                    (sanction, sanction.citations.all(), sanction.rulings.all()),
                    *((step, step.citations.all(), step.rulings.all()) for step in steps),
                )
                for found in disagreements(record, said, rulings, only_cited=filters.press_by is not None)
            ),
        )


def is_later(step: SanctionStep, filters: Filters) -> bool:
    """Whether the step had surely not happened by the day of the view."""
    return step.happened_on is not None and step.happened_on.earliest > filters.as_of


def steps_of(sanction: Sanction, filters: Filters) -> "QuerySet[SanctionStep]":
    """The steps that count in the view, in their order, each with who says so."""
    return (
        public.sanction_steps()
        .filter(known(filters, "sanction_step"), sanction=sanction)
        .prefetch_related(Prefetch("citations", queryset=citations(filters)), "rulings")
    )


def published_sanctions(filters: Filters) -> SanctionQuerySet:
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
                queryset=public.links()
                .filter(in_the_press(filters, "link"))
                .prefetch_related(Prefetch("citations", queryset=citations(filters))),
            ),
            Prefetch("citations", queryset=citations(filters)),
            "rulings",
        )
    )
