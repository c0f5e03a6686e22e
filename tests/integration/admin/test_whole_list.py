"""All that a list finds, selected across its pages: shown, confirmed once, and no longer done when it changed."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import SourceFactory, TopicFactory, UserFactory
from tracker.models import Source, Topic
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

TOPICS = "admin:tracker_topic_changelist"
SOURCES = "admin:tracker_source_changelist"


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(group="Reviewer"))
    return client


def hidden(page: str) -> dict[str, Any]:
    """The hidden fields of the page's own form."""
    form = page[page.index('name="select_across"') - 40 :]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def ask(client: Client, address: str, action: str, key: int) -> str:
    asked = {"action": action, "select_across": "1", "_selected_action": key}
    return client.post(address, asked).content.decode()


def test_deleting_carries_no_field_for_each_row(reviewer: Client) -> None:
    topics = [TopicFactory(stage=Stage.DRAFT) for _ in range(60)]
    page = ask(reviewer, reverse(TOPICS), "delete_selected", topics[0].pk)
    assert page.count('name="_selected_action"') == 1
    assert "Yes, delete all 60" in page
    assert Topic.objects.count() == 60
    told = reviewer.post(reverse(TOPICS), hidden(page), follow=True)
    assert "Successfully deleted 60" in told.content.decode(), [str(each) for each in told.context["messages"]]
    assert not Topic.objects.exists()


@pytest.mark.parametrize("chosen", [None, "", "2-forged"])
def test_nothing_is_deleted_that_was_not_shown(reviewer: Client, chosen: str | None) -> None:
    topic = TopicFactory(stage=Stage.DRAFT)
    answer = hidden(ask(reviewer, reverse(TOPICS), "delete_selected", topic.pk))
    answer.pop("chosen")
    page = reviewer.post(reverse(TOPICS), answer | ({} if chosen is None else {"chosen": chosen}), follow=True)
    assert "Nothing was done; select again." in page.content.decode()
    assert Topic.objects.exists()


def test_a_list_that_changed_is_not_deleted(reviewer: Client) -> None:
    answer = hidden(ask(reviewer, reverse(TOPICS), "delete_selected", TopicFactory(stage=Stage.DRAFT).pk))
    TopicFactory(stage=Stage.DRAFT)
    page = reviewer.post(reverse(TOPICS), answer, follow=True)
    assert "it now has 2. Nothing was done" in page.content.decode()
    assert Topic.objects.count() == 2


def test_publishing_a_whole_list_is_asked_first(reviewer: Client) -> None:
    sources = [SourceFactory(stage=Stage.DRAFT) for _ in range(3)]
    page = ask(reviewer, reverse(SOURCES), "publish_selected", sources[0].pk)
    assert "The list finds 3; not public yet: 3." in page
    assert not Source.objects.filter(stage=Stage.PUBLISHED).exists()
    told = reviewer.post(
        reverse(SOURCES), hidden(page) | {"action": "publish_selected", "confirmed": "on"}, follow=True
    )
    assert "Published: 3. Not published: 0." in told.content.decode()


def test_a_published_one_among_them_keeps_all(reviewer: Client) -> None:
    TopicFactory(stage=Stage.DRAFT)
    answer = hidden(ask(reviewer, reverse(TOPICS), "delete_selected", TopicFactory().pk))
    told = reviewer.post(reverse(TOPICS), answer, follow=True).content.decode()
    assert "propose to delete it, with your reason" in told
    assert Topic.objects.count() == 2
