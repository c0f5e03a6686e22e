"""Letting go of what batches hold beyond their time."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now

from tests.batches import applied, plan
from tests.factories import TopicFactory, UserFactory
from tracker.actions.imports.apply_batch import discard_batch
from tracker.actions.imports.purge_batches import Purged, purge_batches
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import ImportBatch, Topic
from tracker.models.imports.import_batch import plan_lifetime
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

TOPICS = "ref,name\na,A\nb,B\n"


def age() -> None:
    """Has everything that happened to batches have happened so long ago that its time is over."""
    past = Now() - plan_lifetime() - timedelta(minutes=1)
    ImportBatch.objects.update(uploaded_at=past)
    for moment in ("decided_at", "reverted_at"):
        ImportBatch.objects.filter(**{f"{moment}__isnull": False}).update(**{moment: past})


def test_a_plan_that_nobody_applied_expires_and_what_it_was_stays_known() -> None:
    batch = plan(topics=TOPICS)
    assert purge_batches() == Purged(expired=0, rows=0)
    before = batch.counts, batch.file_sha256
    age()
    assert purge_batches() == Purged(expired=1, rows=2)
    batch.refresh_from_db()
    assert (batch.state, batch.content) == ("expired", None)
    assert (batch.counts, batch.file_sha256) == before
    assert not batch.planned_rows.exists()
    assert purge_batches() == Purged(expired=0, rows=0)


def test_rows_of_what_was_decided_on_go_when_its_time_is_over_and_it_can_still_be_taken_back() -> None:
    done, refused = applied(topics=TOPICS), discard_batch(plan(topics="ref,name\nc,C\n"), user=None)
    ImportBatch.objects.update(uploaded_at=F("uploaded_at") - plan_lifetime() - timedelta(minutes=1))
    assert purge_batches().rows == 0
    age()
    assert purge_batches() == Purged(expired=0, rows=3)
    assert set(ImportBatch.objects.values_list("pk", "state")) == {(done.pk, "applied"), (refused.pk, "refused")}
    revert_batch(done, user=None)
    assert not Topic.objects.exists()


def test_expiry_is_nobodys_doing_in_the_history() -> None:
    batch = plan(topics=TOPICS)
    age()
    with history_context(UserFactory.create()):
        purge_batches()
        TopicFactory.create(stage=Stage.DRAFT)
    last = batch.events.order_by("-pgh_id")[0]  # type: ignore[attr-defined]
    assert last.state == "expired"
    assert last.pgh_context.metadata == {"origin": "expiry"}
