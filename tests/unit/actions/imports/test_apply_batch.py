"""Applying: exactly what was planned, by who may, once; else nothing, and why."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models.functions import Now
from pghistory.models import Context

from tests.batches import allowed, everything_stored, plan, zipped
from tests.factories import CommitmentFactory, TopicFactory, UserFactory
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch, discard_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import Actor, ImportBatch, Topic
from tracker.models.imports.import_batch import plan_lifetime

pytestmark = pytest.mark.django_db

TOPICS = "ref,name\nfinance,Money\nnew,New\nsame,Same\n"


@pytest.fixture
def stored() -> None:
    TopicFactory.create(ref="finance", name="Finance")
    TopicFactory.create(ref="same", name="Same")


@pytest.mark.usefixtures("stored")
def test_does_what_the_plan_says_and_lets_go_of_the_file() -> None:
    user = UserFactory.create(is_superuser=True)
    batch = apply_batch(plan(topics=TOPICS), user=user)
    assert dict(Topic.objects.values_list("ref", "name")) == {"finance": "Money", "new": "New", "same": "Same"}
    assert (batch.state, batch.decided_by, batch.content) == ("applied", user, None)
    assert batch.decided_at is not None


@pytest.mark.usefixtures("stored")
def test_every_event_carries_the_batch_and_what_is_done_besides_does_not() -> None:
    first, second = plan(topics="ref,name\na,A\n"), plan(topics="ref,name\nb,B\n")
    for batch in (first, second):
        apply_batch(batch, user=None)
    Topic.objects.create(ref="c", name="C")
    in_batch = {
        topic.ref: event.pgh_context.metadata.get("import_batch") if event.pgh_context else None
        for topic in Topic.objects.filter(ref__in="abc")
        for event in topic.events.select_related("pgh_context")  # type: ignore[attr-defined]
    }
    assert in_batch == {"a": first.pk, "b": second.pk, "c": None}


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("ref", ["finance", "same", "new"])
def test_a_record_changed_since_the_plan_is_named_and_nothing_is_done(ref: str) -> None:
    batch = plan(topics=TOPICS)
    Topic.objects.update_or_create(ref=ref, defaults={"name": "Edited"})
    before = everything_stored()
    with pytest.raises(BatchRefused, match=f"^Records have changed since this plan was made: {ref}. Nothing was"):
        apply_batch(batch, user=None)
    assert everything_stored() == before
    batch.refresh_from_db()
    assert batch.state == "planned"


@pytest.mark.usefixtures("stored")
def test_a_record_deleted_since_the_plan_is_named() -> None:
    batch = plan(topics="ref,name,description\nfinance,Money,\n")
    Topic.objects.filter(ref="finance").delete()
    with pytest.raises(BatchRefused, match="finance"):
        apply_batch(batch, user=None)
    assert not Topic.objects.filter(ref="finance").exists()


@pytest.mark.usefixtures("stored")
def test_an_edit_that_the_file_says_nothing_of_is_kept() -> None:
    batch = plan(topics=TOPICS)
    Topic.objects.filter(ref="finance").update(description="Kept")
    apply_batch(batch, user=None)
    topic = Topic.objects.get(ref="finance")
    assert (topic.name, topic.description) == ("Money", "Kept")


def test_a_record_named_that_is_gone_since_the_plan_stops_it() -> None:
    TopicFactory.create(ref="finance")
    CommitmentFactory.create(ref="pledge")
    batch = plan(commitments="ref,topics\npledge,finance\n")
    Topic.objects.all().delete()
    with pytest.raises(BatchRefused, match="pledge"):
        apply_batch(batch, user=None)


def test_a_plan_waits_for_so_long_and_no_longer() -> None:
    batch = plan(topics="ref,name\na,A\n")
    ImportBatch.objects.filter(pk=batch.pk).update(uploaded_at=Now() - plan_lifetime() - timedelta(minutes=1))
    with pytest.raises(BatchRefused, match="expired; upload the file again"):
        apply_batch(batch, user=None)
    assert not Topic.objects.exists()


def test_a_batch_is_applied_once() -> None:
    batch = plan(topics="ref,name\na,A\n")
    apply_batch(batch, user=None)
    with pytest.raises(BatchRefused, match="This import is applied; there is nothing to apply"):
        apply_batch(batch, user=None)


def test_a_refused_batch_is_put_away_with_its_file() -> None:
    user = allowed("approve")
    batch = discard_batch(plan(topics="ref,name\na,A\n"), user=user)
    assert (batch.state, batch.decided_by, batch.content) == ("refused", user, None)
    for decide in (apply_batch, discard_batch):
        with pytest.raises(BatchRefused, match="This import is discarded"):
            decide(batch, user=user)
    assert not Topic.objects.exists()


def test_a_batch_with_anything_wrong_is_not_applied() -> None:
    with pytest.raises(BatchRefused, match="Rows of this import are invalid"):
        apply_batch(plan(topics="ref,name\na,A\nb,\n"), user=None)
    with pytest.raises(BatchRefused, match="Rows of this import are invalid"):
        apply_batch(plan(topics="ref,nmae\na,A\n"), user=None)


def planned_by(user: User) -> ImportBatch:
    return plan_batch(user=user, file_name="topics.csv", content=b"ref,name\na,A\n")


def test_who_may_not_apply_needs_a_second_person_who_may_approve() -> None:
    batch = planned_by(sender := allowed("approve"))
    with pytest.raises(BatchRefused, match="need a second person"):
        apply_batch(batch, user=sender)
    with pytest.raises(BatchRefused, match="Only the person who uploaded it, or someone who may approve"):
        apply_batch(batch, user=allowed("apply"))
    assert apply_batch(batch, user=(other := allowed("approve"))).decided_by == other
    assert Topic.objects.get().ref == "a"


def test_who_may_apply_applies_their_own() -> None:
    user = allowed("apply")
    assert apply_batch(planned_by(user), user=user).state == "applied"
    assert {context.metadata["user"] for context in Context.objects.all()} == {user.pk}


def test_several_files_are_applied_in_the_order_in_which_they_name_each_other() -> None:
    content = zipped(
        roles="ref,person,organisation,title\np,biden,house,President\n",
        actors="ref,kind,name\nbiden,person,Joe Biden\nhouse,public_body,House\n",
    )
    apply_batch(plan_batch(user=None, file_name="all.zip", content=content), user=None)
    assert Actor.objects.get(ref="biden").roles_held.get().ref == "p"


def test_what_is_unusual_takes_an_explicit_word_with_the_plan_or_with_applying_it() -> None:
    TopicFactory.create_batch(20, name="Old")
    text = "ref,name\n" + "".join(f"{ref},New\n" for ref in Topic.objects.values_list("ref", flat=True))
    batch = plan(topics=text)
    said = "the file would change 20 of the 20 topics that are stored, more than half."
    assert (batch.drift, batch.drift_accepted) == ([said], False)
    with pytest.raises(BatchRefused, match=said):
        apply_batch(batch, user=None)
    assert not Topic.objects.filter(name="New").exists()
    done = apply_batch(batch, user=None, accept_drift=True)
    assert (done.state, done.drift, done.drift_accepted) == ("applied", [said], True)
    assert not Topic.objects.filter(name="Old").exists()
    content = text.replace("New", "Newer").encode()
    accepted = plan_batch(user=None, file_name="topics.csv", content=content, accept_drift=True)
    assert apply_batch(accepted, user=None).drift_accepted
