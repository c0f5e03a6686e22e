"""What the database refuses of targets."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.factories import TargetFactory
from tests.imports import bring, said
from tracker.models import Target

pytestmark = pytest.mark.django_db

REFUSED = [
    ({"baseline": None}, "baseline"),
    ({"baseline_period": None}, "baseline_period"),
    ({"baseline_period": "2020/.."}, "baseline_period must have a beginning and an end"),
    ({"baseline_period": "../2020"}, "baseline_period must have a beginning and an end"),
    ({"due": "2024/.."}, "due must have a beginning and an end"),
    ({"due": "2020-12-31"}, "due must come after the baseline period is over"),
    ({"due": "2020"}, "due must come after the baseline period is over"),
    ({"value": Decimal(101)}, "value must not lie below the baseline when direction is at_least, nor above"),
    ({"direction": "at_least"}, "value must not lie below the baseline when direction is at_least, nor above"),
]


@pytest.mark.parametrize(("broken", "message"), REFUSED)
def test_database_refuses_what_is_no_target(broken: dict[str, object], message: str) -> None:
    target = TargetFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(**broken)


@pytest.mark.parametrize(("broken", "message"), REFUSED)
def test_file_is_told_what_would_be_right(broken: dict[str, object], message: str) -> None:
    target = TargetFactory()
    row = {
        "ref": "another",
        "commitment": target.commitment.ref,
        "indicator": target.indicator.ref,
        "baseline": "100",
        "baseline_period": "2020",
        "direction": "at_most",
        "value": "60",
        "due": "2025",
        **{name: "" if value is None else str(value) for name, value in broken.items()},
    }
    (problem,) = said(bring("targets", row))
    assert message in problem


def test_two_targets_of_one_day_and_direction_are_one() -> None:
    target = TargetFactory()
    with pytest.raises(IntegrityError, match="target_stands_once"):
        TargetFactory(commitment=target.commitment, indicator=target.indicator)


def test_to_hold_a_value_is_a_target_too() -> None:
    assert TargetFactory(value=100).pk
    assert TargetFactory(value=100, direction="at_least").pk
