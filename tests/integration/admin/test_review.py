"""Reviewing: a verdict is published by someone who wrote none of it, as they saw it, or it stays where it is."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import CitationFactory, CommitmentFactory, SourceFactory, StatusUpdateFactory, UserFactory
from tests.integration.admin.forms import address, change, publish, shown
from tracker.models import Citation, Commitment, StatusUpdate
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db

REVIEW = "admin:tracker_statusupdate_review"


@pytest.fixture
def analyst() -> User:
    return UserFactory(username="ana", group="Analyst")


@pytest.fixture
def reviewer() -> User:
    return UserFactory(username="rev", group="Reviewer")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def verdict(author: User, **made: Any) -> StatusUpdate:
    """A sourced verdict in review."""
    update = StatusUpdateFactory(**{"ref": "verdict", "stage": Stage.IN_REVIEW, "author": author, **made})
    for title, paragraph in (("Wire", 7), ("Gazette", 2)):
        CitationFactory(commitment=None, status_update=update, source__title=title, paragraph=paragraph)
    return update


def told(client: Client) -> str:
    """What the review page says next."""
    return unescape(client.get(reverse(REVIEW)).content.decode())


def test_a_guideline_that_would_stay_empty_for_good_is_warned_of_and_no_hindrance(
    analyst: User, reviewer: User
) -> None:
    update, client = verdict(analyst), signed_in(reviewer)
    StatusUpdateFactory(stage=Stage.IN_REVIEW, axis=Axis.OFFICIAL, author=analyst)
    StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst, commitment__guideline="Fulfilled when in force.")
    StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst, commitment=StatusUpdateFactory().commitment)
    assert told(client).count("Once a verdict is published they can no longer be added") == 1
    publish(client, update)
    update.refresh_from_db()
    assert update.stage == Stage.PUBLISHED


def test_a_reviewer_sees_all_of_it_publishes_it_and_is_named(analyst: User, reviewer: User) -> None:
    commitment = CommitmentFactory(title="Curb exports", guideline="Fulfilled when the law is in force.")
    update, client = verdict(analyst, commitment=commitment, summary="The law was passed."), signed_in(reviewer)
    page = client.get(reverse(REVIEW, query={"update": update.pk})).content.decode()
    for part in ("Curb exports", "Fulfilled when the law", "The law was passed.", "Wire</a>, paragraph 7", "ana"):
        assert part in page
    assert publish(client, update).status_code == 302
    update.refresh_from_db()
    assert (update.stage, update.author, update.reviewer) == (Stage.PUBLISHED, analyst, reviewer)


CHANGES: dict[str, Callable[[StatusUpdate], Any]] = {
    "what it says": lambda update: StatusUpdate.objects.filter(pk=update.pk).update(summary="Otherwise."),
    "a source more": lambda update: CitationFactory(commitment=None, status_update=update, stance="disputes"),
    "a source less": lambda update: update.citations.filter(paragraph=2).delete(),
    "a source rewritten": lambda update: update.citations.update(paragraph=8),
    "a note on a source": lambda update: update.citations.update(note="Not quite."),
    "the guideline": lambda update: Commitment.objects.filter(pk=update.commitment_id).update(guideline="All counts."),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_what_changed_since_it_was_looked_at_is_not_published(analyst: User, reviewer: User, changed: str) -> None:
    update, client = verdict(analyst), signed_in(reviewer)
    page = reverse(REVIEW, query={"update": update.pk})
    seen = shown(client, page)
    CHANGES[changed](update)
    answer = client.post(page, seen | {"publish": update.pk}, follow=True)
    assert "It has changed since you opened it" in answer.content.decode()
    assert not StatusUpdate.objects.published().exists()
    assert publish(client, update).status_code == 302
    assert StatusUpdate.objects.published().exists()


@pytest.mark.parametrize("version", [{}, {"version": ""}, {"version": "0" * 64}])
def test_a_crafted_request_that_names_no_version_looked_at_is_refused(
    analyst: User, reviewer: User, version: dict[str, str]
) -> None:
    update, client = verdict(analyst), signed_in(reviewer)
    sent = {f"version-{update.pk}": value for value in version.values()}
    client.post(reverse(REVIEW), {"publish": update.pk, **sent})
    assert "It has changed since you opened it" in told(client)
    assert not StatusUpdate.objects.published().exists()


@pytest.mark.parametrize("group", ["Analyst", "Reviewer", "Administrator"])
def test_nobody_publishes_their_own_verdict_by_a_crafted_request(group: str) -> None:
    author = UserFactory(group=group)
    update, client = verdict(author), signed_in(author)
    assert f'value="{update.pk}"' not in client.get(reverse(REVIEW)).content.decode()
    publish(client, update)
    assert "someone other than its author publishes it" in told(client)
    client.post(address(StatusUpdate, "change", update.pk), {"stage": "published", "reviewer": UserFactory().pk})
    update.refresh_from_db()
    assert (update.stage, update.author, update.reviewer) == (Stage.IN_REVIEW, author, None)


def test_nor_one_that_was_theirs_before_another_touched_it_up(reviewer: User) -> None:
    update = verdict(reviewer)
    assert change(signed_in(UserFactory(group="Analyst")), update, summary="A comma more.").status_code == 302
    client = signed_in(reviewer)
    publish(client, update)
    assert "was partly written by the person publishing it" in told(client)
    assert not StatusUpdate.objects.published().exists()


def test_a_draft_is_not_published_behind_its_authors_back(analyst: User, reviewer: User) -> None:
    client, update = signed_in(reviewer), verdict(analyst, stage=Stage.DRAFT)
    publish(client, update)
    assert "still a draft; its author sends it into review" in told(client)
    assert not StatusUpdate.objects.published().exists()


def test_nothing_is_published_without_a_source_that_readers_can_see(analyst: User, reviewer: User) -> None:
    client, update = signed_in(reviewer), verdict(analyst)
    Citation.objects.update(source=SourceFactory(stage=Stage.DRAFT))
    publish(client, update)
    assert "cannot be public without a source" in told(client)
    assert not StatusUpdate.objects.published().exists()


def test_many_are_published_at_once_each_on_its_own(analyst: User, reviewer: User) -> None:
    theirs, own = verdict(analyst), verdict(reviewer, ref="own")
    client = signed_in(reviewer)
    chosen = {"action": "publish_selected", "_selected_action": [theirs.pk, own.pk]}
    answer = client.post(address(StatusUpdate, "changelist"), chosen)
    assert set(answer["Location"].partition("?")[2].split("&")) == {f"update={each.pk}" for each in (theirs, own)}
    answer = publish(client, theirs, own)
    assert answer["Location"] == reverse(REVIEW, query={"update": own.pk})
    said = told(client)
    assert "Published: In progress as of 2023-11-15 [verdict]." in said
    assert "Not published: In progress as of 2023-11-15 [own]. What the evidence supports is a verdict" in said
    assert list(StatusUpdate.objects.published()) == [theirs]


def test_what_others_published_meanwhile_is_not_published_again(analyst: User, reviewer: User) -> None:
    update, first, second = verdict(analyst), signed_in(reviewer), signed_in(UserFactory(group="Reviewer"))
    page = reverse(REVIEW, query={"update": update.pk})
    seen = shown(second, page)
    publish(first, update)
    second.post(page, seen | {"publish": update.pk})
    assert "Nothing was published" in told(second)
    update.refresh_from_db()
    assert update.reviewer == reviewer


@pytest.mark.usefixtures("one_person")
def test_a_partys_words_recorded_by_oneself_are_published_here_where_one_person_will_do(analyst: User) -> None:
    update = verdict(analyst, axis=Axis.OFFICIAL)
    publish(signed_in(analyst), update)
    update.refresh_from_db()
    assert (update.stage, update.reviewer) == (Stage.PUBLISHED, None)


def test_a_viewer_neither_sees_the_page_nor_publishes(analyst: User) -> None:
    client, update = signed_in(UserFactory(group="Viewer")), verdict(analyst)
    assert client.get(reverse(REVIEW)).status_code == 403
    assert client.post(reverse(REVIEW), {"publish": update.pk}).status_code == 403
    assert not StatusUpdate.objects.published().exists()


@pytest.mark.parametrize("key", ["x", "1;2", "9" * 30])
def test_an_address_that_names_none_is_a_bad_request(reviewer: User, key: str) -> None:
    client = signed_in(reviewer)
    assert client.get(reverse(REVIEW), {"update": key}).status_code == 400
    assert client.post(reverse(REVIEW), {"publish": key}).status_code == 400


def test_what_is_only_implied_is_published_with_the_reviewer_s_reason(analyst: User, reviewer: User) -> None:
    update = StatusUpdateFactory(ref="verdict", stage=Stage.IN_REVIEW, author=analyst)
    CitationFactory(commitment=None, status_update=update, attribution="implied")
    client, page = signed_in(reviewer), reverse(REVIEW, query={"update": update.pk})
    seen = shown(client, page) | {"publish": update.pk}
    client.post(page, seen | {f"inference-{update.pk}": " "})
    assert "What is only implied needs “Why an inference suffices”" in told(client)
    client.post(page, seen | {f"inference-{update.pk}": " It can mean nothing else. "})
    update.refresh_from_db()
    assert (update.stage, update.inference_reason) == (Stage.PUBLISHED, "It can mean nothing else.")
    public = client.get(f"/commitments/{update.commitment.ref}/").content.decode()
    assert "It can mean nothing else." in public
