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
        ("Reviewer", Axis.OFFICIAL, True, False),
        ("Analyst", Axis.EVIDENCE, False, False),
        ("Analyst", Axis.EVIDENCE, True, False),
        ("Analyst", Axis.OFFICIAL, False, False),
        ("Analyst", Axis.OFFICIAL, True, False),
        ("Viewer", Axis.OFFICIAL, True, False),
    ],
)
def test_a_status_update_needs_a_second_person_with_the_right_to_publish(
    group: str, axis: Axis, is_own: bool, may: bool
) -> None:
    user = UserFactory(group=group)
    update = StatusUpdateFactory.build(axis=axis, stage=Stage.IN_REVIEW, author=user if is_own else UserFactory())
    assert may_publish(user, update) is may


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize(
    ("group", "axis", "may"),
    [
        ("Reviewer", Axis.EVIDENCE, False),
        ("Reviewer", Axis.OFFICIAL, True),
        ("Analyst", Axis.OFFICIAL, True),
        ("Viewer", Axis.OFFICIAL, False),
    ],
)
def test_where_one_person_will_do_they_publish_a_party_s_words_and_no_verdict(
    group: str, axis: Axis, may: bool
) -> None:
    user = UserFactory(group=group)
    update = StatusUpdateFactory.build(axis=axis, stage=Stage.IN_REVIEW, author=user)
    assert may_publish(user, update) is may


def test_nobody_publishes_without_signing_in() -> None:
    update = StatusUpdateFactory.build(axis=Axis.OFFICIAL, author=None)
    assert not may_publish(AnonymousUser(), update)
