"""All that the page of one commitment says, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Self

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from tracker.access import public
from tracker.charts.status_strip import Strip, strip
from tracker.evidence import confidence
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Commitment, Condition, Link, Meeting, Party, Response, StatusUpdate, Topic
from tracker.pages.parts.criteria import JudgedCriterion, criteria_of, findings_on, judged_criteria
from tracker.pages.parts.drawn_updates import DrawnUpdates
from tracker.pages.parts.exchanges import exchanges_with, public_conditions, public_responses
from tracker.pages.parts.links import LinkInWords, seen_from
from tracker.pages.parts.party_words import parties_in_words
from tracker.pages.parts.sources_used import SourceUsed, sources_used
from tracker.pages.parts.steps import Step, milestones_of, steps
from tracker.pages.parts.target_chart import TargetChart, target_charts
from tracker.parameters.filters import Filters, Problem
from tracker.parameters.record import record_or_404
from tracker.standings.exchanges import ExchangeInView
from tracker.standings.follow_ups import (
    GapUpdates,
    facts,
    gap_updates,
    last_update_on,
    turning_update,
    visible_follow_ups,
    weight,
)
from tracker.standings.queries import known_steps
from tracker.standings.readings import citations, in_the_press, was_in_the_press, with_first_day
from tracker.standings.status_history import StatusHistory, Stretch, status_history
from tracker.standings.target_tracks import public_targets, read_tracks
from tracker.status import rules
from tracker.vocabulary import Axis

# How many periods at a status are told in words; the strip above draws all.
MOST_STRETCHES = 16


@dataclass(frozen=True, kw_only=True)
class CommitmentPage:
    """One commitment as it stood on `as_of` by what was public on `known_on`.

    `is_made` is whether it may have been made by the first, `is_public` whether this site had published it by the
    second, `is_in_the_press` whether it was in the press by the day of the view, if that goes by the press.
    `is_assessed` is whether there is anything to say of where it stands: not of a statement or demand without updates.
    What it says of its terms and parties is as it is today, whatever the days.
    """

    commitment: Commitment
    is_made: bool
    is_public: bool
    is_in_the_press: bool
    is_assessed: bool
    parties: tuple[tuple[str, tuple[Party, ...]], ...]
    standing: rules.Standing
    evidence_since: StatusUpdate | None
    official_since: StatusUpdate | None
    weight: confidence.Weight | None
    verdict: StatusUpdate | None
    claim: StatusUpdate | None
    criteria: tuple[JudgedCriterion, ...]
    steps: tuple[Step, ...]
    targets: tuple[TargetChart, ...]
    gap_updates: GapUpdates | None
    status_history: StatusHistory
    strip: Strip | None
    exchanges: tuple[ExchangeInView, ...]
    conditions: tuple[Condition, ...]
    condition_of: tuple[Condition, ...]
    responses: tuple[Response, ...]
    in_answer_to: tuple[Response, ...]
    ties: tuple[LinkInWords, ...]
    updates: DrawnUpdates
    problems: tuple[Problem, ...]
    hidden_updates: int
    disagreements: tuple[Disagreement, ...]
    sources: tuple[SourceUsed, ...]

    @property
    def has_dated_steps(self) -> bool:
        """Whether a milestone is due on some day."""
        return any(step.milestone.due for step in self.steps)

    @property
    def latest_stretches(self) -> tuple[Stretch, ...]:
        """The periods that are told in words."""
        return self.status_history.stretches[-MOST_STRETCHES:]

    @property
    def earlier_stretches(self) -> int:
        """How many more there were before."""
        return max(len(self.status_history.stretches) - MOST_STRETCHES, 0)

    @classmethod
    def read(cls, ref: str, filters: Filters, *, begins_with: str = "") -> Self:
        """The page of the commitment with that ref; Http404 if there is none that the public may see.

        Of many updates those are drawn that begin with the one whose ref is `begins_with`, else the latest.
        """
        commitment = record_or_404(published_commitments(filters), ref)
        updates = tuple(commitment.status_updates.all())
        days = filters.days
        standing = rules.standing(facts=facts(commitment, updates), **days)
        stretches = status_history(commitment, reversed(updates), filters)
        ties = tuple(seen_from(commitment, links_of(commitment, filters)))
        criteria = tuple(criteria_of(commitment, known_on=filters.known_on))
        verdict = last_update_on(Axis.EVIDENCE, updates, **days)
        claim = last_update_on(Axis.OFFICIAL, updates, **days)
        drawn, problems = DrawnUpdates.of(visible_follow_ups(updates, **days), begins_with)
        told = {update.pk: update for update in (verdict, claim, *(row.update for row in drawn.rows)) if update}
        prefetch_related_objects(list(told.values()), "rulings", Prefetch("citations", queryset=citations(filters)))
        every = [*told, *(one.update.pk for one in drawn.named)]
        found = findings_on(criteria, known_on=filters.known_on).prefetch_related(None).filter(status_update__in=every)
        all_findings = tuple(found) if criteria else ()
        findings = tuple(finding for finding in all_findings if finding.status_update_id in told)
        prefetch_related_objects(findings, Prefetch("citations", queryset=public.citations()))
        drawn = drawn.with_findings(findings, ((finding.status_update_id, finding.ref) for finding in all_findings))
        milestones = steps(milestones_of(commitment, filters), filters)
        targets = read_tracks(public_targets(filters).filter(commitment=commitment), filters)
        exchanges = exchanges_with(filters, commitment=commitment)
        conditions = tuple(conditions_with(commitment, filters))
        responses = tuple(responses_with(commitment, filters))
        passages = chain(
            *(finding.citations.all() for row in drawn.rows for finding in row.findings),
            *(step.milestone.citations.all() for step in milestones),
            *(each.target.citations.all() for each in targets),
            *(row.observation.citations.all() for each in targets for row in each.figures),
            commitment.citations.all(),
            *(tie.link.citations.all() for tie in ties),
            *(exchange.citations for exchange in exchanges),
            *(condition.citations.all() for condition in conditions),
            *(response.citations.all() for response in responses),
            *(row.update.citations.all() for row in drawn.rows),
        )
        return cls(
            commitment=commitment,
            is_made=commitment.made_on is None or commitment.made_on.earliest <= filters.as_of,
            is_public=was_public(commitment, filters.known_on),
            is_in_the_press=was_in_the_press(commitment, filters),
            is_assessed=commitment.is_scored or bool(updates),
            parties=parties_in_words(
                commitment.kind,
                commitment.parties.all(),
                hidden=commitment.hidden_roles,  # type: ignore[attr-defined]
            ),
            standing=standing,
            evidence_since=turning_update(Axis.EVIDENCE, updates, **days),
            official_since=turning_update(Axis.OFFICIAL, updates, **days),
            weight=weight(updates, **days),
            verdict=verdict,
            claim=claim,
            criteria=judged_criteria(criteria, findings, verdict),
            steps=milestones,
            targets=target_charts(targets),
            gap_updates=gap_updates(standing.say_do_gap, updates, **days),
            status_history=stretches,
            strip=strip(stretches, as_of=filters.as_of),
            exchanges=exchanges,
            conditions=tuple(one for one in conditions if one.commitment_id == commitment.pk),
            condition_of=tuple(one for one in conditions if one.commitment_id != commitment.pk),
            responses=tuple(one for one in responses if one.demand_id == commitment.pk),
            in_answer_to=tuple(one for one in responses if one.demand_id != commitment.pk),
            ties=ties,
            updates=drawn,
            problems=problems,
            hidden_updates=len(updates) - drawn.total,
            disagreements=disagreements(
                commitment,
                commitment.citations.all(),
                commitment.rulings.all(),
                only_cited=filters.press_by is not None,
            ),
            sources=sources_used(passages),
        )


def was_public(commitment: Commitment, day: date) -> bool:
    """Whether this site had published the commitment by the end of the day in UTC."""
    return commitment.published_at is not None and rules.utc_day(commitment.published_at) <= day


def published_commitments(filters: Filters) -> "QuerySet[Commitment]":
    """Published commitments with all that their own page shows of them, links aside."""
    updates = with_first_day(StatusUpdate.objects.published(), filters)
    return (
        Commitment.objects.published()
        .annotate(hidden_roles=public.hidden_roles(Party, "commitment"))
        .prefetch_related(
            Prefetch("topics", queryset=Topic.objects.published()),
            Prefetch("made_at", queryset=Meeting.objects.published()),
            Prefetch(
                "parties",
                queryset=public.parties()
                .order_by("role", "actor__name")
                .prefetch_related(Prefetch("citations", queryset=citations(filters))),
            ),
            Prefetch("citations", queryset=citations(filters)),
            "rulings",
            Prefetch("status_updates", queryset=updates),
        )
    )


def conditions_with(commitment: Commitment, filters: Filters) -> "QuerySet[Condition]":
    """The conditions of the commitment, and those that it is itself."""
    either = Q(commitment=commitment) | Q(depends_on_commitment=commitment)
    return public_conditions(filters).filter(either).order_by("ref")


def responses_with(commitment: Commitment, filters: Filters) -> "QuerySet[Response]":
    """The responses to the commitment, and those that led to it."""
    return public_responses(filters).filter(Q(demand=commitment) | Q(leads_to=commitment))


def links_of(commitment: Commitment, filters: Filters) -> "QuerySet[Link]":
    """The links that start from the commitment or point at it, with their citations."""
    return (
        public.links()
        .filter(Q(commitment=commitment) | Q(to_commitment=commitment), in_the_press(filters, "link"))
        .prefetch_related(
            Prefetch("citations", queryset=citations(filters)), known_steps("to_sanction__steps", filters)
        )
    )
