"""The commitments that a view is about: one rule for the dashboard's numbers and for the lists they link to."""

from datetime import UTC, date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import TruncDate
from django.db.models.lookups import GreaterThan

from tracker.access import public
from tracker.access.collected import put_into
from tracker.database.unnest import unnest
from tracker.kept_counts.standing import stands_as_asked
from tracker.models import Citation, Commitment, CommitmentQuerySet, Party, Response, StatusUpdate
from tracker.parameters.filters import SCORED, Filters
from tracker.standings.known_on import known_by
from tracker.standings.readings import passages_read, recorded
from tracker.standings.statements import spoken_of_by
from tracker.status.rules import CLAIMED, SayDoGap, Standing
from tracker.vocabulary import SCORED_KINDS, Attribution, Axis, Schedule, Stage, Stance, Status

STEPS_UP = 3
IMPLIES = Q(attribution=Attribution.IMPLIED)


def selected_commitments(filters: Filters) -> CommitmentQuerySet:
    """The commitments the filters ask for, each annotated with its standing; see
    `CommitmentQuerySet.with_standing`.
    """
    if filters.press_by is None:
        return matching_commitments(filters).with_standing(**filters.days)
    candidates = tracked_in(filters).filter(may_stand(filters))
    return candidates.with_standing(**filters.days).filter(**asked_standing(filters))


def matching_commitments(filters: Filters) -> CommitmentQuerySet:
    """The same commitments; their standing is worked out only where a filter depends on it that is of the press."""
    if not filters.is_by_standing:
        return tracked_in(filters)
    if filters.press_by is not None:
        return selected_commitments(filters)
    return tracked_in(filters).filter(may_stand(filters), stands_as_asked(filters))


def tracked_in(filters: Filters) -> CommitmentQuerySet:
    """The commitments that are tracked on the days and that every filter lets through but those on standing."""
    return narrowed(Commitment.objects.tracked(**filters.days), filters)


def asked_standing(filters: Filters) -> dict[str, object]:
    """What the filters ask of the standing, by annotation of `with_standing`."""
    standing: dict[str, object] = {}
    if filters.status:
        standing[status_field(filters)] = filters.status
    if filters.schedule:
        standing["schedule"] = filters.schedule
    if filters.gap:
        standing["has_say_do_gap"] = True
    return standing


def may_stand(filters: Filters) -> Q:
    """A condition that all commitments meet which stand as the filters ask, and that an index answers.

    It leaves few of many to be looked at: those that ever had the status, or are due on that side of the day.
    """
    condition = Q()
    axis = Axis.OFFICIAL if filters.axis == Axis.OFFICIAL else Axis.EVIDENCE
    if filters.status and filters.status != Status.NOT_ASSESSED:
        condition &= ever_had(axis, (filters.status,))
    elif filters.status and filters.press_by is None:
        condition &= Q(~was_assessed(axis, filters))
    if filters.gap:
        condition &= Q(kind__in=SCORED_KINDS) & ever_had(Axis.OFFICIAL, tuple(CLAIMED))
    match filters.schedule:
        case Schedule.OVERDUE:
            condition &= Q(due_latest__lt=filters.as_of)
        case Schedule.DUE_SOON | Schedule.NOT_YET_DUE:
            condition &= Q(due_latest__gte=filters.as_of)
        case Schedule.MET_ON_TIME | Schedule.MET_LATE:
            condition &= Q(due_latest__lt=date.max) & ever_had(Axis.EVIDENCE, (Status.FULFILLED,))
        case Schedule.NO_DEADLINE:
            condition &= Q(due_latest__isnull=True) | Q(due_latest=date.max)
    return condition


def was_assessed(axis: Axis, filters: Filters) -> Exists:
    """The condition that an update on the axis counts in a view that goes by what was published."""
    counted = Q(retracted_at__isnull=True) | Q(GreaterThan(TruncDate("retracted_at", tzinfo=UTC), filters.known_on))
    updates = StatusUpdate.objects.filter(
        known_by(filters.known_on), counted, stage=Stage.PUBLISHED, axis=axis, as_of_earliest__lte=filters.as_of
    )
    return Exists(updates.filter(commitment=OuterRef("pk")))


def ever_had(axis: Axis, statuses: tuple[str, ...]) -> Q:
    """The condition that a published update gave a commitment one of the statuses on the axis, on whatever day."""
    updates = StatusUpdate.objects.filter(stage=Stage.PUBLISHED, axis=axis, status__in=statuses)
    return Q(Exists(updates.filter(commitment=OuterRef("pk"))))


def standing_of(commitment: Commitment) -> Standing:
    """The standing of a commitment that `selected_commitments` returned, from its annotations."""
    found = vars(commitment)
    evidence, official = Status(found["evidence_status"]), Status(found["official_status"])
    since = found["say_do_gap_since"]
    return Standing(
        evidence_status=evidence,
        evidence_since=found["evidence_since"],
        official_status=official,
        official_since=found["official_since"],
        schedule=Schedule(found["schedule"]),
        say_do_gap=SayDoGap(official=official, evidence=evidence, since=since) if since else None,
        latest_evidence=found["latest_evidence"],
        latest_evidence_age=found["latest_evidence_age"],
    )


def status_field(filters: Filters) -> str:
    """The name of the annotation of `selected_commitments` with the status on the chosen axis."""
    return "official_status" if filters.axis == Axis.OFFICIAL else "evidence_status"


def narrowed(commitments: CommitmentQuerySet, filters: Filters) -> CommitmentQuerySet:
    """The commitments of the chosen kind, topic, collection, meeting, actor and speaker that contain every word."""
    if filters.kind == SCORED:
        commitments = commitments.filter(kind__in=SCORED_KINDS)
    elif filters.kind:
        commitments = commitments.filter(kind=filters.kind)
    if filters.topic:
        topics = Commitment.topics.through.objects.filter(topic__ref=filters.topic, topic__stage=Stage.PUBLISHED)
        commitments = commitments.filter(Exists(topics.filter(commitment=OuterRef("pk"))))
    if filters.collection:
        commitments = commitments.filter(put_into(Commitment, Q(collection__ref=filters.collection)))
    if filters.meeting:
        commitments = commitments.filter(made_at__ref=filters.meeting, made_at__stage=Stage.PUBLISHED)
    commitments = commitments.filter(as_said(filters))
    if filters.actor:
        commitments = commitments.filter(has_party(acting_for(filters.actor)))
    for word in filters.q.split():
        commitments = commitments.filter(containing(word))
    return commitments


def as_said(filters: Filters) -> Q:
    """The condition of who speaks of commitments, what those who were asked made of them, and whether it is said."""
    condition = Q()
    if filters.speaker:
        condition &= spoken_of_by(filters.speaker, filters)
    if filters.response:
        condition &= Q(pk__in=answers(filters).filter(outcome=filters.response).values("demand"))
    if filters.inference:
        condition &= is_implied(filters)
    return condition


def answers(filters: Filters) -> "QuerySet[Response]":
    """The public responses of the view."""
    return public.responses().filter(recorded(filters, "response")).prefetch_related(None).order_by()


def is_implied(filters: Filters) -> Q:
    """The condition that each passage which supports a commitment in the view, and there is one, only implies it."""
    supporting = supporting_passages(filters).filter(commitment=OuterRef("pk"))
    return Q(Exists(supporting.filter(IMPLIES))) & ~Q(Exists(supporting.exclude(IMPLIES)))


def implied_among(commitments: "QuerySet[Any]", filters: Filters) -> set[int]:
    """The keys of those of a few commitments for which `is_implied` holds, read from their passages alone."""
    supporting = supporting_passages(filters).filter(commitment__in=commitments.order_by().values("pk")).order_by()
    implied = set(supporting.filter(IMPLIES).values_list("commitment", flat=True))
    stated = supporting.exclude(IMPLIES).filter(commitment__in=implied).values_list("commitment", flat=True)
    return implied - set(stated) if implied else set()


def supporting_passages(filters: Filters) -> "QuerySet[Citation]":
    """The passages of published sources that support something in the view."""
    return Citation.objects.filter(public.published("source"), passages_read(filters), stance=Stance.SUPPORTS)


def has_party(condition: Q) -> Exists:
    """The condition that one of a commitment's published parties meets the condition."""
    return Exists(Party.objects.filter(condition, commitment=OuterRef("pk"), actor__stage=Stage.PUBLISHED))


def acting_for(ref: str) -> Q:
    """The condition on a party that it is that actor, or a body up to three steps below it, all of them public."""
    condition = Q(actor__ref=ref)
    path = "actor"
    are_public = Q()
    for _ in range(STEPS_UP):
        path = f"{path}__part_of"
        are_public &= Q(**{f"{path}__stage": Stage.PUBLISHED})
        condition |= are_public & Q(**{f"{path}__ref": ref})
    return condition


def acting_in(commitments: "QuerySet[Any]") -> "QuerySet[Party, tuple[int | None, int]]":
    """(actor id, count) rows: every actor that `acting_for` finds commitments by, with how many.

    One row has the id None where a party is part of nothing.
    """
    path, are_public = "actor", Q()
    keys: list[Any] = [F("actor_id")]
    for _ in range(STEPS_UP):
        path = f"{path}__part_of"
        are_public &= Q(**{f"{path}__stage": Stage.PUBLISHED})
        keys.append(Case(When(are_public, then=F(f"{path}_id"))))
    parties = Party.objects.filter(actor__stage=Stage.PUBLISHED, commitment__in=commitments.order_by().values("pk"))
    return parties.values_list(unnest(*keys)).annotate(count=Count("commitment", distinct=True))


def containing(word: str) -> Q:
    """The condition that a commitment has the word in its text or in the name of a party."""
    return (
        Q(title__icontains=word)
        | Q(summary__icontains=word)
        | Q(deliverable__icontains=word)
        | Q(has_party(Q(actor__name__icontains=word) | Q(actor__aliases__icontains=word)))
    )
