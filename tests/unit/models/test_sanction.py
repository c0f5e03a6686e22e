"""When a sanction is in force, and what the database refuses of one."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.factories import ActorFactory, SanctionFactory
from tracker.models import Sanction, SanctionTarget
from tracker.vocabulary import SanctionKind

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
    assert Sanction.objects.in_force(DAY, known_on=timezone.now().date()).exists() is in_force
    assert not Sanction.objects.in_force(DAY, known_on=DAY).exists()


def test_each_kind_is_counted_with_its_like() -> None:
    groups = {kind: SanctionFactory.build(kind=kind).in_group for kind in SanctionKind}
    assert {kind for kind, group in groups.items() if group == "indictment"} == {"indictment"}
    assert {kind for kind, group in groups.items() if group == "designation"} == {"country_designation"}


def test_measures_are_of_the_vocabulary() -> None:
    SanctionFactory(measures=["asset_freeze", "visa_ban"])
    with pytest.raises(IntegrityError, match="sanction_measures_are_known"):
        SanctionFactory(measures=["asset_freeze", "frown"])


def test_changing_the_targets_leaves_events() -> None:
    sanction, actor = SanctionFactory(), ActorFactory()
    sanction.targets.add(actor)
    sanction.targets.clear()
    events = SanctionTarget.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "actor_id")
    assert list(events) == [("insert", actor.pk), ("delete", actor.pk)]
