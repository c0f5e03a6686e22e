"""When a sanction is in force, and what the database refuses of one."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories import ActorFactory, SanctionFactory
from tracker.models import Sanction, SanctionTarget

pytestmark = pytest.mark.django_db

DAY = date(2023, 11, 16)


@pytest.mark.parametrize(
    ("imposed", "lifted", "in_force"),
    [
        ("2020", None, True),
        ("2023-11-16", None, True),
        ("2023-11-17", None, False),
        (None, None, False),
        ("2020", "2023-11-17", True),
        ("2020", "2023-11-16", False),
        ("2020", "2023-11", False),
        ("2020", "2023-12", True),
    ],
)
def test_a_sanction_is_in_force_from_its_day_until_it_is_lifted(
    imposed: str | None, lifted: str | None, in_force: bool
) -> None:
    SanctionFactory(imposed=imposed, lifted=lifted)
    assert Sanction.objects.in_force(DAY).exists() is in_force
    assert Sanction.objects.get().is_in_force(DAY) is in_force


def test_a_sanction_is_not_lifted_before_it_is_imposed() -> None:
    with pytest.raises(IntegrityError, match="sanction_lifted_not_before_imposed"):
        SanctionFactory(imposed="2020", lifted="2019-12")


def test_changing_the_targets_leaves_events() -> None:
    sanction, actor = SanctionFactory(), ActorFactory()
    sanction.targets.add(actor)
    sanction.targets.clear()
    events = SanctionTarget.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "actor_id")
    assert list(events) == [("insert", actor.pk), ("delete", actor.pk)]


@pytest.mark.parametrize("lifted", [None, "2023", "../2023"])
def test_a_sanction_with_a_reason_for_lifting_it_was_lifted(lifted: str | None) -> None:
    with nullcontext() if lifted else pytest.raises(IntegrityError, match="sanction_lifted_for_a_reason_has_its_day"):
        SanctionFactory(imposed="2020", lifted=lifted, lifting_reason="A pledge.")
