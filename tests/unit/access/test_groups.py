"""Who may make a status update public."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import StatusUpdateFactory, UserFactory
from tracker.access.groups import may_publish
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("group", "axis", "is_own", "may"),
    [
        ("Reviewer", Axis.EVIDENCE, False, True),
        ("Reviewer", Axis.EVIDENCE, True, False),
        ("Reviewer", Axis.OFFICIAL, False, True),
        ("Reviewer", Axis.OFFICIAL, True, True),
        ("Analyst", Axis.EVIDENCE, False, False),
        ("Analyst", Axis.EVIDENCE, True, False),
        ("Analyst", Axis.OFFICIAL, False, False),
        ("Analyst", Axis.OFFICIAL, True, True),
        ("Viewer", Axis.OFFICIAL, True, False),
    ],
)
def test_a_verdict_needs_a_second_person_with_the_right_to_publish(
    group: str, axis: Axis, is_own: bool, may: bool
) -> None:
    user = UserFactory(group=group)
    update = StatusUpdateFactory.build(axis=axis, stage=Stage.IN_REVIEW, author=user if is_own else UserFactory())
    assert may_publish(user, update) is may


def test_nobody_publishes_without_signing_in() -> None:
    update = StatusUpdateFactory.build(axis=Axis.OFFICIAL, author=None)
    assert not may_publish(AnonymousUser(), update)
