"""The rules themselves, without a database."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.status_cases import CASES
from tests.status_histories import DAYS, FIRST, LAST, facts
from tests.status_questions import Case, answers
from tracker.parameters.filters import Days
from tracker.status import rules
from tracker.status.rules import Facts
from tracker.vocabulary import CROSSWALK, Axis, Status


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    given_answers = answers(case.facts, published_at=case.published_at, **case.days)
    assert {name: given_answers[name] for name in case.expect} == case.expect


def test_cases_have_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def everything(found: Facts, as_of: date, known_on: date) -> dict[str, object]:
    return answers(found, published_at=None, as_of=as_of, known_on=known_on)


@given(facts(), DAYS, DAYS, st.randoms(use_true_random=False))
def test_order_of_updates_changes_nothing(found: Facts, as_of: date, known_on: date, random: Random) -> None:
    shuffled = list(found.updates)
    random.shuffle(shuffled)
    assert everything(replace(found, updates=tuple(shuffled)), as_of, known_on) == everything(found, as_of, known_on)


@given(facts(), DAYS, DAYS)
def test_updates_of_later_days_change_nothing(found: Facts, as_of: date, known_on: date) -> None:
    by_then = tuple(update for update in found.updates if update.as_of.earliest <= as_of)
    assert everything(replace(found, updates=by_then), as_of, known_on) == everything(found, as_of, known_on)


@given(facts(), DAYS, DAYS)
def test_what_became_public_later_changes_nothing(found: Facts, as_of: date, known_on: date) -> None:
    """Neither a later update nor a later retraction: a figure asked for with `known_on` stays as it is."""
    by_then = tuple(
        replace(update, retracted_at=None) if update.retracted_at and update.retracted_at.date() > known_on else update
        for update in found.updates
        if update.published_at.date() <= known_on
    )
    assert everything(replace(found, updates=by_then), as_of, known_on) == everything(found, as_of, known_on)


@given(facts(), DAYS, DAYS, DAYS)
def test_what_came_out_later_changes_nothing(found: Facts, as_of: date, known_on: date, press_by: date) -> None:
    """Nor does what has no day on which it came out: a source that turns up later takes back no answer."""
    days: Days = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
    by_then = tuple(update for update in found.updates if update.out_on and update.out_on <= press_by)
    assert answers(replace(found, updates=by_then), published_at=None, **days) == answers(
        found, published_at=None, **days
    )


@given(facts(), DAYS, DAYS)
def test_once_all_is_out_the_press_knows_what_the_record_knows(found: Facts, as_of: date, known_on: date) -> None:
    told = replace(found, updates=tuple(replace(update, out_on=FIRST) for update in found.updates))
    assert answers(told, published_at=None, as_of=as_of, known_on=known_on, press_by=LAST) == everything(
        told, as_of, known_on
    )


@given(facts(), DAYS, DAYS)
def test_spells_tile_the_span_without_gap_or_overlap(found: Facts, as_of: date, known_on: date) -> None:
    spells = rules.spells(facts=found, as_of=as_of, known_on=known_on)
    for spell, following in pairwise(spells):
        assert following.first_day == spell.last_day + timedelta(days=1)
        assert following.status != spell.status
    assert all(spell.days >= 1 for spell in spells)
    assert [spell.is_current for spell in spells] == [False] * (len(spells) - 1) + [True] * bool(spells)
    assert all(spell.last_day == as_of for spell in spells if spell.is_current)


@given(facts(), DAYS, DAYS)
def test_days_by_status_add_up_from_the_promise_or_the_first_update(found: Facts, as_of: date, known_on: date) -> None:
    days = rules.days_by_status(rules.spells(facts=found, as_of=as_of, known_on=known_on))
    updates = rules.counted_updates(updates=found.updates, as_of=as_of, known_on=known_on)
    starts = [update.as_of.earliest for update in updates if update.axis is Axis.EVIDENCE]
    if found.made_on and date.min < found.made_on.earliest <= as_of:
        starts.append(found.made_on.earliest)
    assert sum(days.values()) == ((as_of - min(starts)).days + 1 if starts else 0)


@given(facts(), DAYS, DAYS)
def test_the_current_spell_is_the_headline(found: Facts, as_of: date, known_on: date) -> None:
    standing = rules.standing(facts=found, as_of=as_of, known_on=known_on)
    spells = rules.spells(facts=found, as_of=as_of, known_on=known_on)
    if standing.evidence_since:
        assert (spells[-1].status, spells[-1].first_day) == (standing.evidence_status, standing.evidence_since)
    else:
        assert {spell.status for spell in spells} <= {Status.NOT_ASSESSED}


@given(facts(), DAYS, DAYS)
def test_the_axes_do_not_touch_each_other(found: Facts, as_of: date, known_on: date) -> None:
    evidence_only = tuple(update for update in found.updates if update.axis is Axis.EVIDENCE)
    alone = everything(replace(found, updates=evidence_only), as_of, known_on)
    together = everything(found, as_of, known_on)
    untouched = ("evidence_status", "evidence_since", "schedule", "spells")
    assert {name: alone[name] for name in untouched} == {name: together[name] for name in untouched}


def test_days_by_status_joins_spells_of_one_status() -> None:
    case = next(case for case in CASES if case.name == "suspended and resumed")
    spells = rules.spells(facts=case.facts, **case.days)
    assert rules.days_by_status(spells) == {Status.IN_PROGRESS: 1192 + 93, Status.SUSPENDED: 467}


def test_methodology_prints_the_crosswalk() -> None:
    """The page that explains the scale and the scale itself say the same."""
    methodology = Path(__file__).parents[3] / "docs" / "methodology.md"
    printed = methodology.read_text(encoding="utf-8").splitlines()
    for verdict in Status:
        cells = [verdict.label, *("NA" if cell is None else str(cell) for cell in CROSSWALK[verdict])]
        assert f"| {' | '.join(cells)} |" in printed
