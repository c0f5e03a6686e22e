"""Where a sanction stands, by the table of cases, and its spells."""

from datetime import date

import pytest

from tests.sanction_cases import CASES, HALTED, SanctionCase, step
from tracker.status.sanction_rules import Life


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case(case: SanctionCase) -> None:
    assert Life.of(case.life, known_on=case.days["known_on"]).state(case.days["as_of"]) == case.state
    backwards = tuple(reversed(case.life))
    assert Life.of(backwards, known_on=case.days["known_on"]).state(case.days["as_of"]) == case.state


def test_the_spells_are_the_stretches_between_the_steps() -> None:
    life = Life.of(map(step, (*HALTED, "extended 2021-01", "expired 2023")), known_on=date(2024, 6, 1))
    told = [(spell.state, str(spell.first_day), str(spell.last_day)) for spell in life.spells(date(2024, 6, 1))]
    assert told == [
        ("in_force", "2020-01-01", "2021-05-31"),
        ("suspended", "2021-06-01", "2022-03-09"),
        ("in_force", "2022-03-10", "2022-12-31"),
        ("expired", "2023-01-01", "2024-06-01"),
    ]
    assert [spell.is_current for spell in life.spells(date(2021, 7, 1))] == [False, True]
