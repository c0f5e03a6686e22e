"""What the database refuses of milestones."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.factories import MilestoneFactory
from tests.imports import bring, said
from tracker.models import Milestone

pytestmark = pytest.mark.django_db


def test_none_is_reached_in_the_future() -> None:
    later = f"{timezone.now().date() + timedelta(days=3)}"
    milestone = MilestoneFactory()
    (problem,) = said(
        bring(
            "milestones",
            {"ref": "step", "commitment": milestone.commitment.ref, "title": "A step", "due": "", "reached": later},
        )
    )
    assert f'"{later}" is in the future; reached must be today or earlier' in problem
    with pytest.raises(IntegrityError, match="reached must be today or earlier"):
        Milestone.objects.update(reached=later)


def test_one_reached_before_it_was_due_is_sound() -> None:
    assert MilestoneFactory(due="2024-06", reached="2024-01-15").pk


def test_when_it_was_reached_has_a_beginning() -> None:
    with pytest.raises(IntegrityError, match="milestone_reached_has_a_beginning"):
        MilestoneFactory(reached="../2023")


def test_title_is_filled() -> None:
    with pytest.raises(IntegrityError, match="milestone_title_is_filled"):
        MilestoneFactory(title=" ")
