"""The SQL twin gives the answers of the Python rules, whatever the life and however many are asked."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.source import SourceFactory
from tests.sanction_cases import CASES
from tests.status_histories import MOMENTS, QUESTIONS, partial_dates
from tracker.models import Citation, Sanction, SanctionStep, Source
from tracker.status import sanctions_in_sql
from tracker.status.sanction_rules import Life, Step
from tracker.vocabulary import SANCTION_ENDS, SanctionStepKind

pytestmark = pytest.mark.django_db

Lives = Mapping[str, tuple[Step, ...]]


def store(lives: Lives) -> None:
    """The steps as rows. The rules hold for any that are known, so what the database refuses of all is let in."""
    sanctions = Sanction.objects.bulk_create(SanctionFactory.build(ref=ref) for ref in lives)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tracker_sanctionstep DISABLE TRIGGER USER")
    steps = SanctionStep.objects.bulk_create(
        SanctionStepFactory.build(
            ref=f"{sanction.ref}-{place}",
            sanction=sanction,
            kind=step.kind,
            happened_on=step.happened_on,
            published_at=step.published_at,
        )
        for sanction in sanctions
        for place, step in enumerate(lives[sanction.ref])
    )
    cite(zip(steps, (step for sanction in sanctions for step in lives[sanction.ref]), strict=True))


def cite(steps: Iterable[tuple[SanctionStep, Step]]) -> None:
    """Each step that was ever in the press has a source of that day which supports it."""
    told = [(stored, step.out_on) for stored, step in steps if step.out_on]
    sources = Source.objects.bulk_create(
        SourceFactory.build(ref=f"of-{stored.ref}", publisher=None, published=day.isoformat()) for stored, day in told
    )
    Citation.objects.bulk_create(
        Citation(ref=source.ref, source=source, sanction_step=stored)
        for source, (stored, _) in zip(sources, told, strict=True)
    )


def in_sql(as_of: date, known_on: date, press_by: date | None = None) -> dict[str, tuple[object, ...]]:
    everything: Any = Sanction.objects.all()
    days: Any = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
    spells = sanctions_in_sql.spells(everything, **days)
    found = sanctions_in_sql.with_life(everything, **days)
    return {
        row["ref"]: (row["state"], row["imposed"], row["ended"], spells.get(row["ref"], ()))
        for row in found.values("ref", "state", "imposed", "ended")
    }


def in_python(
    lives: Lives, as_of: date, known_on: date, press_by: date | None = None
) -> dict[str, tuple[object, ...]]:
    known = {ref: Life.of(steps, known_on=known_on, press_by=press_by) for ref, steps in lives.items()}
    return {ref: (life.state(as_of), life.imposed, life.ended, life.spells(as_of)) for ref, life in known.items()}


def test_every_case_beside_all_others() -> None:
    lives = {f"sanction-{place}": case.life for place, case in enumerate(CASES)}
    store(lives)
    for place, case in enumerate(CASES):
        found = in_sql(**case.days)
        assert found[f"sanction-{place}"][0] == case.state, case.name
        assert found == in_python(lives, **case.days), case.name


@st.composite
def lives(draw: st.DrawFn) -> tuple[Step, ...]:
    """Any steps, at most one of them the imposition and one the end, possible or not."""
    between = [kind for kind in SanctionStepKind if kind not in (SanctionStepKind.IMPOSED, *SANCTION_ENDS)]
    kinds = draw(st.lists(st.sampled_from(between), max_size=5))
    kinds += draw(st.sampled_from([[], [SanctionStepKind.IMPOSED]]))
    kinds += draw(st.sampled_from([[], [SanctionStepKind.LIFTED], [SanctionStepKind.EXPIRED]]))
    undated = (SanctionStepKind.IMPOSED, SanctionStepKind.EXTENDED)
    return tuple(
        Step(
            kind=kind,
            happened_on=draw(partial_dates() | st.none() if kind in undated else partial_dates()),
            published_at=draw(MOMENTS),
            out_on=draw(st.none() | st.dates(date(2019, 1, 1), date(2024, 12, 31))),
        )
        for kind in kinds
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(lives(), min_size=8, max_size=16), st.lists(QUESTIONS, min_size=2, max_size=4))
def test_random_lives(drawn: list[tuple[Step, ...]], questions: Iterable[Any]) -> None:
    told = {f"sanction-{number}": steps for number, steps in enumerate(drawn)}
    with transaction.atomic():
        store(told)
        for days in questions:
            assert in_sql(*days) == in_python(told, *days)
        transaction.set_rollback(True)
