"""The history of a record, as the database wrote it, at its address in the admin."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    ExchangeFactory,
    ExchangeItemFactory,
    LinkFactory,
    MeetingFactory,
    ParticipationFactory,
    ResponseFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, change
from tracker.history.changes import FieldChange, changes_of
from tracker.models import Citation, Commitment, Party, Topic
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client) -> User:
    person = UserFactory(username="ana", group="Analyst")
    client.force_login(person)
    return person


def test_a_change_in_the_admin_says_who_where_and_what(client: Client, analyst: User) -> None:
    topic = TopicFactory(stage=Stage.DRAFT, name="Before")
    change(client, topic, name="After")
    latest, first = changes_of(topic)
    assert (latest.done, latest.who, latest.origin) == ("changed", "ana", "admin")
    assert latest.fields == (FieldChange(field="Name", before="Before", after="After"),)
    assert (first.done, first.who) == ("added", "")
    page = client.get(address(Topic, "history", topic.pk)).content.decode()
    assert "by ana" in page
    assert "<td>Before</td>" in page


def test_a_change_in_raw_sql_is_there_too(client: Client, analyst: User) -> None:
    topic = TopicFactory(stage=Stage.DRAFT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_topic SET description = 'By hand'")
    assert [field.after for field in changes_of(topic)[0].fields] == ["By hand"]


def test_values_are_written_as_people_read_them() -> None:
    whole = ActorFactory(ref="whole")
    part = ActorFactory(part_of=whole, aliases=["One", "Two"], kind="public_body")
    fields = {field.field: field.after for field in changes_of(part)[0].fields}
    assert (fields["Part of"], fields["Aliases"], fields["Kind"]) == ("whole", "One; Two", "Public body")
    made = {field.field: field.after for field in changes_of(CommitmentFactory(made_on="2023-11-15~"))[0].fields}
    assert made["Made on"] == "about 15 November 2023"


def test_parties_and_topics_stand_in_the_history_of_their_commitment() -> None:
    commitment, topic = CommitmentFactory(), TopicFactory(ref="fentanyl")
    party = Party.objects.create(commitment=commitment, actor=ActorFactory(ref="china"))
    commitment.topics.add(topic)
    party.delete()
    said = {
        (change.what, change.done): {f.field: (f.before, f.after) for f in change.fields}
        for change in changes_of(commitment)
    }
    assert said["Party", "added"] == {"Actor": ("", "china"), "Role": ("", "Committed"), "Certainty": ("", "Certain")}
    assert said["Party", "deleted"]["Actor"] == ("china", "")
    assert said["Topic", "added"] == {"Topic": ("", "fentanyl")}


def test_each_citation_added_changed_and_deleted_is_named() -> None:
    meeting = MeetingFactory()
    citation = CitationFactory(
        commitment=None, meeting=meeting, source=SourceFactory(ref="nbc", title="NBC News"), paragraph=4
    )
    Citation.objects.update(stance="disputes")
    citation.delete()
    said = [(change.what, change.which, change.done, change.fields) for change in changes_of(meeting) if change.what]
    assert [row[:3] for row in said] == [
        ("Citation of", "NBC News, paragraph 4", done) for done in ("deleted", "changed", "added")
    ]
    assert said[1][3] == (FieldChange(field="Stance", before="Supports", after="Disputes"),)
    assert FieldChange(field="Source", before="nbc", after="") in said[0][3]


def test_the_page_names_what_hangs_on_the_record(client: Client, analyst: User) -> None:
    source = SourceFactory(title="NBC News")
    citation = CitationFactory(source=source, paragraph=4)
    commitment = citation.commitment
    citation.delete()
    page = " ".join(client.get(address(Commitment, "history", commitment.pk)).content.decode().split())
    assert "Citation of NBC News, paragraph 4: deleted" in page


def test_links_status_updates_and_targets_stand_in_the_history_of_their_record() -> None:
    commitment, sanction = CommitmentFactory(), SanctionFactory(title="Listing")
    demand, exchange = CommitmentFactory(kind="demand"), ExchangeFactory(stage="draft")
    LinkFactory(commitment=commitment, to_sanction=sanction)
    ConditionFactory(commitment=commitment, depends_on_sanction=sanction)
    ExchangeItemFactory(exchange=exchange, commitment=commitment)
    ResponseFactory(demand=demand, actor=ActorFactory(name="The senate"))
    StatusUpdateFactory(commitment=commitment, as_of="2024-04")
    sanction.targets.add(ActorFactory(name="The institute"))
    meeting = MeetingFactory()
    ParticipationFactory(meeting=meeting, actor=ActorFactory(name="China"), role="host")
    said = {
        (change.what, change.which)
        for record in (commitment, sanction, meeting, exchange, demand)
        for change in changes_of(record)
        if change.what
    }
    assert said == {
        ("Link", "Responds to, Listing"),
        ("Condition", "Listing"),
        ("Status update", "Evidence (what the record supports), In progress, April 2024"),
        ("Target", "The institute"),
        ("Item", f"Side A, {commitment.title}"),
        ("Party", "The senate, Addressee"),
        ("Response", "The senate, Noted"),
        ("Step", "Imposed, 2020"),
        ("Attendance record", "China, Host"),
    }


def test_each_record_has_a_history_of_its_own() -> None:
    one, other = CommitmentFactory.create_batch(2)
    Commitment.objects.filter(pk=other.pk).update(title="Changed")
    assert len(changes_of(one)) == 1


def test_a_link_to_something_deleted_still_reads() -> None:
    actor = ActorFactory()
    party = Party.objects.create(commitment=CommitmentFactory(), actor=actor)
    commitment, key = party.commitment, actor.pk
    party.delete()
    actor.delete()
    named = [field.after for change in changes_of(commitment) for field in change.fields if field.field == "Actor"]
    assert f"(deleted, number {key})" in named


def test_the_latest_changes_come_first_up_to_a_limit() -> None:
    topic = TopicFactory(stage=Stage.DRAFT)
    for number in range(5):
        Topic.objects.update(name=f"Name {number}")
    latest = changes_of(topic, limit=3)
    assert [change.fields[0].after for change in latest] == ["Name 4", "Name 3", "Name 2"]
    assert latest[-1].fields[0].before == "Name 1"


def test_no_history_for_those_who_may_not_see_the_record(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get(address(Topic, "history", TopicFactory().pk)).status_code == 403
