"""What the database counts and lists of a view is what the pure rules say of each commitment, on random histories."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.status_histories import LAST, MOMENTS, QUESTIONS, facts
from tests.unit.status.test_in_sql import store
from tracker.dashboard.page import list_view
from tracker.parameters.filters import Filters
from tracker.standings import telling
from tracker.standings.counts import Counts, KindCounts, counted_anew, counts_of, monthly_statuses, statuses_anew
from tracker.standings.every_commitment import every_spells, every_standing
from tracker.standings.span import Reach
from tracker.standings.telling import longest_overdue, newest_turns, telling_commitments
from tracker.status import rules
from tracker.status.rules import Facts, Spell, Standing
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, Schedule, Status

pytestmark = pytest.mark.django_db

ENDS = [date(2023, 12, 24) + timedelta(days) for days in (0, 1, 5, 8, 9, 15)]
NARROWED: st.SearchStrategy[dict[str, str]] = st.sampled_from(
    [
        {},
        {"axis": "official"},
        {"kind": "pledge"},
        {"status": "stalled"},
        {"status": "fulfilled", "axis": "official"},
        {"schedule": "overdue"},
        {"gap": "open"},
    ]
)
History = tuple[Facts, datetime | None]


def in_view(histories: Mapping[str, History], filters: Filters) -> dict[str, tuple[Facts, Standing]]:
    """By ref, the commitments that the view counts, with what the rules say of each."""
    found = {}
    for ref, (known, published_at) in sorted(histories.items()):
        if known.kind not in SCORED_KINDS or not rules.is_tracked(
            facts=known, published_at=published_at, **filters.days
        ):
            continue
        standing = rules.standing(facts=known, **filters.days)
        status = standing.official_status if filters.axis == Axis.OFFICIAL else standing.evidence_status
        if (
            filters.kind in ("", known.kind)
            and filters.status in ("", status)
            and filters.schedule in ("", standing.schedule)
            and (standing.say_do_gap or not filters.gap)
        ):
            found[ref] = (known, standing)
    return found


def spells_on(axis: str, known: Facts, filters: Filters) -> tuple[Spell, ...]:
    """The spells on that axis; the rules give those of the evidence."""
    told = tuple(replace(update, axis=Axis.EVIDENCE) for update in known.updates if update.axis == axis)
    return rules.spells(facts=replace(known, updates=told), **filters.days)


def status_on(day: date, known: Facts, spells: tuple[Spell, ...]) -> Status | None:
    """The status on a day; None before the commitment was made."""
    made = rules.first_day_made(known.made_on)
    if made and made > day:
        return None
    return next((spell.status for spell in reversed(spells) if spell.first_day <= day), Status.NOT_ASSESSED)


def counts_by_the_rules(found: Mapping[str, tuple[Facts, Standing]]) -> Counts:
    standings = [standing for _, standing in found.values()]
    return Counts(
        total=len(standings),
        evidence=Counter(one.evidence_status for one in standings),
        official=Counter(one.official_status for one in standings),
        schedule=Counter(one.schedule for one in standings),
        gaps=sum(1 for one in standings if one.say_do_gap),
        unassessed_claims=sum(
            one.evidence_status is Status.NOT_ASSESSED is not one.official_status for one in standings
        ),
        kinds={
            CommitmentKind(kind): KindCounts(
                total=len(of_kind),
                evidence_fulfilled=sum(one.evidence_status is Status.FULFILLED for one in of_kind),
                official_fulfilled=sum(one.official_status is Status.FULFILLED for one in of_kind),
            )
            for kind in {known.kind for known, _ in found.values()}
            if (of_kind := [standing for known, standing in found.values() if known.kind == kind])
        },
    )


def figures_of(standing: Standing) -> dict[str, Any]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "evidence_status": standing.evidence_status,
        "evidence_since": iso(standing.evidence_since),
        "official_status": standing.official_status,
        "official_since": iso(standing.official_since),
        "schedule": standing.schedule,
        "gap_since": iso(standing.say_do_gap.since if standing.say_do_gap else None),
        "latest_evidence": standing.latest_evidence.text if standing.latest_evidence else None,
    }


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(
    st.lists(st.tuples(facts(), st.none() | MOMENTS), min_size=8, max_size=16),
    st.lists(st.tuples(QUESTIONS, NARROWED), min_size=2, max_size=4),
)
def test_of_random_histories(
    commitments: list[History], questions: list[tuple[tuple[date, date, date | None], dict[str, str]]]
) -> None:
    histories = {f"promise-{number}": history for number, history in enumerate(commitments)}
    with transaction.atomic():
        keys = {one.pk: one.ref for one in store(histories)}
        for (as_of, known_on, press_by), narrowed in questions:
            days = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
            filters = replace(Filters.of_today(LAST), **days, **narrowed)  # type: ignore[arg-type]
            found = in_view(histories, filters)
            spells = {ref: spells_on(filters.axis, known, filters) for ref, (known, _) in found.items()}
            counts = counts_of(filters)
            assert counts == counted_anew(filters) == counts_by_the_rules(found)
            ends = [end for end in ENDS if end < as_of] + [as_of]
            assert monthly_statuses(filters, ends) == statuses_anew(filters, ends)
            assert list(monthly_statuses(filters, ends)) == [
                Counter(status for ref, (known, _) in found.items() if (status := status_on(end, known, spells[ref])))
                for end in ends
            ]
            assert members(every_standing(filters)) == [
                (ref, figures_of(standing)) for ref, (_, standing) in sorted(found.items())
            ]
            assert members(every_spells(filters)) == [
                (ref, [{"from": spell.first_day.isoformat(), "status": spell.status} for spell in spells[ref]])
                for ref in sorted(found)
            ]
            reach = Reach.read(filters)
            newest = [standing.latest_evidence for _, standing in found.values() if standing.latest_evidence]
            assert reach.newest == max(newest, default=None)
            begun = [spells[ref][0].first_day for ref in found if spells[ref]]
            assert reach.first_day == min((day for day in begun if day != date.min), default=None)
            assert_tell_most(filters, counts, found, keys)
        transaction.set_rollback(True)


def members(parts: Iterable[str]) -> list[tuple[str, Any]]:
    """The members of a JSON object, in their order, that stands in parts."""
    return list(json.loads(f"{{{','.join(parts)}}}").items())


def assert_tell_most(
    filters: Filters, counts: Counts, found: Mapping[str, tuple[Facts, Standing]], keys: Mapping[int, str]
) -> None:
    """Looked for a few at a time, the newest gaps, the latest changes and the longest overdue are the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(telling, "MOST_AT_ONCE", 0)
        patched.setattr(telling, "BATCHES", (2, 3, 100))
        turns = newest_turns(filters, counts, most=3)
        late = longest_overdue(filters, counts, most=2)
        told = telling_commitments(filters, counts, most=5)
    gaps = sorted((one.say_do_gap.since for _, one in found.values() if one.say_do_gap), reverse=True)
    assert sorted((turn.gap_since for turn in turns if turn.gap_since), reverse=True)[:8] == gaps[:8]
    turned = [[day for day in (one.evidence_since, one.official_since) if day] for _, one in found.values()]
    changed = sorted((max(days) for days in turned if days), reverse=True)
    assert sorted((turn.changed for turn in turns), reverse=True)[:3] == changed[:3]
    overdue = sorted(
        known.due.latest for known, one in found.values() if known.due and one.schedule is Schedule.OVERDUE
    )
    due = {ref: known.due for ref, (known, _) in found.items()}
    assert [day.latest for key in late if (day := due[keys[key]])] == overdue[:2]
    assert len(told) == len(set(told)) == min(5, len(found))
    assert {keys[key] for key in told} <= found.keys()


def test_which_commitments_a_past_month_counts_the_as_of_day_decides() -> None:
    view = list_view(Filters.of_today(LAST))
    assert counts_of(view) == counts_by_the_rules({})
    assert monthly_statuses(view, []) == ()
