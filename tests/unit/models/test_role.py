"""What the database refuses of roles."""

import pytest
from django.db import IntegrityError

from tests.factories import ActorFactory, RoleFactory
from tracker.models import Role

pytestmark = pytest.mark.django_db


def test_a_role_is_held_by_a_person() -> None:
    with pytest.raises(IntegrityError, match='"ministry" is not a person'):
        RoleFactory(person=ActorFactory(ref="ministry"))


def test_a_person_may_hold_two_roles_at_once() -> None:
    role = RoleFactory(started="2019")
    RoleFactory(person=role.person, started="2019")
    assert role.person.roles_held.count() == 2


def test_a_role_does_not_end_before_it_starts() -> None:
    with pytest.raises(IntegrityError, match="role_ended_not_before_started"):
        RoleFactory(started="2020-05", ended="2020-04")


def test_a_role_may_end_within_the_time_it_is_known_to_have_started() -> None:
    assert RoleFactory(started="2020-05-20", ended="2020-05").pk


def test_the_database_derives_the_days() -> None:
    RoleFactory(ref="role", started="2020-02", ended="2021~")
    days = Role.objects.values_list("started_earliest", "started_latest", "ended_earliest", "ended_latest")
    assert [day.isoformat() for day in days.get(ref="role")] == [
        "2020-02-01",
        "2020-02-29",
        "2021-01-01",
        "2021-12-31",
    ]
