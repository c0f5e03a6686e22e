"""Addresses and forms that no page of ours makes: each is refused in plain words, none breaks the site."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    PartyFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, shown, submit
from tracker.models import Actor, Commitment, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def analyst(client: Client) -> User:
    person = UserFactory(group="Analyst")
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", ["gap", "status", "schedule", "actor", "topic", "meeting"])
@pytest.mark.parametrize("value", ["x", "9" * 5000, "²"])
def test_a_commitment_filter_with_a_value_it_does_not_offer(client: Client, name: str, value: str) -> None:
    assert client.get(address(Commitment, "changelist"), {name: value}).status_code in (200, 302)


@pytest.mark.parametrize("name", ["gap", "status", "schedule", "actor", "stage__exact", "owner__id__exact", "q", "o"])
def test_a_null_character_in_a_commitment_filter(client: Client, name: str) -> None:
    assert client.get(address(Commitment, "changelist"), {name: "a\0"}).status_code == 400


@pytest.mark.parametrize("name", ["kind", "country", "stage__exact", "kind__exact"])
def test_a_null_character_in_an_actor_filter(client: Client, name: str) -> None:
    assert client.get(address(Actor, "changelist"), {name: "\0"}).status_code == 400


def test_a_null_character_in_what_is_looked_up(client: Client) -> None:
    asked = {"app_label": "tracker", "model_name": "role", "field_name": "person", "term": "\0"}
    assert client.get("/admin/autocomplete/", asked).status_code == 400


@pytest.mark.parametrize("value", ["abc", "9" * 5000, "9" * 30, "-1", ""])
def test_a_new_status_update_of_no_commitment(client: Client, value: str) -> None:
    assert client.get(address(StatusUpdate, "add"), {"commitment": value}).status_code in (200, 400)


@pytest.mark.parametrize("value", ["9" * 5000, "9" * 30, "abc", "-1", "²", "\0", ""])
def test_a_row_with_a_made_up_number(client: Client, value: str) -> None:
    party = PartyFactory()
    commitment: Any = party.commitment
    fields = shown(client, address(Commitment, "change", commitment.pk))
    assert fields["parties-0-id"] == str(party.pk)
    answer = submit(client, commitment, fields | {"parties-0-id": value})
    assert answer.status_code in (200, 400)
    party.refresh_from_db()


@pytest.mark.parametrize("value", ["abc", "1e400", "9" * 30, "²"])
@pytest.mark.parametrize(("factory", "name"), [(CommitmentFactory, "topics"), (SanctionFactory, "targets")])
def test_a_record_among_many_with_a_made_up_number(client: Client, factory: Any, name: str, value: str) -> None:
    record = factory()
    fields = shown(client, address(type(record), "change", record.pk))
    chosen = getattr(record, name).count()
    assert submit(client, record, fields | {name: [value]}).status_code == 200
    assert getattr(record, name).count() == chosen


@pytest.mark.parametrize("value", ["", "zz", "9" * 30])
def test_a_citation_without_its_number_in_the_form_of_its_source(client: Client, value: str) -> None:
    source = SourceFactory.create()
    CitationFactory.create_batch(3, source=source)
    fields = shown(client, address(type(source), "change", source.pk))
    answer = submit(client, source, fields | {"citations-0-id": value})
    assert "deleted or published by someone else" in answer.content.decode()
    assert source.citations.count() == 3


def test_a_citation_that_was_deleted_while_its_source_was_looked_at(client: Client) -> None:
    source = CitationFactory.create().source
    fields = shown(client, address(type(source), "change", source.pk))
    source.citations.all().delete()
    answer = submit(client, source, fields)
    assert answer.status_code == 200
    assert "by someone else" in answer.content.decode()


@pytest.mark.parametrize("factory", [ActorFactory, CommitmentFactory, SourceFactory, StatusUpdateFactory])
def test_a_record_that_is_asked_to_be_copied(client: Client, factory: Any) -> None:
    record = factory()
    fields = shown(client, address(type(record), "change", record.pk))
    stored = type(record).objects.count()
    assert submit(client, record, fields | {"_saveasnew": "1"}).status_code == 400
    assert type(record).objects.count() == stored


@pytest.mark.parametrize("value", ["abc", "\0", "9" * 5000, "9" * 30])
def test_an_action_on_a_record_that_cannot_be(client: Client, value: str) -> None:
    CommitmentFactory()
    sent = {"action": "publish_selected", "_selected_action": value}
    assert client.post(address(Commitment, "changelist"), sent).status_code in (302, 400)
