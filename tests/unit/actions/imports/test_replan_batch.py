"""Planning again: the same files, against what is stored now, in a batch of their own."""

import pytest

from tests.batches import plan
from tests.factories import TopicFactory
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch, discard_batch
from tracker.actions.imports.replan_batch import replan_batch
from tracker.models import Topic
from tracker.vocabulary import BatchState

pytestmark = pytest.mark.django_db


def test_the_files_are_planned_against_what_is_stored_now() -> None:
    batch = plan(topics="ref,name\na,A\n")
    TopicFactory(ref="a", name="By hand")
    again = replan_batch(batch, user=None)
    assert again.planned_rows.get().changes == [{"column": "name", "old": "By hand", "new": "A"}]
    apply_batch(again, user=None)
    assert Topic.objects.get().name == "A"


def test_the_earlier_plan_is_put_away_without_its_files() -> None:
    batch = plan(topics="ref,name\na,A\n")
    replan_batch(batch, user=None)
    batch.refresh_from_db()
    assert (batch.state, batch.content) == (BatchState.EXPIRED, None)


def test_several_files_are_planned_together_again() -> None:
    batch = plan(topics="ref,name\na,A\n", actors="ref,kind,name\nchina,state,China\n")
    assert replan_batch(batch, user=None).counts == batch.counts


def test_a_mapping_stays_unless_another_is_given() -> None:
    batch = replan_batch(plan(topics="ref,Naam\na,A\n"), user=None, mapping={"Naam": "name"})
    assert batch.totals["new"] == 1
    again = replan_batch(batch, user=None)
    assert (again.mapping, again.totals["new"]) == ({"Naam": "name"}, 1)


def test_what_was_decided_is_not_planned_again() -> None:
    refused = discard_batch(plan(topics="ref,name\na,A\n"), user=None)
    applied = apply_batch(plan(topics="ref,name\na,A\n"), user=None)
    for batch in (refused, applied):
        with pytest.raises(BatchRefused, match="upload the file again"):
            replan_batch(batch, user=None)
