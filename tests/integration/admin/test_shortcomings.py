"""Published all the same, but said: a status update without a source, a record that names what is not public."""

from html import unescape
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    PartyFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, change, publish
from tracker.models import Citation, Meeting, StatusUpdate
from tracker.vocabulary import Axis, Stage, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(group="Reviewer"))
    return client


def warnings(answer: Any) -> list[str]:
    """What the person was warned of."""
    return [unescape(str(said)) for said in get_messages(answer.wsgi_request) if said.level_tag == "warning"]


def waiting(**made: Any) -> StatusUpdate:
    searched = {"status": Status.NO_EVIDENCE_FOUND, "searched": "The gazette.", **made}
    return StatusUpdateFactory(ref="waiting", stage=Stage.IN_REVIEW, author=UserFactory(), **searched)


def test_an_update_published_without_a_source_says_so_with_the_way_to_add_one(reviewer: Client) -> None:
    update = waiting()
    (said,) = warnings(publish(reviewer, update))
    assert "[waiting] is published without a public source: its public page says “No source yet”" in said
    page = f"{address(Citation, 'add')}?status_update={update.pk}"
    assert page in said
    assert reviewer.get(page).context["adminform"].form.initial["status_update"] == str(update.pk)


def test_with_a_source_nothing_is_said(reviewer: Client) -> None:
    update = waiting()
    CitationFactory(commitment=None, status_update=update)
    assert not warnings(publish(reviewer, update))


def test_a_source_that_is_not_public_is_none_to_readers_and_is_named(reviewer: Client) -> None:
    update = waiting()
    CitationFactory(commitment=None, status_update=update, source=SourceFactory(title="Memo", stage=Stage.DRAFT))
    without, names = warnings(publish(reviewer, update))
    assert "No source yet" in without
    assert names.endswith("[waiting] is published, but names records that are not yet public: Memo.")


def test_a_draft_lacks_nothing_yet(reviewer: Client) -> None:
    assert not warnings(change(reviewer, waiting(), summary="Changed."))


@pytest.mark.usefixtures("one_person")
def test_the_commitments_page_says_it_of_an_update_published_there(client: Client) -> None:
    update, analyst = waiting(axis=Axis.OFFICIAL), UserFactory(group="Analyst")
    StatusUpdate.objects.update(author=analyst, summary="Written anew.")
    StatusUpdateFactory(commitment=update.commitment)
    client.force_login(analyst)
    (said,) = warnings(change(client, update.commitment, **{"status_updates-2-0-stage": "published"}))
    assert "[waiting] is published without a public source" in said


@pytest.mark.parametrize(("axis", "as_of"), [(Axis.OFFICIAL, "2023-10"), (Axis.EVIDENCE, "2023-11-14")])
def test_an_update_of_a_day_before_the_promise_is_saved_with_a_word_on_both_dates(
    reviewer: Client, axis: Axis, as_of: str
) -> None:
    update = waiting(axis=axis, commitment=CommitmentFactory(made_on="2023-11-15"))
    (said,) = warnings(change(reviewer, update, as_of=as_of))
    assert "but the commitment was made later, 15 November 2023: check both dates." in said
    update.refresh_from_db()
    assert str(update.as_of) == as_of


@pytest.mark.parametrize("as_of", ["2023-11-15", "2023-11", "2024", "2022/.."])
def test_nothing_is_said_where_it_may_speak_of_the_same_day_or_a_later_one(reviewer: Client, as_of: str) -> None:
    update = waiting(commitment=CommitmentFactory(made_on="2023-11-15/2023-11-17"))
    assert not warnings(change(reviewer, update, as_of=as_of))


def test_the_commitments_page_says_it_of_an_update_written_there(reviewer: Client) -> None:
    update = waiting()
    (said,) = warnings(change(reviewer, update.commitment, **{"status_updates-2-0-as_of": "2019"}))
    assert "[waiting] is as of 2019, but" in said


def test_of_several_it_is_said_of_each(reviewer: Client) -> None:
    update, sourced = waiting(), StatusUpdateFactory(stage=Stage.IN_REVIEW, author=UserFactory())
    CitationFactory(commitment=None, status_update=sourced)
    (said,) = warnings(publish(reviewer, update, sourced))
    assert "[waiting] is published without" in said


@pytest.mark.usefixtures("one_person")
def test_a_published_record_tells_what_it_names_that_is_not_public(reviewer: Client) -> None:
    draft = {"stage": Stage.DRAFT}
    commitment = CommitmentFactory(ref="pledge", made_at=MeetingFactory(title="Summit", **draft))
    PartyFactory(commitment=commitment, actor=ActorFactory(name="Ministry", **draft))
    PartyFactory(commitment=commitment, actor=ActorFactory(name="China"))
    sanction = SanctionFactory(issuer=ActorFactory(name="Commerce", **draft))
    sanction.targets.add(ActorFactory(name="Institute", **draft))
    for record, names in ((commitment, "Summit, Ministry"), (sanction, "Commerce, Institute")):
        (said,) = warnings(change(reviewer, record, summary="Changed."))
        assert said == f"{record} is published, but names records that are not yet public: {names}."


def test_so_does_the_list(reviewer: Client) -> None:
    whole = MeetingFactory(title="Series", stage=Stage.DRAFT)
    first = MeetingFactory(part_of=whole, stage=Stage.DRAFT)
    chosen = {"action": "publish_selected", "_selected_action": [first.pk]}
    without, said = warnings(reviewer.post(address(Meeting, "changelist"), chosen))
    assert "is published without a public source" in without
    assert said.endswith("names records that are not yet public: Series.")
