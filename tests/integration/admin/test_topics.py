"""A topic under which public commitments are filed is renamed, published and deleted by two people, whichever way."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.factories import CitationFactory, CommitmentFactory, SourceFactory, TopicFactory, UserFactory
from tests.imports import bring, counted
from tests.integration.admin.forms import address, change, errors, shown
from tests.integration.admin.imports import batch_of, plan_page, upload
from tests.integration.admin.test_proposals import step
from tests.integration.admin.test_publishing_along import cited_page
from tracker.models import CommitmentTopic, Proposal, PublishingRule, Topic
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState, Stage

pytestmark = pytest.mark.django_db

RENAMED = b"ref,name\ntrade,Commerce\n"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def topic() -> Topic:
    """A public one, with a public commitment."""
    made: Topic = TopicFactory.create(ref="trade", name="Trade")
    CommitmentFactory(title="Pledge").topics.add(made)
    return made


def test_one_person_alone_renames_it_neither_by_form_nor_by_file_nor_in_sql(topic: Topic) -> None:
    for group in ("Analyst", "Reviewer"):
        person = UserFactory(group=group)
        client = signed_in(person)
        form = client.get(address(Topic, "change", topic.pk)).content.decode()
        assert "Propose this change" in form
        assert 'name="_save"' not in form
        refused = "propose the change, with your reason, and a second person publishes it"
        assert refused in str(errors(change(client, topic, name="Commerce")))
        with (
            pytest.raises(IntegrityError, match=refused),
            transaction.atomic(),
            history_context(person),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE tracker_topic SET name = 'Commerce'")
        batch = batch_of(upload(client, Topic, RENAMED, name="topics.csv"))
        assert batch.state == BatchState.AWAITING_APPROVAL
        assert "Someone else has to approve" in plan_page(client, batch)
    assert Topic.objects.get().name == "Trade"


def test_one_rule_lets_one_person_rename_it(topic: Topic) -> None:
    PublishingRule.objects.create(record_kind="topic", needs_second_person=False)
    assert change(signed_in(UserFactory(group="Analyst")), topic, name="Commerce").status_code == 302
    assert Topic.objects.get().name == "Commerce"


def test_it_is_deleted_by_two_with_what_is_filed_there(topic: Topic) -> None:
    person, other = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    sent = {"post": "yes", "_propose": "on", "proposal_reason": "It says nothing."}
    assert signed_in(person).post(address(Topic, "delete", topic.pk), sent).status_code == 302
    assert Topic.objects.exists()
    proposal = Proposal.objects.get()
    assert (proposal.record_kind, proposal.record_key) == ("topic", topic.pk)
    refused = pytest.raises(IntegrityError, match="propose to delete it, with your reason, and a second person does")
    with refused, transaction.atomic(), history_context(other), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED; DELETE FROM tracker_topic")
    assert step(other, proposal, "accept").status_code == 302
    assert not Topic.objects.exists()
    assert not CommitmentTopic.objects.exists()


def test_publishing_a_commitment_tells_of_its_draft_topic() -> None:
    draft = TopicFactory(name="Trade", stage=Stage.DRAFT)
    commitment = CommitmentFactory(title="Pledge", stage=Stage.DRAFT)
    commitment.topics.add(draft, TopicFactory())
    answer = change(signed_in(UserFactory(group="Reviewer")), commitment, stage=Stage.PUBLISHED)
    said = [unescape(str(each)) for each in get_messages(answer.wsgi_request)]
    assert any(each.endswith("names records that are not yet public: Trade.") for each in said), said


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PUBLISHED])
def test_the_draft_topic_of_what_is_cited_is_offered_along(stage: Stage) -> None:
    draft: Any = TopicFactory(name="Trade", description="Tariffs and quotas.", stage=Stage.DRAFT)
    commitment, source = CommitmentFactory(stage=stage), SourceFactory()
    commitment.topics.add(draft)
    CitationFactory(commitment=commitment, source=source)
    client = signed_in(UserFactory(group="Reviewer"))
    page = client.get(cited_page(source)).content.decode()
    assert "Tariffs and quotas." in page
    assert f'value="topic-{draft.pk}"' in page
    fields = shown(client, cited_page(source)) | {"publish": [f"topic-{draft.pk}"]}
    client.post(cited_page(source), fields)
    assert Topic.objects.get().stage == Stage.PUBLISHED


def test_a_file_without_the_column_of_the_stage_is_read(topic: Topic) -> None:
    rows = ({"ref": "trade", "name": "Trade"}, {"ref": "finance", "name": "Finance"})
    assert counted(bring("topics", *rows)) == (1, 0, 1, 0)
    assert dict(Topic.objects.values_list("ref", "stage")) == {"trade": "published", "finance": "draft"}


def test_the_proposal_to_delete_it_lists_the_commitments_that_lose_it_and_it_is_logged(topic: Topic) -> None:
    person, other = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    sent = {"post": "yes", "_propose": "on", "proposal_reason": "It says nothing."}
    signed_in(person).post(address(Topic, "delete", topic.pk), sent)
    CommitmentFactory(ref="filed-since").topics.add(topic)
    proposal = Proposal.objects.get()
    page = signed_in(other).get(address(Proposal, "change", proposal.pk)).content.decode()
    first = CommitmentTopic.objects.order_by("pk").first()
    assert first is not None
    assert f"commitment {first.commitment.ref}" in page
    assert "commitment filed-since" in page
    assert "which lose it" in " ".join(page.split())
    step(other, proposal, "accept")
    proposal.refresh_from_db()
    assert proposal.parts[0]["listed_by"] == sorted(["commitment filed-since", f"commitment {first.commitment.ref}"])
    events: Any = CommitmentTopic.pgh_event_model
    gone = events.objects.filter(pgh_label="delete", topic=topic.pk)
    assert gone.count() == 2
    assert {event.pgh_context.metadata["proposal"] for event in gone} == {proposal.pk}
