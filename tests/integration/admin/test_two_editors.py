"""Two people at one record: who saves second is shown both values and chooses; nothing is silently lost."""

import json
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    SanctionFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import FormFields, address, shown, submit
from tests.integration.admin.test_queries import MOST_FOR_A_FORM
from tracker.admin.editing.submitted_rows import link_lists_of
from tracker.admin.record_admin import RecordAdmin
from tracker.history.changes import changes_of, parts_of
from tracker.history.versions import from_text
from tracker.models import Actor, Citation, Commitment, Sanction, StatusUpdate, Topic
from tracker.vocabulary import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database", "one_person")]


def signed_in(name: str, group: str = "Analyst") -> Client:
    client = Client()
    client.force_login(UserFactory(username=name, group=group))
    return client


@pytest.fixture
def ana() -> Client:
    return signed_in("ana")


@pytest.fixture
def ben() -> Client:
    return signed_in("ben")


def cited(**given: Any) -> Any:
    """A citation that hangs on a sanction, whose form is short."""
    citation: Citation = CitationFactory.create(**({"commitment": None, "sanction": SanctionFactory()} | given))
    return citation


def opened(client: Client, record: Any) -> dict[str, Any]:
    return shown(client, address(type(record), "change", record.pk))


def offered(page: Any) -> dict[str, Any]:
    """What the page on which to choose would send back, with the choices that it proposes."""
    assert page.status_code == 200
    found: dict[str, Any] = {}
    for name, value in page.context["carried"]:
        found.setdefault(name, []).append(value)
    for row in page.context["found"].rows:
        found |= {f"choose-{field.name}": field.chosen for field in row.fields if field.chosen}
    states = {"versions": page.context["versions"], "offered_versions": page.context["offered"]}
    return found | states | {"open_choice": page.context["found"].names}


def fields_of(page: Any) -> dict[str, tuple[str, str, str, str]]:
    """Each field in conflict: as it was shown, mine, theirs, and what is proposed."""
    return {
        field.name: (field.shown, field.mine, field.theirs, field.chosen)
        for row in page.context["found"].rows
        for field in row.fields
    }


def test_the_second_sees_both_values_and_who_saved(ana: Client, ben: Client) -> None:
    sanction = SanctionFactory(title="Before", kind="visa_ban")
    late = opened(ben, sanction)
    submit(ana, sanction, opened(ana, sanction) | {"title": "Ana's", "kind": "other"})
    page = submit(ben, sanction, late | {"title": "Ben's", "summary": "Ben wrote this"})
    assert fields_of(page) == {
        "title": ("Before", "Ben's", "Ana's", ""),
        "summary": ("", "Ben wrote this", "", "mine"),
        "kind": ("Visa ban", "Visa ban", "Other", "theirs"),
    }
    assert "by <strong>ana</strong>" in page.content.decode()
    assert Sanction.objects.get().title == "Ana's"


def test_what_is_chosen_is_saved_field_by_field(ana: Client, ben: Client) -> None:
    topic = TopicFactory(name="Before", description="Before")
    late = opened(ben, topic)
    submit(ana, topic, opened(ana, topic) | {"name": "Ana's", "description": "Ana's"})
    page = submit(ben, topic, late | {"name": "Ben's", "description": "Ben's"})
    saved = submit(ben, topic, offered(page) | {"choose-name": "theirs", "choose-description": "mine"})
    assert saved.status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.description) == ("Ana's", "Ben's")
    assert changes_of(topic)[0].who == "ben"


def test_without_a_choice_nothing_is_saved(ana: Client, ben: Client) -> None:
    topic = TopicFactory(name="Before")
    late = opened(ben, topic)
    submit(ana, topic, opened(ana, topic) | {"name": "Ana's"})
    page = submit(ben, topic, late | {"name": "Ben's"})
    again = submit(ben, topic, offered(page))
    assert "Choose one of the two" in again.content.decode()
    assert fields_of(again) == fields_of(page)
    assert submit(ben, topic, offered(again) | {"choose-name": "mine"}).status_code == 302
    assert Topic.objects.get().name == "Ben's"


def test_a_third_who_saves_while_one_chooses(ana: Client, ben: Client) -> None:
    topic = TopicFactory(name="Before")
    late = opened(ben, topic)
    submit(ana, topic, opened(ana, topic) | {"name": "Ana's"})
    page = submit(ben, topic, late | {"name": "Ben's"})
    submit(ana, topic, opened(ana, topic) | {"name": "Ana's again"})
    again = submit(ben, topic, offered(page) | {"choose-name": "mine"})
    assert fields_of(again) == {"name": ("Ana's", "Ben's", "Ana's again", "")}


def test_what_others_changed_elsewhere_on_the_page_stays(ben: Client) -> None:
    citation = cited(note="Before")
    sanction = citation.sanction
    assert sanction
    late = opened(ben, sanction)
    Citation.objects.update(note="After")
    assert submit(ben, sanction, late | {"title": "Ben's"}).status_code == 302
    assert (Sanction.objects.get().title, Citation.objects.get().note) == ("Ben's", "After")
    told = " ".join(str(message) for message in ben.get(address(Topic, "changelist")).context["messages"])
    assert f"Citation of {citation.source.title}, paragraph 1 was changed" in told
    assert "That change was kept" in told


def test_both_at_one_inline_row(ana: Client, ben: Client) -> None:
    citation = cited(note="Before", paragraph=1)
    sanction = citation.sanction
    assert sanction
    late = opened(ben, sanction)
    submit(ana, citation, opened(ana, citation) | {"note": "Ana's", "paragraph": "2"})
    page = submit(ben, sanction, late | {"citations-0-note": "Ben's", "title": "Ben's"})
    assert fields_of(page) == {
        "citations-0-paragraph": ("1", "1", "2", "theirs"),
        "citations-0-note": ("Before", "Ben's", "Ana's", ""),
    }
    assert Sanction.objects.get().title != "Ben's"
    submit(ben, sanction, offered(page) | {"choose-citations-0-note": "mine"})
    citation.refresh_from_db()
    assert (citation.note, citation.paragraph, Sanction.objects.get().title) == ("Ben's", 2, "Ben's")


def test_a_row_that_one_deletes_and_another_changed(ben: Client) -> None:
    citation = cited(note="Before")
    sanction = citation.sanction
    assert sanction
    late = opened(ben, sanction)
    Citation.objects.update(note="Ana's")
    page = submit(ben, sanction, late | {"citations-0-DELETE": "on"})
    assert fields_of(page)["citations-0-DELETE"][1:3] == ("Delete it", "Keep it")
    kept = submit(ben, sanction, offered(page) | {"choose-citations-0-DELETE": "theirs"})
    assert kept.status_code == 302
    assert Citation.objects.get().note == "Ana's"
    submit(ben, sanction, offered(page) | {"choose-citations-0-DELETE": "mine"})
    assert not Citation.objects.exists()


def test_a_row_that_another_deleted(ana: Client, ben: Client) -> None:
    gone = cited(note="Gone", paragraph=1)
    stays = cited(sanction=gone.sanction, source=gone.source, note="Stays", paragraph=2)
    late = opened(ben, gone.sanction)
    ana.post(address(Citation, "delete", gone.pk), {"post": "yes"})
    page = submit(ben, gone.sanction, late | {"citations-0-note": "Ben's", "citations-1-note": "Ben's other"})
    assert "by <strong>ana</strong>" in page.content.decode()
    assert page.context["found"].rows[0].fields[0].mine == "Ben's"
    assert submit(ben, gone.sanction, offered(page)).status_code == 302
    assert [(row.pk, row.note) for row in Citation.objects.all()] == [(stays.pk, "Ben's other")]


def test_a_row_that_another_deleted_and_nobody_typed_in(ben: Client) -> None:
    citation = cited()
    late = opened(ben, citation.sanction)
    Citation.objects.all().delete()
    assert submit(ben, citation.sanction, late | {"title": "Ben's"}).status_code == 302
    assert Sanction.objects.get().title == "Ben's"


def listed(*actors: Actor) -> str:
    """The actors as a page writes them: by name."""
    return "; ".join(sorted(map(str, actors)))


def test_what_another_added_to_a_list_is_not_taken_away(ben: Client) -> None:
    sanction = SanctionFactory()
    one, two, three = ActorFactory.create_batch(3)
    sanction.targets.add(one)
    late = opened(ben, sanction)
    sanction.targets.add(two)
    assert submit(ben, sanction, dict(late)).status_code == 302
    assert set(sanction.targets.all()) == {one, two}
    page = submit(ben, sanction, late | {"targets": [one.pk, three.pk]})
    assert fields_of(page)["targets"] == (str(one), listed(one, three), listed(one, two), "")
    submit(ben, sanction, offered(page) | {"choose-targets": "mine"})
    assert set(sanction.targets.all()) == {one, three}


def test_a_record_that_another_deleted(ben: Client) -> None:
    topic = TopicFactory(name="Before")
    late, rea = opened(ben, topic), signed_in("rea", "Reviewer")
    rea.post(address(Topic, "delete", topic.pk), shown(rea, address(Topic, "delete", topic.pk)))
    page = submit(ben, topic, late | {"description": "An hour's work"})
    said = page.content.decode()
    assert "was deleted by rea" in said
    assert "An hour&#x27;s work" in said


def test_the_same_typed_twice_is_no_conflict(ana: Client, ben: Client) -> None:
    topic = TopicFactory(name="Before")
    late = opened(ben, topic)
    submit(ana, topic, opened(ana, topic) | {"name": "The same"})
    assert submit(ben, topic, late | {"name": "The same"}).status_code == 302


def test_a_form_shown_again_for_an_error_still_knows_what_it_showed(ana: Client, ben: Client) -> None:
    topic = TopicFactory(name="Before")
    wrong = submit(ben, topic, opened(ben, topic) | {"name": ""})
    submit(ana, topic, opened(ana, topic) | {"name": "Ana's"})
    parser = FormFields()
    parser.feed(wrong.content.decode())
    mended = parser.values | {"name": "Ben's"}
    assert fields_of(submit(ben, topic, mended))["name"] == ("Before", "Ben's", "Ana's", "")


def test_a_change_in_sql_or_by_an_import_counts(ben: Client) -> None:
    topic = TopicFactory(name="Before")
    late = opened(ben, topic)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_topic SET name = 'By hand'")
    assert fields_of(submit(ben, topic, late | {"name": "Ben's"}))["name"][2] == "By hand"


@pytest.mark.parametrize(
    "versions", ["", "{", "[[]]", '{"topic": {"1": "x"}}', '{"user": {"1": 1}}', '{"topic": {"1": 99999999999999}}']
)
def test_a_form_that_does_not_say_what_it_showed_saves_nothing(ben: Client, versions: str) -> None:
    topic = TopicFactory(name="Before")
    page = submit(ben, topic, opened(ben, topic) | {"name": "Ben's", "versions": versions})
    assert "without the version of the record" in page.content.decode()
    assert Topic.objects.get().name == "Before"


def test_a_status_update_sent_to_review_meanwhile(ana: Client, ben: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, summary="Before")
    late = opened(ben, update)
    submit(ana, update, opened(ana, update) | {"stage": "in_review"})
    page = submit(ben, update, late | {"summary": "Ben's"})
    assert fields_of(page)["stage"] == ("Draft", "Draft", "In review", "theirs")
    submit(ben, update, offered(page))
    update.refresh_from_db()
    assert (update.stage, update.summary) == ("in_review", "Ben's")


def test_the_page_takes_few_queries(ana: Client, ben: Client) -> None:
    commitment = CommitmentFactory()
    CitationFactory.create_batch(4, commitment=commitment)
    commitment.topics.add(*TopicFactory.create_batch(4))
    late = opened(ben, commitment)
    notes = {f"citations-{row}-note": "Ben's" for row in range(4)}
    Citation.objects.update(note="Ana's", source=CitationFactory(commitment=CommitmentFactory()).source)
    Commitment.objects.update(title="Ana's", made_at=MeetingFactory())
    with CaptureQueriesContext(connection) as queries:
        page = submit(ben, commitment, late | notes | {"title": "Ben's"})
    assert len(fields_of(page)) == 2 + 8
    # Two more than a form may take: a page that seldom shows reads both what is there and what was.
    assert len(queries) <= MOST_FOR_A_FORM + 2, "\n".join(query["sql"][:260] for query in queries)


def test_every_form_knows_of_all_that_can_be_changed_in_it() -> None:
    """What an inline or a list of links changes has to be one of the parts whose state the form carries."""
    for model, model_admin in admin.site._registry.items():
        if isinstance(model_admin, RecordAdmin):
            inlines = {inline.model for inline in model_admin.inlines}
            listed = {row for row, _ in link_lists_of(model).values()}
            assert inlines | listed <= parts_of(model).keys(), model
            assert {field.name for field in model._meta.many_to_many} == link_lists_of(model).keys()


def test_the_state_is_that_of_the_rows_shown(ben: Client) -> None:
    sanction = SanctionFactory()
    for _ in range(12):
        cited(sanction=sanction)
    carried = from_text(opened(ben, sanction)["versions"])
    assert carried is not None
    assert len(carried[Citation]) == 10
    assert json.loads(opened(ben, TopicFactory())["versions"]).keys() == {"topic"}


def test_what_was_changed_since_is_not_deleted_unseen(ben: Client) -> None:
    citation = CitationFactory(note="Before")
    page = address(Citation, "delete", citation.pk)
    looked_at = shown(ben, page)
    Citation.objects.update(note="After")
    again = ben.post(page, looked_at, follow=True)
    assert "Nothing was deleted; check it again" in again.content.decode()
    assert Citation.objects.exists()
    assert ben.post(page, shown(ben, page)).status_code == 302
    assert not Citation.objects.exists()


def test_an_action_of_a_list_takes_rows_as_the_list_showed_them(ben: Client) -> None:
    changed, same = ActorFactory.create_batch(2, stage="draft")
    page = address(Actor, "changelist")
    looked_at = {
        "action": "publish_selected",
        "_selected_action": [changed.pk, same.pk],
        "versions": ben.get(page).context["versions"],
    }
    Actor.objects.filter(pk=changed.pk).update(name="After")
    again = ben.post(page, looked_at, follow=True)
    assert "Changed since this list was shown: After" in again.content.decode()
    assert not Actor.objects.published().exists()
    ben.post(page, looked_at | {"_selected_action": [same.pk]})
    assert Actor.objects.published().get() == same


def test_what_was_published_meanwhile_is_shown_to_be_copied() -> None:
    rea, update = signed_in("rea", "Reviewer"), StatusUpdateFactory(stage=Stage.DRAFT, summary="Before")
    CitationFactory(commitment=None, status_update=update)
    late = opened(rea, update)
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    page = submit(rea, update, late | {"summary": "Too late"})
    assert "It can no longer be edited here" in page.content.decode()
    assert "Too late" in page.content.decode()
    assert StatusUpdate.objects.get().summary == "Before"


def test_a_record_that_never_was_is_none(ben: Client) -> None:
    answer = ben.post(address(Topic, "change", 999), {"versions": '{"topic":{"999":1}}'})
    assert answer.status_code == 302
