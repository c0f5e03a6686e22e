"""Publishing tells of what has no public source, and publishes sources and what is cited from them in one step."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ExchangeFactory,
    ExchangeItemFactory,
    IndicatorFactory,
    MeetingFactory,
    ObservationFactory,
    PartyFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, change, filled_in, shown
from tracker.admin.review.record_contents import contents_of
from tracker.models import Commitment, Meeting, Source, StatusUpdate
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> User:
    return UserFactory(group="Reviewer")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def warnings(answer: Any) -> list[str]:
    return [unescape(str(said)) for said in get_messages(answer.wsgi_request) if said.level_tag == "warning"]


def publish_selected(client: Client, *records: Any) -> Any:
    sent = {"action": "publish_selected", "_selected_action": [record.pk for record in records]}
    return client.post(address(type(records[0]), "changelist"), sent)


def stage_of(record: Any) -> str:
    return str(type(record)._default_manager.get(pk=record.pk).stage)


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (ActorFactory, "actor"),
        (MeetingFactory, "meeting"),
        (CommitmentFactory, "commitment"),
        (SanctionFactory, "sanction"),
    ],
)
def test_what_is_published_without_a_source_is_told_and_counted_for_every_kind(
    made: Any, name: str, reviewer: User
) -> None:
    # A step of a sanction that is no more public is told apart.
    alone = {"imposed": None} if name == "sanction" else {}
    bare, other, sourced = made.create_batch(3, stage=Stage.DRAFT, **alone)
    CitationFactory(**{"commitment": None, name: sourced})
    counted, *each = warnings(publish_selected(signed_in(reviewer), bare, other, sourced))
    assert (
        counted == f"2 of the 3 {made._meta.model._meta.verbose_name_plural} published now have no public source yet."
    )
    assert len(each) == 2
    assert f"{address(type(CitationFactory.build()), 'add')}?{name}={bare.pk}" in each[0]


def test_so_it_is_in_the_form_and_once(reviewer: User) -> None:
    client, meeting = signed_in(reviewer), MeetingFactory(stage=Stage.DRAFT)
    (said,) = warnings(change(client, meeting, stage=Stage.PUBLISHED))
    assert "is published without a public source" in said
    assert not warnings(change(client, meeting, place="Woodside"))


def test_what_takes_no_citation_is_not_told_of(reviewer: User) -> None:
    assert not warnings(publish_selected(signed_in(reviewer), IndicatorFactory(stage=Stage.DRAFT)))
    assert not warnings(publish_selected(signed_in(reviewer), SourceFactory(stage=Stage.DRAFT)))


def test_the_draft_sources_of_what_is_published_are_offered_along_with_it(reviewer: User) -> None:
    meeting = MeetingFactory(stage=Stage.DRAFT)
    memo, letter = (SourceFactory(title=title, stage=Stage.DRAFT) for title in ("Memo", "Letter"))
    for source in (memo, letter):
        CitationFactory(commitment=None, meeting=meeting, source=source)
    client = signed_in(reviewer)
    page = publish_selected(client, meeting)
    assert stage_of(meeting) == Stage.DRAFT
    fields = filled_in(page)
    answer = client.post(address(Meeting, "changelist"), fields | {"along": f"source-{memo.pk}"})
    assert not [said for said in warnings(answer) if "without a public source" in said]
    assert [stage_of(each) for each in (meeting, memo, letter)] == [Stage.PUBLISHED, Stage.PUBLISHED, Stage.DRAFT]


def test_a_source_that_one_wrote_oneself_is_not_published_along(reviewer: User) -> None:
    meeting, source = MeetingFactory(stage=Stage.DRAFT), SourceFactory(title="Memo", stage=Stage.DRAFT)
    CitationFactory(commitment=None, meeting=meeting, source=source)
    client = signed_in(reviewer)
    change(client, source, title="Memo by me")
    page = publish_selected(client, meeting)
    assert "You changed it last" in page.content.decode()
    client.post(address(Meeting, "changelist"), filled_in(page) | {"along": f"source-{source.pk}"})
    assert [stage_of(each) for each in (meeting, source)] == [Stage.PUBLISHED, Stage.DRAFT]


def test_a_verdict_is_published_with_its_draft_source_on_the_review_page(reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=UserFactory())
    source = SourceFactory(title="Memo", stage=Stage.DRAFT)
    CitationFactory(commitment=None, status_update=update, source=source)
    client = signed_in(reviewer)
    page = reverse("admin:tracker_statusupdate_review", query={"update": update.pk})
    fields = shown(client, page) | {"publish": update.pk}
    client.post(page, fields)
    assert "cannot be public without a source" in unescape(client.get(page).content.decode())
    assert stage_of(source) == Stage.DRAFT
    client.post(page, fields | {f"along-{update.pk}": f"source-{source.pk}"})
    assert [stage_of(each) for each in (update, source)] == [Stage.PUBLISHED, Stage.PUBLISHED]


def test_a_source_that_changed_since_is_not_published_and_nor_is_the_verdict(reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=UserFactory())
    source = SourceFactory(stage=Stage.DRAFT)
    CitationFactory(commitment=None, status_update=update, source=source)
    client = signed_in(reviewer)
    page = reverse("admin:tracker_statusupdate_review", query={"update": update.pk})
    fields = shown(client, page) | {"publish": update.pk, f"along-{update.pk}": f"source-{source.pk}"}
    Source.objects.update(title="Another")
    client.post(page, fields)
    assert "It has changed since you opened this page" in unescape(client.get(page).content.decode())
    assert [stage_of(each) for each in (update, source)] == [Stage.IN_REVIEW, Stage.DRAFT]


def cited_page(source: Source) -> str:
    return reverse("admin:tracker_source_publish_cited", args=[source.pk])


def everything_cited(source: Source) -> list[Any]:
    """Drafts of every kind, cited from the source by themselves or by what ties them."""
    draft: Any = {"stage": Stage.DRAFT}
    commitment = CommitmentFactory(**draft)
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=UserFactory(), commitment=commitment)
    role = RoleFactory(person__stage=Stage.DRAFT, organisation__stage=Stage.DRAFT)
    observation = ObservationFactory(indicator=IndicatorFactory(**draft))
    cited = {
        "actor": ActorFactory(**draft),
        "meeting": MeetingFactory(**draft),
        "sanction": SanctionFactory(**draft),
        "status_update": update,
        "role": role,
        "observation": observation,
    }
    for name, record in cited.items():
        CitationFactory(**{"commitment": None, name: record}, source=source)
    ties = [role.person, role.organisation, observation.indicator]
    return [source, cited["actor"], cited["meeting"], cited["sanction"], commitment, update, *ties]


def test_everything_cited_from_a_source_is_published_in_one_step(reviewer: User) -> None:
    source = SourceFactory(stage=Stage.DRAFT)
    records = everything_cited(source)
    client = signed_in(reviewer)
    assert cited_page(source) in client.get(address(Source, "change", source.pk)).content.decode()
    fields = shown(client, cited_page(source))
    names = [f"{record._meta.model_name}-{record.pk}" for record in records]
    assert {f"version-{name}" for name in names} <= fields.keys()
    answer = client.post(cited_page(source), fields | {"publish": names}, follow=True)
    assert [stage_of(record) for record in records] == [Stage.PUBLISHED] * len(records)
    assert "All that is cited from this source is public." in answer.content.decode()


def test_who_speaks_in_it_and_what_its_ties_belong_to_is_published_too(reviewer: User) -> None:
    source = SourceFactory()
    draft: Any = {"stage": Stage.DRAFT}
    speaker, master = ActorFactory(name="Ada Holm", **draft), ActorFactory(name="The ministry", **draft)
    party = PartyFactory(actor=ActorFactory(**draft), commitment=CommitmentFactory(**draft))
    target = TargetFactory(indicator=IndicatorFactory(**draft), commitment=CommitmentFactory(**draft))
    step = SanctionStepFactory(sanction=SanctionFactory(**draft), kind="eased", happened_on="2024", **draft)
    said = {"attribution": "reported", "speaker": speaker, "on_behalf_of": master, "stance": "disputes"}
    CitationFactory(commitment=None, target=target, source=source, **said)
    CitationFactory(commitment=None, sanction_step=step, source=source, paragraph=7, **said)
    CitationFactory(commitment=None, party=party, source=source)
    records = [
        speaker,
        master,
        party.actor,
        party.commitment,
        target.indicator,
        target.commitment,
        step.sanction,
        step,
    ]
    client = signed_in(reviewer)
    page = " ".join(client.get(cited_page(source)).content.decode().split())
    assert "Disputes · paragraph 7 · Ada Holm for The ministry" in page
    assert address(Commitment, "change", party.commitment.pk) in page
    names = [f"{record._meta.model_name}-{record.pk}" for record in records]
    client.post(cited_page(source), shown(client, cited_page(source)) | {"publish": names})
    assert [stage_of(record) for record in records] == [Stage.PUBLISHED] * len(records)


def test_the_page_offers_what_the_person_may_publish_and_says_why_not_the_rest() -> None:
    analyst = UserFactory(group="Analyst")
    client, source = signed_in(analyst), SourceFactory()
    own, theirs = MeetingFactory(stage=Stage.DRAFT), MeetingFactory(stage=Stage.DRAFT)
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=UserFactory())
    for cited in ({"meeting": own}, {"meeting": theirs}, {"status_update": update}):
        CitationFactory(commitment=None, **cited, source=source)
    change(client, own, title="By me")
    page = client.get(cited_page(source)).content.decode()
    assert f'value="meeting-{theirs.pk}"' in page
    for record in (own, update):
        assert f'value="{record._meta.model_name}-{record.pk}"' not in page
    assert "You changed it last" in page
    assert "Only a reviewer may publish this." in page
    names = [f"{record._meta.model_name}-{record.pk}" for record in (own, theirs, update)]
    client.post(cited_page(source), shown(client, cited_page(source)) | {"publish": names})
    assert [stage_of(each) for each in (own, theirs, update)] == [Stage.DRAFT, Stage.PUBLISHED, Stage.IN_REVIEW]


def test_it_publishes_what_it_showed(reviewer: User) -> None:
    source, meeting = SourceFactory(), MeetingFactory(stage=Stage.DRAFT)
    CitationFactory(commitment=None, meeting=meeting, source=source)
    client = signed_in(reviewer)
    fields = shown(client, cited_page(source)) | {"publish": [f"meeting-{meeting.pk}"]}
    Meeting.objects.update(place="Woodside")
    answer = client.post(cited_page(source), fields, follow=True)
    assert "It has changed since you opened this page." in answer.content.decode()
    assert stage_of(meeting) == Stage.DRAFT


def test_a_viewer_gets_no_such_page() -> None:
    client, source = signed_in(UserFactory(group="Viewer")), SourceFactory()
    assert client.get(cited_page(source)).status_code == 403
    assert not Commitment.objects.exists()
    assert not StatusUpdate.objects.exists()


def text_of(page: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_page_shows_what_each_record_says_and_what_goes_public_along_with_it(reviewer: User) -> None:
    source, draft = SourceFactory(title="Memo"), {"stage": Stage.DRAFT}
    commitment = CommitmentFactory(**draft, deliverable="Ten mills", due="2026-03", owner=UserFactory(username="anna"))
    PartyFactory(commitment=commitment, actor=ActorFactory(name="The ministry"), role="committed")
    target = TargetFactory(commitment=commitment, indicator=IndicatorFactory(name="Mills built"), value=10)
    CitationFactory(commitment=None, target=target, source=source, quote="ten mills", attribution="not_recorded")
    CitationFactory(commitment=commitment, source=SourceFactory(title="Letter"), quote="as we wrote")
    sanction = SanctionFactory(**draft)
    sanction.targets.add(ActorFactory(name="Shipping line"))
    exchange = ExchangeFactory(**draft)
    ExchangeItemFactory(exchange=exchange, commitment=CommitmentFactory(title="Buys soy"), side="b")
    observation = ObservationFactory(indicator=IndicatorFactory(**draft, name="Steel"), value="8.50")
    for cited in (
        {"commitment": commitment},
        {"sanction": sanction},
        {"exchange": exchange},
        {"observation": observation},
    ):
        CitationFactory(**{"commitment": None, **cited}, source=source)
    said = text_of(signed_in(reviewer).get(cited_page(source)).content.decode())
    for words in (
        "Measurable outcome Ten mills",
        "Due March 2026",
        "Party: actor The ministry · role Committed",
        "Target: indicator Mills built",
        "Citation of its target: Memo",
        "“ten mills”",
        "who says it is not recorded",
        "Citation: Letter",
        "“as we wrote”",
        "Target: actor Shipping line",
        "Item: Side B · commitment Buys soy",
        "value 8.5",
    ):
        assert words in said, said
    assert "anna" not in said


def test_rows_of_another_record_are_shown_once_that_is_public(reviewer: User) -> None:
    source, actor = SourceFactory(), ActorFactory(stage=Stage.DRAFT)
    CitationFactory(commitment=None, actor=actor, source=source)
    PartyFactory(actor=actor, commitment__title="Public promise")
    PartyFactory(actor=actor, commitment__title="Hidden promise", commitment__stage=Stage.DRAFT)
    said = text_of(signed_in(reviewer).get(cited_page(source)).content.decode())
    assert "Party: commitment Public promise" in said
    assert "Hidden promise" not in said


def test_many_rows_are_folded(reviewer: User) -> None:
    source, indicator = SourceFactory(), IndicatorFactory(stage=Stage.DRAFT)
    for year in range(2001, 2021):
        observation = ObservationFactory(indicator=indicator, period=str(year))
    CitationFactory(commitment=None, observation=observation, source=source)
    page = signed_in(reviewer).get(cited_page(source)).content.decode()
    assert "21 rows go public along with it" in text_of(page)
    assert '<details class="publish-along">' in page


def test_a_row_that_was_added_since_keeps_its_record_from_being_published(reviewer: User) -> None:
    source, commitment = SourceFactory(), CommitmentFactory(stage=Stage.DRAFT)
    CitationFactory(commitment=commitment, source=source)
    client = signed_in(reviewer)
    fields = shown(client, cited_page(source)) | {"publish": [f"commitment-{commitment.pk}"]}
    PartyFactory(commitment=commitment)
    answer = client.post(cited_page(source), fields, follow=True)
    assert "It has changed since you opened this page." in answer.content.decode()
    assert stage_of(commitment) == Stage.DRAFT


def test_the_page_takes_as_many_queries_for_many_records_as_for_few(reviewer: User) -> None:
    client, taken = signed_in(reviewer), []
    for number in (2, 8):
        source = SourceFactory(stage=Stage.DRAFT)
        for _ in range(number):
            commitment, *_ = [each for each in everything_cited(source) if isinstance(each, Commitment)]
            party = PartyFactory(commitment=commitment)
            step = SanctionStepFactory(
                sanction=SanctionFactory(stage=Stage.DRAFT), kind="eased", happened_on="2024", stage=Stage.DRAFT
            )
            CitationFactory(commitment=None, party=party, source=source)
            CitationFactory(commitment=None, sanction_step=step, source=source)
        client.get(cited_page(source))
        with CaptureQueriesContext(connection) as queries:
            client.get(cited_page(source))
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_drafts_that_what_is_cited_names_are_published_along(reviewer: User) -> None:
    draft: Any = {"stage": Stage.DRAFT}
    source = SourceFactory(publisher=ActorFactory(name="The paper", **draft), **draft)
    above = ActorFactory(name="The state", **draft)
    actor = ActorFactory(name="The ministry", part_of=above, **draft)
    meeting, indicator = MeetingFactory(**draft), IndicatorFactory(**draft)
    commitment = CommitmentFactory(made_at=meeting, **draft)
    PartyFactory(commitment=commitment, actor=actor, role="committed")
    TargetFactory(commitment=commitment, indicator=indicator)
    letter = SourceFactory(title="Letter", **draft)
    for cited in (source, letter):
        CitationFactory(commitment=commitment, source=cited)
    unrelated = PartyFactory(actor=actor, commitment__stage=Stage.DRAFT).commitment
    client = signed_in(reviewer)
    page = client.get(cited_page(source)).content.decode()
    records = [source, source.publisher, above, actor, meeting, indicator, commitment, letter]
    names = [f"{record._meta.model_name}-{record.pk}" for record in records]
    assert sorted(re.findall(r'name="publish"\s+value="([^"]+)"', page)) == sorted(names)
    # What nobody has sent to review is ticked by who publishes it, and by nobody else.
    assert "A draft that nobody has sent to review yet." in page
    assert not re.findall(r'name="publish"\s+value="[^"]+"\s+checked', page)
    sent: list[Any] = [actor, letter]
    for record in sent:
        type(record).objects.filter(pk=record.pk).update(stage=Stage.IN_REVIEW)
    page = client.get(cited_page(source)).content.decode()
    ticked = re.findall(r'name="publish"\s+value="([^"]+)"\s+checked', page)
    assert sorted(ticked) == sorted(f"{record._meta.model_name}-{record.pk}" for record in sent)
    assert "not cited from this source, but what is published here names it" in page
    client.post(cited_page(source), filled_in(client.get(cited_page(source))) | {"publish": names})
    assert [stage_of(record) for record in records] == [Stage.PUBLISHED] * len(records)
    assert stage_of(unrelated) == Stage.DRAFT


def test_drafts_that_what_is_public_already_names_are_offered_still(reviewer: User) -> None:
    source = SourceFactory()
    party = PartyFactory(actor__stage=Stage.IN_REVIEW)
    CitationFactory(commitment=party.commitment, source=source)
    client = signed_in(reviewer)
    fields = shown(client, cited_page(source))
    assert fields["publish"] == f"actor-{party.actor.pk}"
    client.post(cited_page(source), fields)
    assert stage_of(party.actor) == Stage.PUBLISHED


def test_what_is_public_by_now_is_not_read_with_all_that_it_has_a_part_in() -> None:
    state, indicator = ActorFactory(), IndicatorFactory()
    PartyFactory(actor=state)
    ObservationFactory(indicator=indicator)
    assert [each.lines for each in contents_of([state, indicator]).values()] == [[], []]
