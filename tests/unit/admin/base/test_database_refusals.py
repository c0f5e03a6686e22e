"""What the database said when it refused, in words."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from tests.factories import ActorFactory, PartyFactory, RoleFactory, TopicFactory
from tracker.admin.base.database_refusals import (
    REFUSED,
    DatabaseRefusal,
    constraint_field,
    read_refusal,
    with_field_labels,
)
from tracker.models import Actor, Citation, Link, Party, Role, StatusUpdate, Topic

pytestmark = pytest.mark.django_db


def refusal(statement: str) -> DatabaseRefusal:
    """What comes of a statement that the database refuses."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(REFUSED) as refused, transaction.atomic():
            cursor.execute(statement)
    assert isinstance(refused.value, REFUSED)
    return read_refusal(refused.value)


def test_a_constraint_speaks_with_its_own_message() -> None:
    ActorFactory()
    said = refusal("UPDATE tracker_actor SET country = 'XX'")
    assert said.message.startswith("“Country” must be an ISO 3166-1 code")
    assert (said.record, said.field) == (Actor, "country")


def test_a_taken_value_is_named() -> None:
    TopicFactory(ref="fentanyl")
    said = refusal(
        "INSERT INTO tracker_topic (ref, stage, name, description) VALUES ('fentanyl', 'draft', 'Again', '')"
    )
    assert said == DatabaseRefusal("“fentanyl”: This ref is taken; each ref names one record for ever.", Topic, "ref")


def test_a_pair_that_stands_already() -> None:
    party = PartyFactory()
    said = refusal(
        "INSERT INTO tracker_party (commitment_id, actor_id, role) "
        f"VALUES ({party.commitment_id}, {party.actor_id}, '{party.role}')"
    )
    assert said == DatabaseRefusal("This actor already has this role in this commitment.", Party, None)


def test_a_rule_of_a_trigger_names_its_field() -> None:
    RoleFactory()
    state = ActorFactory(ref="state")
    said = refusal(f"UPDATE tracker_role SET person_id = {state.pk}")
    assert (said.message.split(";")[0], said.field) == ('"state" is not a person', "person")


def test_a_link_to_nothing() -> None:
    PartyFactory()
    said = refusal("UPDATE tracker_party SET actor_id = 0")
    assert said == DatabaseRefusal("actor: the chosen record no longer exists; choose another.", Party, "actor")


def test_a_record_that_others_need() -> None:
    party = PartyFactory()
    said = refusal(f"DELETE FROM tracker_actor WHERE id = {party.actor_id}")
    assert said.message == "It is still used by parties; change or delete those first."


def test_a_value_that_is_missing_or_does_not_fit() -> None:
    TopicFactory()
    assert refusal("UPDATE tracker_topic SET name = NULL").message == "“Name” must be filled."
    assert "too long" in refusal("UPDATE tracker_topic SET name = repeat('x', 201)").message


def test_an_error_of_our_own_speaks_for_itself() -> None:
    assert read_refusal(IntegrityError("Not so.")) == DatabaseRefusal("Not so.")


@pytest.mark.parametrize(
    ("record", "name", "field", "message"),
    [
        (Link, "link_points_elsewhere", "to_commitment", "“To commitment” must name another commitment."),
        (
            Role,
            "role_ended_not_before_started",
            "ended",
            "“Ended” must not be before started; correct one of the two dates.",
        ),
        (
            StatusUpdate,
            "statusupdate_says_where_it_searched",
            "searched",
            "“Searched” must say where you looked when the status is “No evidence found”.",
        ),
        (
            Citation,
            "citation_is_for_one_record",
            None,
            (
                "Fill exactly one of: “Actor”, “Role”, “Meeting”, “Commitment”, “Status update”, “Link”, “Sanction”, "
                "“Observation”, “Party”, “Participation”, “Sanction step”, “Programme”, “Target”, “Milestone”, "
                "“Finding”, “Exchange”, “Condition”, “Response”."
            ),
        ),
    ],
)
def test_a_message_calls_fields_as_the_form_does_and_stands_beside_the_one_it_begins_with(
    record: type[Model], name: str, field: str | None, message: str
) -> None:
    constraint = next(one for one in record._meta.constraints if one.name == name)
    assert constraint_field(constraint) == field
    assert with_field_labels(str(constraint.violation_error_message), record) == message


def test_a_record_without_a_ref_is_called_by_none() -> None:
    assert with_field_labels('The verdict "" needs a reviewer.', None) == "The verdict needs a reviewer."


def test_a_name_of_two_words_is_a_field_wherever_it_stands() -> None:
    assert (
        with_field_labels("choose a part_of that leads elsewhere.", Actor)
        == "choose a “Part of” that leads elsewhere."
    )
    assert with_field_labels("Nothing of ours: part_of.", None) == "Nothing of ours: part_of."
