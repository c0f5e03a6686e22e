"""Records of every kind are published by someone other than who last changed them, unless a rule says otherwise."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.test import Client

from tests import factories
from tests.factories import ActorFactory, MeetingFactory, PublishingRuleFactory, StatusUpdateFactory, UserFactory
from tests.integration.admin.forms import add, address, change, errors
from tests.integration.admin.imports import batch_of, decide, plan_page, upload
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.database.model_graph import events_of
from tracker.models import Actor, ImportBatch, Meeting, Published, PublishingRule, Source
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import Axis, BatchState, Stage

pytestmark = pytest.mark.django_db

REFUSED = "needs a second person"
MADE: list[Any] = [
    factories.ActorFactory,
    factories.CommitmentFactory,
    factories.IndicatorFactory,
    factories.MeetingFactory,
    factories.SanctionFactory,
    factories.SourceFactory,
    factories.TopicFactory,
]
NAMES = {"Actor": "name", "Indicator": "name", "Topic": "name"}


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def analyst() -> User:
    person: User = UserFactory(group="Analyst")
    return person


def renamed(person: User, record: Any, **typed: Any) -> Any:
    """The answer to giving the record another name in its form."""
    return change(signed_in(person), record, **{NAMES.get(type(record).__name__, "title"): "By me", **typed})


def stage_of(record: Any) -> str:
    return str(type(record)._default_manager.get(pk=record.pk).stage)


def publish_selected(person: User, record: Model) -> str:
    sent = {"action": "publish_selected", "_selected_action": [record.pk]}
    page = signed_in(person).post(address(type(record), "changelist"), sent, follow=True)
    return page.content.decode()


@pytest.mark.parametrize("made", MADE)
def test_who_last_changed_it_publishes_it_neither_by_form_nor_by_action_nor_in_sql(made: Any) -> None:
    writer, record = analyst(), made(stage=Stage.DRAFT)
    assert renamed(writer, record, stage=Stage.IN_REVIEW).status_code == 302
    assert REFUSED in errors(change(signed_in(writer), record, stage=Stage.PUBLISHED))["stage"]
    assert REFUSED in publish_selected(writer, record)
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {record._meta.db_table} SET stage = 'published' WHERE id = %s", [record.pk])
    assert stage_of(record) == Stage.IN_REVIEW
    assert change(signed_in(analyst()), record, stage=Stage.PUBLISHED).status_code == 302
    assert stage_of(record) == Stage.PUBLISHED


def test_a_second_person_who_changes_it_hands_it_back_to_the_first() -> None:
    first, second, meeting = analyst(), analyst(), MeetingFactory(stage=Stage.DRAFT)
    renamed(first, meeting)
    assert REFUSED in errors(renamed(second, meeting, place="Here", stage=Stage.PUBLISHED))["stage"]
    assert renamed(second, meeting, place="Here").status_code == 302
    assert REFUSED in errors(change(signed_in(second), meeting, stage=Stage.PUBLISHED))["stage"]
    assert change(signed_in(first), meeting, stage=Stage.PUBLISHED).status_code == 302


def test_what_one_adds_is_no_second_person_s() -> None:
    client = signed_in(analyst())
    fields = {"ref": "china", "name": "China", "kind": "state", "country": "CN"}
    assert REFUSED in errors(add(client, Actor, **fields, stage=Stage.PUBLISHED))["stage"]
    assert add(client, Actor, **fields, stage=Stage.IN_REVIEW).status_code == 302


def test_what_nobody_is_known_to_have_written_takes_one_person() -> None:
    meeting = MeetingFactory(stage=Stage.DRAFT)
    assert "Published: 1." in publish_selected(analyst(), meeting)


def test_the_last_stage_or_plan_of_work_is_no_change_of_what_is_said() -> None:
    writer, second = analyst(), analyst()
    commitment = factories.CommitmentFactory(stage=Stage.DRAFT)
    renamed(writer, commitment)
    assert change(signed_in(second), commitment, review_every=30, stage=Stage.IN_REVIEW).status_code == 302
    assert REFUSED in publish_selected(writer, commitment)
    assert "Published: 1." in publish_selected(second, commitment)


def test_a_rule_for_the_kind_lets_one_person_publish_and_only_that_kind() -> None:
    PublishingRuleFactory(record_kind="meeting", needs_second_person=False)
    writer, meeting, actor = analyst(), MeetingFactory(stage=Stage.DRAFT), ActorFactory(stage=Stage.DRAFT)
    assert renamed(writer, meeting, stage=Stage.PUBLISHED).status_code == 302
    assert REFUSED in errors(renamed(writer, actor, stage=Stage.PUBLISHED))["stage"]
    PublishingRule.objects.update(needs_second_person=True)
    other = MeetingFactory(stage=Stage.DRAFT)
    assert REFUSED in errors(renamed(writer, other, stage=Stage.PUBLISHED))["stage"]


def test_an_administrator_makes_the_rules_and_others_read_them() -> None:
    administrator = signed_in(UserFactory(group="Administrator"))
    assert add(administrator, PublishingRule, record_kind="meeting", needs_second_person="").status_code == 302
    assert "There is a rule" in errors(add(administrator, PublishingRule, record_kind="meeting"))["record_kind"]
    page = signed_in(UserFactory(group="Reviewer")).get(address(PublishingRule, "changelist"))
    assert "Meeting" in page.content.decode()
    assert not PublishingRule.objects.get().needs_second_person


@pytest.mark.parametrize("kind", ["role", "meetingevent", "nothing", "Meeting", "x; --"])
def test_a_rule_is_for_what_is_published(kind: str) -> None:
    with pytest.raises(IntegrityError, match="no kind of record that is published"):
        PublishingRuleFactory(record_kind=kind)


def test_a_party_s_words_take_a_second_person_too() -> None:
    author = analyst()
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, axis=Axis.OFFICIAL, author=author)
    factories.CitationFactory(commitment=None, status_update=update)
    page = errors(change(signed_in(author), update, stage=Stage.PUBLISHED))
    assert "someone other than who recorded it" in page["stage"]
    with history_context(author), pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        StatusUpdateFactory(axis=Axis.OFFICIAL, author=author)
    PublishingRuleFactory(record_kind="statusupdate", needs_second_person=False)
    assert change(signed_in(author), update, stage=Stage.PUBLISHED).status_code == 302


ACTORS = "ref,kind,name,stage\nchina,state,China,published\n"


def test_what_a_file_publishes_is_approved_by_a_second_person() -> None:
    sender, other = UserFactory(group="Reviewer"), UserFactory(group="Reviewer")
    batch = batch_of(upload(signed_in(sender), Actor, ACTORS))
    assert batch.state == BatchState.AWAITING_APPROVAL
    assert "Someone else has to approve" in plan_page(signed_in(sender), batch)
    decide(signed_in(sender), batch, "apply")
    with pytest.raises(BatchRefused, match="someone else must approve"):
        apply_batch(batch, user=sender)
    assert not Actor.objects.exists()
    assert "Imported" in decide(signed_in(other), batch, "apply").content.decode()
    assert stage_of(Actor.objects.get()) == Stage.PUBLISHED


def test_the_database_holds_it_where_the_plan_did_not() -> None:
    sender = UserFactory(group="Analyst")
    batch = plan_batch(user=sender, file_name="actors.csv", content=ACTORS.encode(), record="actors")
    ImportBatch.objects.update(state=BatchState.PLANNED)
    with pytest.raises(BatchRefused, match=REFUSED):
        apply_batch(batch, user=sender)


def test_undoing_an_import_that_changed_what_is_public_is_for_a_second_person() -> None:
    sender, approver, commitment = analyst(), UserFactory(group="Reviewer"), factories.CommitmentFactory(ref="pledge")
    commitment.topics.add(factories.TopicFactory(ref="trade")), factories.TopicFactory(ref="drugs")
    files = {
        "actors.csv": ACTORS,
        "parties.csv": "commitment,actor,role\npledge,china,committed\n",
        "commitments.csv": "ref,topics\npledge,drugs\n",
    }
    for name, text in files.items():
        batch = plan_batch(user=sender, file_name=name, content=text.encode())
        assert batch.state == BatchState.AWAITING_APPROVAL, name
        done = apply_batch(batch, user=approver)
        page = plan_page(signed_in(sender), done)
        assert "someone other than who uploaded it, who may approve imports" in page
        assert "Undo import…" not in page
        assert "needs a second person" in decide(signed_in(sender), done, "revert").content.decode()
        with pytest.raises(BatchRefused, match="Nothing was undone: what this import changed is public"):
            revert_batch(done, user=sender)
        assert ImportBatch.objects.get(pk=done.pk).state == BatchState.APPLIED
    for done in ImportBatch.objects.order_by("-pk"):
        assert "Undo import…" in plan_page(signed_in(approver), done)
        assert "was undone" in decide(signed_in(approver), done, "revert").content.decode()
    assert not Actor.objects.exists()
    assert commitment.topics.get().ref == "trade"


def test_an_import_of_drafts_and_of_kinds_that_need_one_person_is_undone_by_who_sent_it() -> None:
    sender = analyst()
    draft = plan_batch(user=sender, file_name="actors.csv", content=ACTORS.replace("published", "draft").encode())
    apply_batch(draft, user=sender)
    assert "was undone" in decide(signed_in(sender), draft, "revert").content.decode()
    PublishingRuleFactory(record_kind="actor", needs_second_person=False)
    public = apply_batch(plan_batch(user=sender, file_name="actors.csv", content=ACTORS.encode()), user=sender)
    assert "was undone" in decide(signed_in(sender), public, "revert").content.decode()
    assert not Actor.objects.exists()


def test_drafts_in_a_file_and_kinds_that_need_one_person_are_applied_by_who_sent_them() -> None:
    sender = analyst()
    draft = plan_batch(user=sender, file_name="actors.csv", content=ACTORS.replace("published", "draft").encode())
    assert apply_batch(draft, user=sender).state == BatchState.APPLIED
    PublishingRuleFactory(record_kind="actor", needs_second_person=False)
    batch = plan_batch(user=sender, file_name="actors.csv", content=ACTORS.encode())
    assert apply_batch(batch, user=sender).state == BatchState.APPLIED


def test_what_a_second_person_imported_as_drafts_is_its_sender_s() -> None:
    sender, approver = analyst(), UserFactory(group="Reviewer")
    batch = plan_batch(user=sender, file_name="actors.csv", content=ACTORS.replace("published", "draft").encode())
    apply_batch(batch, user=approver)
    assert REFUSED in publish_selected(sender, Actor.objects.get())
    assert "Published: 1." in publish_selected(approver, Actor.objects.get())


def test_files_on_the_command_line_publish_what_they_say() -> None:
    writer, actor = analyst(), ActorFactory(ref="china", stage=Stage.DRAFT)
    renamed(writer, actor)
    apply_batch(plan_batch(user=None, file_name="actors.csv", content=ACTORS.encode()), user=None)
    assert stage_of(actor) == Stage.PUBLISHED


def test_what_was_public_is_brought_back_by_one_person() -> None:
    reviewer = UserFactory(group="Reviewer")
    client, source = signed_in(reviewer), factories.SourceFactory(title="The paper")
    source.delete()
    event = events_of(Source).get(pgh_label="delete")
    client.post(f"{address(Source, 'deleted')}{event.pk}/")
    assert stage_of(Source.objects.get()) == Stage.PUBLISHED


def test_every_kind_that_is_published_is_held_to_it() -> None:
    kinds = {made._meta.model for made in MADE} | {StatusUpdateFactory._meta.model}
    assert {model for model in kinds if issubclass(model, Published)} == kinds
    for model in Published.__subclasses__():
        names = {trigger.name for trigger in model._meta.triggers}  # type: ignore[attr-defined]
        assert {f"writer_record_has_a_second_person_{each}" for each in ("insert", "update")} <= names
    assert Meeting in Published.__subclasses__()


def test_an_import_of_which_something_was_published_since_is_not_offered_to_be_undone() -> None:
    person = analyst()
    batch = batch_of(upload(signed_in(person), Meeting, "ref,kind,title,held\na,summit,A,2024\nb,summit,B,2024\n"))
    decide(signed_in(person), batch, "apply")
    reviewer = UserFactory(group="Reviewer")
    assert "Undo import" in plan_page(signed_in(reviewer), batch)
    publish_selected(reviewer, Meeting.objects.get(ref="b"))
    page = plan_page(signed_in(reviewer), batch)
    assert "Undo import…" not in page
    assert "Published since this import: meeting b. What is public does not go" in page
    with pytest.raises(BatchRefused, match="Nothing was undone: published since this import: meeting b"):
        revert_batch(batch, user=None)
    assert Meeting.objects.count() == 2
