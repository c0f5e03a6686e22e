"""What the database refuses of the life of a sanction: only what is impossible by every reading of the days."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import SanctionFactory, SanctionStepFactory
from tracker.models import Sanction, SanctionStep

pytestmark = pytest.mark.django_db

# The steps in the order in which they are written, and the rule that refuses the last of them.
LIVES = [
    (["imposed 2020", "lifted 2023"], None),
    (["imposed", "lifted 2023"], None),
    (["lifted 2023", "imposed"], None),
    (["imposed 2020", "lifted 2020-06"], None),
    (["imposed 2020-06", "lifted 2020"], None),
    (["imposed 2020-06", "lifted 2020-05"], "sanctionstep_not_before_the_imposition"),
    (["lifted 2020-05", "imposed 2020-06"], "sanctionstep_not_before_the_imposition"),
    (["imposed 2020", "extended 2019"], "sanctionstep_not_before_the_imposition"),
    (["imposed 2020", "extended"], None),
    (["imposed 2020", "imposed 2021"], "sanctionstep_imposes_once"),
    (["imposed 2020", "lifted 2021", "imposed 2022"], "sanctionstep_imposes_once"),
    (["lifted 2021", "imposed 2022"], "sanctionstep_not_before_the_imposition"),
    (["lifted 2021", "expired 2022"], "sanctionstep_ends_once"),
    (["lifted 2021", "extended 2021"], None),
    (["lifted 2021-03", "extended 2021"], None),
    (["lifted 2021-03", "extended 2021-04"], "sanctionstep_not_after_the_end"),
    (["extended 2021-04", "expired 2021-03"], "sanctionstep_not_after_the_end"),
    (["lifted"], "sanctionstep_that_ends_or_suspends_has_its_day"),
    (["suspended"], "sanctionstep_that_ends_or_suspends_has_its_day"),
    (["resumed 2021"], "sanctionstep_resumes_what_was_suspended"),
    (["suspended 2022", "resumed 2021"], "sanctionstep_resumes_what_was_suspended"),
    (["suspended 2021-06", "resumed 2021"], None),
    (["suspended 2021", "resumed 2021-06"], None),
    (["suspended 2021", "resumed 2022", "resumed 2023"], "sanctionstep_resumes_what_was_suspended"),
    (["suspended 2021", "resumed 2022", "suspended 2022", "resumed 2023"], None),
    (["suspended 2020", "suspended 2021", "resumed 2022", "resumed 2023"], "sanctionstep_resumes_what_was_suspended"),
]


def write(sanction: Sanction, step: str) -> SanctionStep:
    return SanctionStepFactory(sanction=sanction, kind=step.split(maxsplit=1)[0], happened_on=day_of(step))


def day_of(step: str) -> str | None:
    return step.partition(" ")[2] or None


@pytest.mark.parametrize(("steps", "rule"), LIVES)
def test_a_life_that_cannot_be_is_refused(steps: list[str], rule: str | None) -> None:
    sanction = SanctionFactory(imposed=None)
    for step in steps[:-1]:
        write(sanction, step)
    if rule is None:
        write(sanction, steps[-1])
    else:
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            write(sanction, steps[-1])


@pytest.mark.parametrize(("steps", "rule"), [life for life in LIVES if life[1] is not None and len(life[0]) > 1])
def test_what_cannot_be_is_refused_of_one_statement_and_of_a_correction(steps: list[str], rule: str) -> None:
    sanction = SanctionFactory(imposed=None)
    rows = [
        SanctionStep(
            sanction=sanction, ref=f"step-{place}", kind=step.split()[0], happened_on=step.partition(" ")[2] or None
        )
        for place, step in enumerate(steps)
    ]
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        SanctionStep.objects.bulk_create(rows)
    last = SanctionStepFactory(happened_on="2000")
    for step in steps[:-1]:
        write(sanction, step)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        SanctionStep.objects.filter(pk=last.pk).update(
            sanction=sanction, kind=steps[-1].split()[0], happened_on=day_of(steps[-1])
        )


def test_a_suspension_that_was_resumed_is_not_taken_away() -> None:
    sanction = SanctionFactory(imposed=None)
    suspended = write(sanction, "suspended 2021")
    resumed = write(sanction, "resumed 2022")
    with pytest.raises(IntegrityError, match="sanctionstep_resumes_what_was_suspended"), transaction.atomic():
        suspended.delete()
    resumed.delete()
    suspended.delete()


def test_a_sanction_goes_with_its_steps() -> None:
    sanction = SanctionFactory(imposed=None)
    write(sanction, "suspended 2021")
    write(sanction, "resumed 2022")
    sanction.delete()
    assert not SanctionStep.objects.exists()


def test_a_step_says_what_happened_to_what() -> None:
    sanction = SanctionFactory(title="A listing", imposed=None)
    assert str(SanctionStepFactory(sanction=sanction, ref="s", happened_on="2021")) == "A listing: extended, 2021 [s]"
    assert str(SanctionStepFactory(sanction=sanction, ref="t", happened_on=None)) == "A listing: extended [t]"
