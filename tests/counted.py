"""The counts of a view worked out anew, in two ways: by the rules from facts, and from the rows of the view."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tracker.kept_counts.counts import Counts
from tracker.models import Actor, Commitment
from tracker.parameters.filters import SCORED, Filters
from tracker.standings.selection import STEPS_UP, matching_commitments, selected_commitments, standing_of
from tracker.status import rules
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, Schedule, Stage, Status

Stood = tuple[str, str, str, bool]


def counts_of(stood: Iterable[Stood]) -> Counts:
    """Counts the commitments by their evidence status, official status, schedule, and whether there is a gap."""
    all_of_them = list(stood)
    evidence, official, schedule, gaps = zip(*all_of_them, strict=True) if all_of_them else ((), (), (), ())
    return Counts(
        total=len(all_of_them),
        evidence={status: evidence.count(status) for status in Status},
        official={status: official.count(status) for status in Status},
        schedule={each: schedule.count(each) for each in Schedule},
        gaps=gaps.count(True),
        unassessed_claims=sum(
            says != Status.NOT_ASSESSED and shows == Status.NOT_ASSESSED
            for shows, says in zip(evidence, official, strict=True)
        ),
    )


def counted_in_sql(filters: Filters) -> Counts:
    """By the rows of the view, each with its standing as the database tells it."""
    standings = [standing_of(one) for one in selected_commitments(filters)]
    return counts_of(
        (one.evidence_status, one.official_status, one.schedule, one.say_do_gap is not None) for one in standings
    )


def counted_by_rules(filters: Filters) -> Counts:
    """By the pure rules, of every commitment that there is."""
    return counts_of(stood for _, stood in stood_by_rules(filters))


def stood_by_rules(filters: Filters) -> list[tuple[str, Stood]]:
    """By the pure rules, the ref of every commitment in the view and where it stands, whatever it asks of that."""
    stood: list[tuple[str, Stood]] = []
    for commitment in Commitment.objects.published().prefetch_related(
        "status_updates", "topics", "collections", "parties__actor"
    ):
        facts = facts_of(commitment)
        if is_in_view(commitment, filters) and rules.is_tracked(
            published_at=commitment.published_at, facts=facts, as_of=filters.as_of, known_on=filters.known_on
        ):
            one = rules.standing(facts=facts, as_of=filters.as_of, known_on=filters.known_on)
            stands = (one.evidence_status, one.official_status, one.schedule, one.say_do_gap is not None)
            stood.append((commitment.ref, stands))
    return stood


def wrongly_listed(filters: Filters) -> dict[str, set[str]]:
    """By what a list may ask of the standing, the refs that the list of the view has and should not, or lacks."""
    stood = stood_by_rules(filters)
    asked: dict[Filters, set[str]] = {filters.narrowed_to(gap="open"): {ref for ref, (*_, gap) in stood if gap}}
    for status in Status:
        asked[filters.narrowed_to(status=status.value, axis="evidence")] = {
            ref for ref, (found, *_) in stood if found == status
        }
        asked[filters.narrowed_to(status=status.value, axis="official")] = {
            ref for ref, (_, found, *_) in stood if found == status
        }
    for schedule in Schedule:
        asked[filters.narrowed_to(schedule=schedule.value)] = {
            ref for ref, (_, _, found, _) in stood if found == schedule
        }
    return {
        view.to_query(): wrong
        for view, right in asked.items()
        if (wrong := set(matching_commitments(view).values_list("ref", flat=True)) ^ right)
    }


def statuses_by_rules(filters: Filters, days: Iterable[date]) -> tuple[dict[Status, int], ...]:
    """How many stood at each status of the view's axis on each of the days."""
    counted = (counted_by_rules(filters.narrowed_to(as_of=day)) for day in days)
    return tuple(dict(one.official if filters.axis == Axis.OFFICIAL else one.evidence) for one in counted)


def facts_of(commitment: Commitment) -> rules.Facts:
    """What the rules need to know of a stored commitment."""
    return rules.Facts(
        kind=CommitmentKind(commitment.kind),
        made_on=commitment.made_on,
        due=commitment.due,
        updates=tuple(
            rules.Update(
                axis=Axis(told.axis),
                status=Status(told.status),
                as_of=told.as_of,
                published_at=told.published_at,
                retracted_at=told.retracted_at,
                ref=told.ref,
            )
            for told in commitment.status_updates.all()
            if told.published_at is not None
        ),
    )


def is_in_view(commitment: Commitment, filters: Filters) -> bool:
    """Whether the view's kind, topic, collection and actor are those of the commitment."""
    return (
        (not filters.kind or commitment.kind in (SCORED_KINDS if filters.kind == SCORED else {filters.kind}))
        and (not filters.topic or any(topic.ref == filters.topic for topic in commitment.topics.all()))
        and (not filters.collection or any(one.ref == filters.collection for one in commitment.collections.all()))
        and (not filters.actor or any(filters.actor in acting(party.actor) for party in commitment.parties.all()))
    )


def acting(actor: Actor) -> set[str]:
    """The refs of those that act when an actor does: itself and, as long as all are public, what it is part of."""
    found: set[str] = set()
    one: Actor | None = actor
    for _ in range(1 + STEPS_UP):
        if one is None or one.stage != Stage.PUBLISHED:
            break
        found.add(one.ref)
        one = one.part_of
    return found


def differing(kept: Counts | None, right: Counts) -> Counter[str]:
    """What is kept wrongly, by name, for a message that can be read."""
    assert kept is not None
    found: Counter[str] = Counter()
    for name in ("evidence", "official", "schedule"):
        for each, number in getattr(right, name).items():
            found[f"{name} {each}"] = getattr(kept, name)[each] - number
    for name in ("total", "gaps", "unassessed_claims"):
        found[name] = getattr(kept, name) - getattr(right, name)
    return Counter({name: number for name, number in found.items() if number})
