"""What was deleted can be brought back, with what went along, or it is said why not."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.batches import applied
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    LinkFactory,
    PartyFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address
from tracker.actions import restore_rows
from tracker.actions.imports.revert_batch import revert_batch
from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.record_admin import RecordAdmin
from tracker.database.model_graph import models_with_history
from tracker.history.changes import changes_of, deletions
from tracker.history.deleted_rows import latest_deletions
from tracker.models import Citation, Commitment, ImportBatch, RetiredRef, Source, StatusUpdate, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person", "sessions_in_database")]

RECORDS = [
    model
    for model, made in admin.site._registry.items()
    if isinstance(made, RecordAdmin) and made.is_revertible and not isinstance(made, ReadOnlyMixin)
]


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(username="rea", group="Reviewer"))
    return client


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that has a history, and the refs that are retired."""
    models: list[type[Model]] = [*(model for model in models_with_history() if model is not ImportBatch), RetiredRef]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def delete(client: Client, record: Model) -> None:
    assert client.post(address(type(record), "delete", record.pk), {"post": "yes"}).status_code == 302
    restore_rows.check_constraints_now()


def deleted(client: Client, model: type[Model]) -> list[Any]:
    return list(client.get(address(model, "deleted")).context["deleted"])


def restore(client: Client, model: type[Model]) -> Any:
    """The answer to restoring what was deleted last."""
    return client.post(address(model, "restore", deleted(client, model)[0]["change"].event), follow=True)


def test_what_comes_back_is_called_by_its_name_and_without_blanks_around_it(reviewer: Client) -> None:
    topic = TopicFactory(name="Taiwan")
    CommitmentFactory(title="China suspends talks").topics.add(topic)
    delete(reviewer, topic)
    event = deleted(reviewer, Topic)[0]["change"].event
    page = reviewer.get(address(Topic, "restore", event)).content.decode()
    assert '<span class="conflict-value">Taiwan</span>' in page
    assert "<li>Topic Taiwan, China suspends talks</li>" in page


def test_a_record_comes_back_as_it_was(reviewer: Client) -> None:
    topic = TopicFactory(name="Fentanyl")
    before = everything()
    delete(reviewer, topic)
    (row,) = deleted(reviewer, Topic)
    assert (row["change"].which, row["ref"], row["change"].who) == ("Fentanyl", topic.ref, "rea")
    assert "was restored" in restore(reviewer, Topic).content.decode()
    assert everything() == before
    assert not deleted(reviewer, Topic)
    assert changes_of(topic)[0].origin == "admin, restoring a deleted record"


def test_so_does_every_kind_of_record() -> None:
    drafts: dict[type[Model], dict[str, str]] = {StatusUpdate: {"stage": "draft"}}
    records = [getattr(factories, f"{model.__name__}Factory")(**drafts.get(model, {})) for model in RECORDS]
    before = everything()
    for record in records:
        model = type(record)
        record.delete()
        (gone,) = latest_deletions(model, before=None, limit=2)
        assert deletions({model: [gone]})[model][0].which, model
        restore_rows.restore_row(model, gone, user=None)
        assert everything() == before, model


def test_what_went_along_comes_back(reviewer: Client) -> None:
    commitment = CommitmentFactory()
    commitment.topics.add(TopicFactory())
    party = PartyFactory(commitment=commitment)
    link = LinkFactory(commitment=commitment)
    draft = StatusUpdateFactory(commitment=commitment, stage="draft")
    for cited in ({"link": link}, {"status_update": draft}, {"commitment": commitment}):
        CitationFactory(**{"commitment": None, **cited})
    earlier = CitationFactory(commitment=commitment)
    earlier.delete()
    before = everything()
    delete(reviewer, commitment)
    assert not Citation.objects.exists()
    along = reviewer.get(address(Commitment, "restore", deleted(reviewer, Commitment)[0]["change"].event))
    said = {change.what for change in along.context["along"]}
    assert said == {"Party", "Topic", "Link", "Status update", "Citation of"}
    restore(reviewer, Commitment)
    assert {name: rows for name, rows in everything().items() if name != "tracker.RetiredRef"} == {
        name: rows for name, rows in before.items() if name != "tracker.RetiredRef"
    }
    assert [retired.ref for retired in RetiredRef.objects.all()] == [earlier.ref]
    assert party.commitment == commitment


def test_a_source_comes_back_with_its_text(reviewer: Client) -> None:
    source = SourceFactory()
    ArchivedTextFactory(source=source, text="What it said.")
    delete(reviewer, source)
    restore(reviewer, Source)
    assert Source.objects.get().archived_text.text == "What it said."


def test_a_ref_is_free_for_its_own_record_alone(reviewer: Client) -> None:
    topic = TopicFactory(ref="fentanyl")
    delete(reviewer, topic)
    page = add(reviewer, Topic, ref="fentanyl", name="Another")
    assert "is never used again" in page.content.decode()
    restore(reviewer, Topic)
    assert Topic.objects.get().pk == topic.pk
    delete(reviewer, Topic.objects.get())
    assert RetiredRef.objects.get().ref == "fentanyl"


def test_what_would_break_a_rule_by_now_stays_deleted(reviewer: Client) -> None:
    party = PartyFactory()
    again = {"commitment": party.commitment, "actor": party.actor, "role": party.role}
    delete(reviewer, party)
    PartyFactory(**again)
    page = restore(reviewer, type(party))
    assert "Nothing was restored." in page.content.decode()
    assert "This actor already has this role" in page.content.decode()
    assert type(party).objects.count() == 1


def test_what_named_something_that_is_gone_too_says_so(reviewer: Client) -> None:
    citation = CitationFactory()
    source = citation.source
    delete(reviewer, citation)
    delete(reviewer, source)
    page = restore(reviewer, Citation)
    assert "the chosen record no longer exists" in page.content.decode()
    assert RetiredRef.objects.filter(ref=citation.ref).exists()
    restore(reviewer, Source)
    restore(reviewer, Citation)
    assert Citation.objects.get().source == source


def test_a_verdict_taken_back_with_its_import_comes_not_back_alone(reviewer: Client) -> None:
    commitment = CommitmentFactory(ref="pledge")
    text = (
        "ref,stage,commitment,axis,status,as_of,searched\n"
        "u,published,pledge,official,no_evidence_found,2024,The gazette\n"
    )
    revert_batch(applied(status_updates=text), user=None)
    page = restore(reviewer, StatusUpdate)
    assert "cannot be restored" in page.content.decode()
    assert not commitment.status_updates.exists()


def test_what_is_back_is_not_restored_twice(reviewer: Client) -> None:
    delete(reviewer, TopicFactory())
    page = address(Topic, "restore", deleted(reviewer, Topic)[0]["change"].event)
    assert reviewer.post(page).status_code == 302
    assert reviewer.post(page).status_code == 404


def test_only_those_who_may_delete_may_restore(reviewer: Client) -> None:
    analyst = Client()
    analyst.force_login(UserFactory(group="Analyst"))
    delete(reviewer, TopicFactory())
    delete(reviewer, CitationFactory())
    page = address(Topic, "restore", deleted(reviewer, Topic)[0]["change"].event)
    assert [analyst.get(address(Topic, "deleted")).status_code, analyst.post(page).status_code] == [403, 403]
    assert address(Topic, "deleted") not in analyst.get(address(Topic, "changelist")).content.decode()
    assert address(Topic, "deleted") in reviewer.get(address(Topic, "changelist")).content.decode()
    assert "was restored" in restore(analyst, Citation).content.decode()


def test_the_list_is_cut_and_leads_on(reviewer: Client) -> None:
    TopicFactory.create_batch(52)
    Topic.objects.all().delete()
    first = reviewer.get(address(Topic, "deleted"))
    second = reviewer.get(address(Topic, "deleted"), {"before": first.context["older"]})
    assert [len(page.context["deleted"]) for page in (first, second)] == [50, 2]
    assert second.context["older"] is None


def test_the_pages_take_few_queries(reviewer: Client) -> None:
    commitment = CommitmentFactory()
    PartyFactory.create_batch(3, commitment=commitment)
    LinkFactory.create_batch(3, commitment=commitment)
    for link in commitment.links.all():
        CitationFactory(commitment=None, link=link)
    CitationFactory.create_batch(3, commitment=commitment)
    StatusUpdateFactory.create_batch(3, commitment=commitment, stage="draft", author=UserFactory())
    commitment.topics.add(*TopicFactory.create_batch(3))
    delete(reviewer, commitment)
    one = address(Commitment, "restore", deleted(reviewer, Commitment)[0]["change"].event)
    for page in (one, address(Commitment, "deleted")):
        with CaptureQueriesContext(connection) as queries:
            assert reviewer.get(page).status_code == 200
        assert len(queries) <= 40, page + "\n".join(query["sql"][:160] for query in queries)


def test_nothing_deleted_says_so(reviewer: Client) -> None:
    ActorFactory()
    assert "No topics are deleted" in reviewer.get(address(Topic, "deleted")).content.decode()
