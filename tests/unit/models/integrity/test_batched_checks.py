"""Constraints of a record, asked about in one query."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ActorFactory, PartyFactory, PersonFactory, RoleFactory, SanctionFactory, TopicFactory
from tracker.models import Party, Sanction

pytestmark = pytest.mark.django_db


def asked(record: Party | Sanction, *left_out: str) -> list[str]:
    """The queries about constraints, without the savepoints around them."""
    with CaptureQueriesContext(connection) as queries:
        record.validate_constraints(left_out)
    return [query["sql"] for query in queries if query["sql"].startswith("SELECT")]


def broken_by(record: Sanction, *left_out: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        record.validate_constraints(left_out)
    return sorted(refused.value.messages)


def test_all_checks_of_a_sound_record_are_one_query() -> None:
    assert len(asked(SanctionFactory.build())) == 1


def test_whether_a_record_is_the_only_one_is_asked_beside_them() -> None:
    party = PartyFactory.create()
    another = Party(commitment=party.commitment, actor=party.actor, role=party.role)
    with pytest.raises(ValidationError):
        another.validate_constraints()


def test_every_check_that_is_broken_is_told() -> None:
    sanction = SanctionFactory.build(ref="Not A Slug", kind="no_such")
    messages = broken_by(sanction)
    assert len(messages) == 2
    assert messages[0].startswith("kind must be one of")
    assert messages[1].startswith("ref must be lower-case")


def test_what_is_derived_is_looked_at_as_well() -> None:
    role = RoleFactory.build(person=PersonFactory(), organisation=ActorFactory(), started="2023-05", ended="2022")
    with pytest.raises(ValidationError):
        role.validate_constraints()


def test_a_check_on_a_field_that_is_left_out_is_not_asked() -> None:
    sanction = SanctionFactory.build(ref="Not A Slug", kind="no_such")
    assert [message[:4] for message in broken_by(sanction, "ref")] == ["kind"]
    assert len(asked(sanction, "ref", "kind")) == 1


def test_a_check_that_the_database_cannot_tell_hides_no_other() -> None:
    topic = TopicFactory.build(ref="\x00", name="")
    with pytest.raises(ValidationError) as refused:
        topic.validate_constraints()
    assert [message for message in refused.value.messages if message.startswith("name")]
