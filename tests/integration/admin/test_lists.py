"""Finding records in the admin: searching by name and alias, and narrowing lists by what is stored and derived."""

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, shown
from tracker.models import Actor, Citation, Commitment, Meeting, Sanction, Source, StatusUpdate
from tracker.standings.formatting import age
from tracker.vocabulary import Axis, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client) -> User:
    person = UserFactory(group="Analyst")
    client.force_login(person)
    return person


def listed(client: Client, model: type[Model], **query: Any) -> set[Any]:
    page = client.get(address(model, "changelist"), query)
    assert page.status_code == 200
    return set(page.context["cl"].result_list)


def test_every_list_that_can_be_searched_answers(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    searched = [model for model, found in admin.site._registry.items() if found.search_fields]
    assert len(searched) > 20
    for model in searched:
        assert client.get(address(model, "changelist"), {"q": "a"}).status_code == 200, model


@pytest.mark.parametrize("typed", ["drug enforcement", "ENFORCEMENT", "dea", "缉毒局", "drug-agency"])
def test_actors_are_found_by_name_alias_native_name_and_ref(client: Client, analyst: User, typed: str) -> None:
    found = ActorFactory(
        ref="drug-agency", name="Drug Enforcement Administration", native_name="缉毒局", aliases=["DEA", "D.E.A."]
    )
    ActorFactory()
    assert listed(client, Actor, q=typed) == {found}


def test_commitments_and_meetings_are_found_by_who_took_part_once_each(client: Client, analyst: User) -> None:
    actor = ActorFactory(name="People's Republic", aliases=["China", "PRC"])
    commitment, meeting = CommitmentFactory(), MeetingFactory()
    for role in ("committed", "implementer"):
        PartyFactory(commitment=commitment, actor=actor, role=role)
    ParticipationFactory(meeting=meeting, actor=actor)
    CommitmentFactory()
    page = client.get(address(Commitment, "changelist"), {"q": "prc"})
    assert list(page.context["cl"].result_list) == [commitment]
    assert listed(client, Meeting, q="china") == {meeting}


def test_a_role_asks_for_people_only(client: Client, analyst: User) -> None:
    person = PersonFactory(name="Li")
    ActorFactory(name="Li and sons")
    asked = {"app_label": "tracker", "model_name": "role", "field_name": "person", "term": "li"}
    offered = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [choice["id"] for choice in offered] == [str(person.pk)]


def test_commitments_by_actor_topic_meeting_owner_stage_and_kind(client: Client, analyst: User) -> None:
    topic, meeting = TopicFactory(), MeetingFactory()
    found = CommitmentFactory(made_at=meeting, owner=analyst, kind="measure", stage="draft")
    found.topics.add(topic)
    party = PartyFactory(commitment=found)
    CommitmentFactory()
    for query in (
        {"actor": party.actor_id},
        {"topic": topic.pk},
        {"meeting": meeting.pk},
        {"owner__id__exact": analyst.pk},
        {"stage__exact": "draft"},
        {"kind__exact": "measure"},
        {"actor": party.actor_id, "topic": topic.pk, "status": "not_assessed", "schedule": "no_deadline"},
    ):
        assert listed(client, Commitment, **query) == {found}, query


def test_commitments_by_where_they_stand(client: Client, analyst: User) -> None:
    overdue, gap, silent = CommitmentFactory(made_on="2019", due="2020"), CommitmentFactory(), CommitmentFactory()
    StatusUpdateFactory(commitment=overdue, status=Status.SUSPENDED)
    StatusUpdateFactory(commitment=gap, axis=Axis.OFFICIAL, status=Status.FULFILLED)
    StatusUpdateFactory(commitment=gap, status=Status.NOT_STARTED)
    assert listed(client, Commitment, status="suspended") == {overdue}
    assert listed(client, Commitment, schedule="overdue") == {overdue}
    assert listed(client, Commitment, gap="True") == {gap}
    assert listed(client, Commitment, gap="False", status="not_assessed") == {silent}
    page = client.get(address(Commitment, "changelist")).content.decode()
    assert "Suspended" in page
    assert page.count('<td class="field-_has_gap"><span class="badge badge-gap">Gap</span></td>') == 1
    assert page.count('<td class="field-_has_gap">–</td>') == 2
    assert "icon-yes" not in page
    assert "Overdue" in page


def test_a_commitments_page_shows_where_it_stands_and_its_public_page(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    StatusUpdateFactory(commitment=commitment, status=Status.FULFILLED, as_of="2019-05-01")
    page = client.get(address(Commitment, "change", commitment.pk)).content.decode()
    assert '<span class="badge badge-fulfilled">Fulfilled</span> since 1 May 2019' in page
    assert 'href="/commitments/scheduling/"' in page
    draft = CommitmentFactory(ref="unready", stage="draft")
    assert "/commitments/unready/" not in client.get(address(Commitment, "change", draft.pk)).content.decode()


def test_it_says_since_when_no_more_exactly_than_the_public_page(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    for as_of in ("2019-05", "2020"):
        StatusUpdateFactory(commitment=commitment, status=Status.PARTLY_FULFILLED, as_of=as_of)
    StatusUpdateFactory(commitment=commitment, status=Status.FULFILLED, axis=Axis.OFFICIAL, as_of="2021~")
    StatusUpdateFactory(commitment=commitment, stage="draft", as_of="2018")
    page = client.get(address(Commitment, "change", commitment.pk)).content.decode()
    for said in ("Partly fulfilled</span> since May 2019", "Fulfilled</span> since about 2021"):
        assert said in page
    assert "Gap</span> since about 2021" in page
    how_long = age(date(2020, 1, 1), timezone.now().date())
    assert f"2020, {how_long} ago" in page
    assert f"{how_long} before" in client.get("/commitments/scheduling/").content.decode()


def test_only_the_first_ten_rows_of_an_inline_are_shown_with_the_way_to_all(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory()
    updates = [StatusUpdateFactory(commitment=commitment, as_of=str(2000 + year)) for year in range(12)]
    StatusUpdateFactory()
    page = client.get(address(Commitment, "change", commitment.pk))
    (formset,) = [
        one.formset for one in page.context["inline_admin_formsets"] if one.formset.prefix == "status_updates"
    ]
    assert [row.as_of.text for row in formset.get_queryset()] == [str(2011 - year) for year in range(10)]
    assert formset.rest_address in page.content.decode()
    assert set(client.get(formset.rest_address).context["cl"].result_list) == set(updates)


def test_sanctions_by_target_and_whether_they_are_in_force(client: Client, analyst: User) -> None:
    target = ActorFactory()
    lifted, standing = SanctionFactory(imposed="2020", lifted="2023"), SanctionFactory()
    lifted.targets.add(target)
    assert listed(client, Sanction, in_force="yes") == {standing}
    assert listed(client, Sanction, in_force="no") == {lifted}
    assert listed(client, Sanction, target=target.pk) == {lifted}


def test_sources_citations_and_updates_by_what_they_hang_on(client: Client, analyst: User) -> None:
    publisher = ActorFactory()
    source = SourceFactory(publisher=publisher)
    citation = CitationFactory(source=source)
    update = StatusUpdateFactory()
    CitationFactory(commitment=None, status_update=update)
    assert listed(client, Source, publisher=publisher.pk) == {source}
    assert listed(client, Citation, source=source.pk) == {citation}
    assert listed(client, Citation, cited="commitment") == {citation}
    assert listed(client, StatusUpdate, commitment=update.commitment.pk) == {update}


@pytest.mark.parametrize(
    "query", [{"actor": "x"}, {"actor": "1 OR 1=1"}, {"owner__password__startswith": "a"}, {"e": "1"}]
)
def test_a_filter_that_makes_no_sense_is_no_error(client: Client, analyst: User, query: dict[str, str]) -> None:
    assert client.get(address(Commitment, "changelist"), query).status_code in (200, 302, 400)


def test_a_form_sent_back_untouched_changes_nothing(client: Client, analyst: User) -> None:
    update = StatusUpdateFactory(stage="draft")
    for record in (update.commitment, CitationFactory(), SanctionFactory(), update, PersonFactory()):
        page = address(type(record), "change", record.pk)
        assert client.post(page, shown(client, page)).status_code == 302
        assert [event.pgh_label for event in record.events.all()] == ["insert"], record
