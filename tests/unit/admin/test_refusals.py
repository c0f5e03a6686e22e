"""What the database said when it refused, in words."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import ActorFactory, PartyFactory, RoleFactory, TopicFactory
from tracker.admin.refusals import REFUSED, Refusal, read
from tracker.models import Actor, Party, Topic

pytestmark = pytest.mark.django_db


def refusal(statement: str) -> Refusal:
    """What comes of a statement that the database refuses."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(REFUSED) as refused, transaction.atomic():
            cursor.execute(statement)
    assert isinstance(refused.value, REFUSED)
    return read(refused.value)


def test_a_constraint_speaks_with_its_own_message() -> None:
    ActorFactory()
    said = refusal("UPDATE tracker_actor SET country = 'XX'")
    assert said.message.startswith("country must be an ISO 3166-1 code")
    assert (said.record, said.field) == (Actor, "country")


def test_a_taken_value_is_named() -> None:
    TopicFactory(ref="fentanyl")
    said = refusal("INSERT INTO tracker_topic (ref, name, description) VALUES ('fentanyl', 'Again', '')")
    assert said == Refusal("“fentanyl”: This ref is taken; each ref names one record for ever.", Topic, "ref")


def test_a_pair_that_stands_already() -> None:
    party = PartyFactory()
    said = refusal(
        "INSERT INTO tracker_party (commitment_id, actor_id, role) "
        f"VALUES ({party.commitment_id}, {party.actor_id}, '{party.role}')"
    )
    assert said == Refusal("This actor already has this role in this commitment.", Party, None)


def test_a_rule_of_a_trigger_names_its_field() -> None:
    RoleFactory()
    state = ActorFactory(ref="state")
    said = refusal(f"UPDATE tracker_role SET person_id = {state.pk}")
    assert (said.message.split(";")[0], said.field) == ('"state" is not a person', "person")


def test_a_link_to_nothing() -> None:
    PartyFactory()
    said = refusal("UPDATE tracker_party SET actor_id = 0")
    assert said == Refusal("actor: the chosen record no longer exists; choose another.", Party, "actor")


def test_a_record_that_others_need() -> None:
    party = PartyFactory()
    said = refusal(f"DELETE FROM tracker_actor WHERE id = {party.actor_id}")
    assert said.message == "It is still used by parties; change or delete those first."


def test_a_value_that_is_missing_or_does_not_fit() -> None:
    TopicFactory()
    assert refusal("UPDATE tracker_topic SET name = NULL").message == "name must be filled."
    assert "too long" in refusal("UPDATE tracker_topic SET name = repeat('x', 201)").message


def test_an_error_of_our_own_speaks_for_itself() -> None:
    assert read(IntegrityError("Not so.")) == Refusal("Not so.")
