"""Going back to a former state: ticked field by field, a change like any other, refused where a rule would break."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    RoleFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.crowd import make_crowd
from tests.history import a_day_passes
from tests.integration.admin.forms import address, shown
from tracker.actions.restore_rows import check_constraints_now
from tracker.history.changes import changes_of
from tracker.models import Actor, Citation, Commitment, Meeting, Party, Role, StatusUpdate, Topic
from tracker.vocabulary import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database", "one_person")]


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(UserFactory(username="ana", group="Analyst"))
    return client


def going_back(record: Model, *, to: int) -> str:
    """The address that leads back to the change with that number, the first being 0."""
    moments = sorted({change.at for change in changes_of(record)})
    return f"{address(type(record), 'go_back', record.pk)}?to={moments[to].isoformat().replace('+', '%2B')}"


def offered(page: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """The fields, and the parts with what is to be done to each, that the page offers."""
    own = page.context["state"].own
    parts = [(part["to_do"], f"{part['row'].what} {part['row'].which}") for part in page.context["parts"]]
    return [field.name for field in own.fields] if own else [], parts


def send(client: Client, page: str, **ticked: Any) -> Any:
    """The answer to the page sent with all ticked that can be, or with these instead."""
    context = client.get(page).context
    own = context["state"].own
    sent = {
        "to": context["moment"].isoformat(),
        "versions": context["versions"],
        "field": [field.name for field in own.fields] if own else [],
        "part": [part["row"].name for part in context["parts"] if not part["hindrance"]],
    }
    return client.post(page, sent | ticked, follow=True)


def test_a_record_goes_back_and_that_is_a_change(analyst: Client) -> None:
    topic = TopicFactory(name="First", description="First")
    a_day_passes()
    Topic.objects.update(name="Second", description="Second")
    page = going_back(topic, to=0)
    assert offered(analyst.get(page)) == (["name", "description"], [])
    send(analyst, page)
    latest = changes_of(topic)[0]
    assert (latest.who, latest.origin) == ("ana", "admin, restoring an earlier version")
    assert {field.field: field.after for field in latest.fields} == {"Name": "First", "Description": "First"}
    assert (Topic.objects.get().name, Topic.objects.get().description) == ("First", "First")


def test_only_what_is_ticked_goes_back(analyst: Client) -> None:
    topic = TopicFactory(name="First", description="First")
    a_day_passes()
    Topic.objects.update(name="Second", description="Second")
    send(analyst, going_back(topic, to=0), field=["name"])
    assert (Topic.objects.get().name, Topic.objects.get().description) == ("First", "Second")


def test_what_differs_only_in_its_stage_is_not_said_to_be_the_same(client: Client) -> None:
    client.force_login(UserFactory(group="Reviewer"))
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    CitationFactory(commitment=None, status_update=update)
    a_day_passes()
    StatusUpdate.objects.update(stage=Stage.PUBLISHED, reviewer=UserFactory(username="rea"))
    page = client.get(going_back(update, to=0))
    assert offered(page) == ([], [])
    said = " ".join(re.sub("<[^>]+>", " ", page.content.decode()).split())
    assert "It is now as it was then" not in said
    assert "Only the following differs, and it stays as it is: Stage Now: Published. Then: In review." in said
    assert "Reviewer Now: rea. Then: (empty)." in said


def test_what_hung_on_it_goes_back_with_it(analyst: Client) -> None:
    commitment, topics = CommitmentFactory(), TopicFactory.create_batch(2)
    kept = PartyFactory(commitment=commitment, actor=ActorFactory(name="China"), role="committed")
    gone = PartyFactory(commitment=commitment, actor=ActorFactory(name="Japan"), role="counterpart")
    cited = CitationFactory(commitment=commitment, note="First", paragraph=2)
    commitment.topics.add(topics[0])
    a_day_passes()
    Party.objects.filter(pk=kept.pk).update(role="implementer")
    Party.objects.filter(pk=gone.pk).delete()
    added = PartyFactory(commitment=commitment, actor=ActorFactory(name="Chile"), role="beneficiary")
    Citation.objects.update(note="Second")
    commitment.topics.set([topics[1]])
    page = going_back(commitment, to=0)
    fields, parts = offered(analyst.get(page))
    assert not fields
    assert sorted(parts) == [
        ("Remove", "Party Chile, Beneficiary"),
        ("Remove", f"Topic {topics[1].name}"),
        ("Restore", "Party Japan, Counterpart"),
        ("Restore", f"Topic {topics[0].name}"),
        ("Restore earlier values", f"Citation of {cited.source.title}, paragraph 2"),
        ("Restore earlier values", "Party China, Implementer"),
    ]
    boxes = re.findall(r'name="part"\s+value="([^"]+)"\s+(checked)?', analyst.get(page).content.decode())
    taken_away = {f"party-{added.pk}", f"commitmenttopic-{commitment.topics.through.objects.get().pk}"}
    assert {name for name, ticked in boxes if not ticked} == taken_away
    send(analyst, page)
    assert {(party.pk, party.role) for party in commitment.parties.all()} == {
        (kept.pk, "committed"),
        (gone.pk, "counterpart"),
    }
    assert not Party.objects.filter(pk=added.pk).exists()
    assert list(commitment.topics.all()) == [topics[0]]
    assert Citation.objects.get().note == "First"


def test_what_came_later_and_is_gone_by_now_is_no_difference(analyst: Client) -> None:
    commitment = CommitmentFactory(title="Before")
    a_day_passes()
    party = PartyFactory(commitment=commitment)
    a_day_passes()
    party.delete()
    Commitment.objects.update(title="After")
    assert offered(analyst.get(going_back(commitment, to=0))) == (["title"], [])


def test_a_meeting_gets_back_who_took_part(analyst: Client) -> None:
    meeting = MeetingFactory()
    participation = ParticipationFactory(meeting=meeting, on_behalf_of=ActorFactory())
    held = (participation.pk, participation.on_behalf_of_id)
    a_day_passes()
    participation.delete()
    send(analyst, going_back(meeting, to=0))
    assert list(meeting.participations.values_list("pk", "on_behalf_of")) == [held]


def test_going_back_breaks_no_rule_and_loses_nothing(analyst: Client) -> None:
    part, whole = ActorFactory(ref="part", name="First"), ActorFactory()
    part.part_of = whole
    part.save()
    a_day_passes()
    Actor.objects.filter(pk=part.pk).update(part_of=None, name="Second")
    Actor.objects.filter(pk=whole.pk).update(part_of=part)
    page = send(analyst, going_back(part, to=0))
    assert "Nothing was changed." in page.content.decode()
    assert "would be part of itself" in page.content.decode()
    part.refresh_from_db()
    assert (part.name, part.part_of) == ("Second", None)


def test_a_part_that_names_what_is_gone_is_refused(analyst: Client) -> None:
    party = PartyFactory()
    commitment, actor = party.commitment, party.actor
    a_day_passes()
    party.delete()
    actor.delete()
    check_constraints_now()
    page = send(analyst, going_back(commitment, to=0))
    assert "the chosen record no longer exists" in page.content.decode()
    assert not Party.objects.exists()


def test_what_is_public_stays_public(analyst: Client) -> None:
    actor = ActorFactory(stage=Stage.DRAFT, ref="first", name="First")
    a_day_passes()
    Actor.objects.update(ref="second", name="Second")
    a_day_passes()
    Actor.objects.update(stage=Stage.PUBLISHED)
    page = going_back(actor, to=0)
    assert offered(analyst.get(page))[0] == ["name"]
    send(analyst, page)
    actor.refresh_from_db()
    assert (actor.ref, actor.name, actor.stage) == ("second", "First", "published")


def test_a_published_status_update_stays(analyst: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, axis="official", summary="First", author=UserFactory())
    CitationFactory(commitment=None, status_update=update)
    commitment = update.commitment
    a_day_passes()
    StatusUpdate.objects.update(summary="Second")
    a_day_passes()
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    a_day_passes()
    Commitment.objects.update(title="Second")
    own = going_back(update, to=0)
    assert "never edited or deleted" in analyst.get(own).content.decode()
    assert "never edited or deleted" in send(analyst, own).content.decode()
    of_commitment = going_back(commitment, to=0)
    assert offered(analyst.get(of_commitment))[0] == ["title"]
    page = send(analyst, of_commitment, part=[f"statusupdate-{update.pk}"])
    assert "never edited or deleted" in page.content.decode()
    assert (StatusUpdate.objects.get().summary, Commitment.objects.get().title) == ("Second", "Second")
    send(analyst, of_commitment)
    assert Commitment.objects.get().title != "Second"


def test_who_goes_back_to_former_words_answers_for_them(analyst: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, summary="First", author=UserFactory(username="other"))
    a_day_passes()
    StatusUpdate.objects.update(summary="Second")
    send(analyst, going_back(update, to=0))
    update.refresh_from_db()
    assert update.author is not None
    assert (update.summary, update.author.username) == ("First", "ana")


def test_a_change_meanwhile_is_looked_at_first(analyst: Client) -> None:
    topic = TopicFactory(name="First")
    a_day_passes()
    Topic.objects.update(name="Second")
    page = going_back(topic, to=0)
    context = analyst.get(page).context
    Topic.objects.update(name="Third")
    sent = {"to": context["moment"].isoformat(), "versions": context["versions"], "field": ["name"]}
    assert "changed it meanwhile" in analyst.post(page, sent).content.decode()
    assert Topic.objects.get().name == "Third"


@pytest.mark.parametrize("to", ["", "soon", "2024-01-01", "1999-01-01T00:00:00+00:00", "2024-13-45T00:00:00Z"])
def test_a_moment_that_is_none_leads_to_the_history(analyst: Client, to: str) -> None:
    topic = TopicFactory()
    page = analyst.get(address(Topic, "go_back", topic.pk), {"to": to}, follow=True)
    assert "Choose a version in the history" in page.content.decode()


def test_nobody_goes_back_without_the_permission_that_it_takes(analyst: Client) -> None:
    viewer = Client()
    viewer.force_login(UserFactory(group="Viewer"))
    topic = TopicFactory()
    a_day_passes()
    Topic.objects.update(name="Second")
    assert viewer.get(going_back(topic, to=0)).status_code == 403
    assert "Restore this version" not in viewer.get(address(Topic, "history", topic.pk)).content.decode()
    assert "Restore this version" in analyst.get(address(Topic, "history", topic.pk)).content.decode()


def test_nor_brings_back_a_part_that_they_may_not_add() -> None:
    role = RoleFactory()
    person = role.person
    a_day_passes()
    Role.objects.all().delete()
    user = UserFactory(username="limited")
    user.user_permissions.set(Permission.objects.filter(codename__in=["change_actor", "view_actor"]))
    limited = Client()
    limited.force_login(user)
    page = going_back(person, to=0)
    assert "you do not have the permission" in limited.get(page).content.decode()
    assert send(limited, page, part=[f"role-{role.pk}"]).status_code == 403


def test_the_page_takes_few_queries_however_much_hangs_on_the_record(analyst: Client) -> None:
    counts = []
    for rows in (2, 8):
        commitment = next(hub for hub in make_crowd(rows) if isinstance(hub, Commitment))
        a_day_passes()
        Party.objects.filter(commitment=commitment).update(role="implementer")
        Citation.objects.filter(commitment=commitment).update(note="Changed")
        commitment.topics.clear()
        page = going_back(commitment, to=0)
        analyst.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert analyst.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 35, "\n".join(query["sql"][:160] for query in queries)


def test_history_tells_each_save_once(analyst: Client) -> None:
    meeting = MeetingFactory()
    a_day_passes()
    form = shown(analyst, address(Meeting, "change", meeting.pk))
    analyst.post(address(Meeting, "change", meeting.pk), form | {"title": "Second", "place": "Geneva"})
    moments = analyst.get(address(Meeting, "history", meeting.pk)).context["moments"]
    assert [(moment.who, moment.is_latest) for moment in moments] == [("ana", True), ("", False)]
    assert moments[0].at - moments[1].at == timedelta(days=1)
