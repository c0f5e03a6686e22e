"""Reverting: all as it was before the batch, or nothing, and why."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from pghistory.models import Context

from tests.batches import applied, everything_stored, plan
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Commitment, ImportBatch, Meeting, Party, RetiredRef, StatusUpdate, Topic
from tracker.vocabulary import PartyRole

pytestmark = pytest.mark.django_db

MIXED = {
    "topics": "ref,name\nfinance,Money\nchemicals,Chemicals\n",
    "actors": "ref,stage,kind,name,aliases,part_of\nchina,,,China (PRC),PRC;中国,asia\nasia,published,group,Asia,,\n",
    "meetings": "ref,stage,kind,title\nsummit,published,summit,Summit\n",
    "participations": "meeting,actor,role,on_behalf_of\nsummit,china,host,\ntalks,japan,participant,china\n",
    "sanctions": "ref,targets\nlisting,china\n",
    "commitments": (
        "ref,stage,kind,title,topics,made_at,committed,counterparts\n"
        "pledge,,,Pledge again,chemicals,summit,china,\\N\n"
        "other,published,pledge,Other,finance,summit,asia,japan\n"
    ),
    "status_updates": (
        "ref,stage,commitment,axis,status,as_of\nu,published,other,official,in_progress,2024\n"
        "v,published,pledge,evidence,in_progress,2024\n"
    ),
    "criteria": "ref,commitment,shows,text\nmet-once,pledge,fulfilled,It met.\n",
    "findings": "ref,status_update,criterion,result,reason\nv-met,v,met-once,met,In January.\n",
    "milestones": "ref,commitment,title,due\nlaw,pledge,A law,2024\n",
    "citations": "ref,source,status_update,finding\nu-cited,paper,u,\nv-cited,paper,v,\nv-met-cited,paper,,v-met\n",
}


def fill() -> None:
    """Records for `MIXED` to change."""
    SourceFactory.create(ref="paper")
    china, japan = ActorFactory.create(ref="china", aliases=["PRC"]), ActorFactory.create(ref="japan")
    ParticipationFactory.create(meeting=MeetingFactory.create(ref="talks"), actor=japan, role="participant")
    SanctionFactory.create(ref="listing").targets.set([china, japan])
    commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(TopicFactory.create(ref="finance", name="Finance"))
    PartyFactory.create(commitment=commitment, actor=japan, role=PartyRole.COMMITTED)
    PartyFactory.create(commitment=commitment, actor=china, role=PartyRole.COUNTERPART)


def test_a_batch_that_made_changed_tied_and_untied_is_taken_back_exactly() -> None:
    fill()
    before = everything_stored()
    batch = applied(**MIXED)
    assert batch.totals == {"new": 13, "changed": 5, "unchanged": 0, "invalid": 0}
    assert everything_stored() != before
    user = UserFactory.create()
    reverted = revert_batch(batch, user=user)
    assert everything_stored() == before
    assert (reverted.state, reverted.reverted_by) == ("reverted", user)
    assert reverted.reverted_at is not None
    it_may_be_imported_again_and_taken_back_again(before)


def it_may_be_imported_again_and_taken_back_again(before: dict[str, Any]) -> None:
    again = applied(**MIXED)
    assert again.totals["new"] == 13
    revert_batch(again, user=None)
    assert everything_stored() == before
    assert not RetiredRef.objects.exists()


def test_the_history_says_that_it_was_a_revert() -> None:
    batch = applied(topics="ref,name\na,A\n")
    user = UserFactory.create()
    revert_batch(batch, user=user)
    context = Context.objects.get(metadata__has_key="reverted_batch")
    assert context.metadata == {"user": user.pk, "reverted_batch": batch.pk}


def test_batches_are_taken_back_one_after_the_other() -> None:
    TopicFactory.create(ref="a", name="Zero")
    first, second = applied(topics="ref,name\na,One\n"), applied(topics="ref,name\na,Two\n")
    with pytest.raises(BatchRefused, match="Changed since this import: topic a"):
        revert_batch(first, user=None)
    revert_batch(second, user=None)
    assert Topic.objects.get().name == "One"


def test_after_a_later_batch_was_taken_back_by_hand_the_first_still_is_not_overwritten() -> None:
    first = applied(topics="ref,name\na,One\n")
    Topic.objects.update(description="By hand")
    before = everything_stored()
    with pytest.raises(BatchRefused, match=r"^Changed since this import: topic a\. Nothing was undone"):
        revert_batch(first, user=None)
    assert everything_stored() == before
    first.refresh_from_db()
    assert first.state == "applied"


def test_what_was_changed_since_and_is_as_the_batch_left_it_again_is_taken_back() -> None:
    fill()
    before = everything_stored()
    batch = applied(topics=MIXED["topics"], sanctions=MIXED["sanctions"])
    for topic in Topic.objects.all():
        kept, topic.name = topic.name, "By hand"
        topic.save()
        topic.name = kept
        topic.save()
    assert Topic.pgh_event_model.objects.filter(pgh_label="update").count() > 2  # type: ignore[attr-defined]
    revert_batch(batch, user=None)
    assert everything_stored() == before


def test_of_what_the_batch_brought_and_somebody_deleted_nothing_is_left_to_take() -> None:
    fill()
    before = everything_stored()
    batch = applied(commitments="ref,kind,title,topics,committed\nother,pledge,Other,finance,china\n")
    Commitment.objects.filter(ref="other").delete()
    revert_batch(batch, user=None)
    assert everything_stored() == before


def test_what_the_batch_changed_and_somebody_deleted_is_not_brought_back() -> None:
    TopicFactory.create(ref="a", name="Zero")
    batch = applied(topics="ref,name\na,One\n")
    Topic.objects.all().delete()
    with pytest.raises(BatchRefused, match="Changed since this import: topic a"):
        revert_batch(batch, user=None)


def test_a_tie_removed_since_is_named_by_what_it_ties() -> None:
    fill()
    batch = applied(**{record: MIXED[record] for record in ("topics", "actors", "meetings", "commitments")})
    Party.objects.filter(commitment__ref="other", actor__ref="asia").delete()
    with pytest.raises(BatchRefused, match="Changed since this import: party of commitment other"):
        revert_batch(batch, user=None)


def test_a_tie_that_someone_made_again_is_left_as_it_is() -> None:
    fill()
    batch = applied(commitments="ref,counterparts\npledge,\\N\n")
    commitment = Commitment.objects.get()
    again = PartyFactory.create(
        commitment=commitment, actor=ActorFactory._meta.model.objects.get(ref="china"), role=PartyRole.COUNTERPART
    )
    revert_batch(batch, user=None)
    assert commitment.parties.get(role=PartyRole.COUNTERPART) == again


def test_records_that_others_name_since_are_named_by_those() -> None:
    batch = applied(
        sources="ref,kind,title\narticle,news,Article\n",
        meetings="ref,kind,title\nsummit,summit,Summit\n",
    )
    CommitmentFactory.create(ref="pledge", made_at=Meeting.objects.get())
    source = SourceFactory._meta.model.objects.get(ref="article")
    CitationFactory.create(ref="c", source=source)
    ArchivedTextFactory.create(source=source)
    before = everything_stored()
    with pytest.raises(BatchRefused, match="are now used by others") as refused:
        revert_batch(batch, user=None)
    for name in ("commitment pledge", "citation c", "archived text of source article"):
        assert name in str(refused.value)
    assert everything_stored() == before


def test_only_the_first_few_are_named() -> None:
    batch = applied(topics="ref,name\n" + "".join(f"t-{n},T\n" for n in range(9)))
    Topic.objects.update(name="Edited")
    with pytest.raises(BatchRefused, match="topic t-0, topic t-1, topic t-2, topic t-3, topic t-4") as refused:
        revert_batch(batch, user=None)
    assert "t-5" not in str(refused.value)


@pytest.mark.parametrize("state", ["planned", "refused", "reverted"])
def test_only_an_applied_batch_is_reverted(state: str) -> None:
    batch = plan(topics="ref,name\na,A\n")
    ImportBatch.objects.filter(pk=batch.pk).update(state=state)
    with pytest.raises(BatchRefused, match="only an applied import can be undone"):
        revert_batch(batch, user=None)


def test_a_published_status_update_goes_with_its_batch_and_not_otherwise() -> None:
    CommitmentFactory.create(ref="pledge")
    StatusUpdateFactory.create(ref="mine")
    text = "ref,stage,commitment,axis,status,as_of\ntheirs,published,pledge,official,in_progress,2024\n"
    batch = applied(status_updates=text, citations="ref,source,status_update\ncited,the-record,theirs\n")
    for statement in (
        "DELETE FROM tracker_statusupdate WHERE ref = 'theirs'",
        "UPDATE tracker_statusupdate SET summary = 'Other words' WHERE ref = 'theirs'",
        "DELETE FROM tracker_citation WHERE ref = 'cited'",
    ):
        with pytest.raises(IntegrityError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    revert_batch(batch, user=None)
    assert [update.ref for update in StatusUpdate.objects.all()] == ["mine"]


def test_while_a_batch_is_being_reverted_other_published_updates_stay_protected() -> None:
    CommitmentFactory.create(ref="pledge")
    StatusUpdateFactory.create(ref="mine")
    batch = applied(topics="ref,name\na,A\n")
    ImportBatch.objects.filter(pk=batch.pk).update(state="reverting")
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        StatusUpdate.objects.filter(ref="mine").delete()


def test_a_batch_that_publishes_a_draft_and_is_taken_back_leaves_the_draft() -> None:
    update = StatusUpdateFactory.create(ref="u", stage="in_review", axis="official")
    CitationFactory.create(commitment=None, status_update=update)
    before = everything_stored()
    batch = applied(status_updates="ref,stage\nu,published\n")
    assert StatusUpdate.objects.get().published_at is not None
    revert_batch(batch, user=None)
    assert everything_stored() == before


def test_a_citation_added_by_a_batch_is_taken_back_where_another_source_stays() -> None:
    update = StatusUpdateFactory.create(ref="u")
    CitationFactory.create(source__ref="paper")
    batch = applied(citations="ref,source,status_update\nadded,paper,u\n")
    revert_batch(batch, user=None)
    assert [citation.source.ref for citation in update.citations.all()] == ["the-record"]


def test_a_batch_with_the_only_source_of_a_verdict_published_since_is_not_taken_back() -> None:
    update = StatusUpdateFactory.create(ref="u", stage="in_review")
    CitationFactory.create(source__ref="paper")
    batch = applied(citations="ref,source,status_update\nonly,paper,u\n")
    StatusUpdate.objects.update(stage="published")
    with pytest.raises(BatchRefused, match='Nothing was undone: The status update "u" cannot be public without'):
        revert_batch(batch, user=None)
    assert update.citations.count() == 1


def test_a_batch_applied_beside_another_is_told_apart() -> None:
    one, two = plan(topics="ref,name\na,A\n"), plan(topics="ref,name\nb,B\n")
    apply_batch(one, user=None)
    apply_batch(two, user=None)
    revert_batch(one, user=None)
    assert [topic.ref for topic in Topic.objects.all()] == ["b"]


def test_only_records_that_the_batch_touched_are_looked_back_at() -> None:
    batch = applied(topics="ref,name\na,A\n", actors="ref,kind,name\nb,person,B\n")
    with CaptureQueriesContext(connection) as caught:
        revert_batch(batch, user=None)
    made = {name for query in caught for name in re.findall(r'CREATE TEMPORARY TABLE "touched_(\w+)"', query["sql"])}
    assert made == {"tracker_topic", "tracker_actor"}
