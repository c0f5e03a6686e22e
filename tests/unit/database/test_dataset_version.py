"""The version of the records: another after every change, whichever way it was made."""

from collections.abc import Callable
from functools import partial

import psycopg
import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg.sql import SQL, Identifier

from tests.batches import plan
from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    SanctionFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tracker.actions.imports.apply_batch import apply_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.database import dataset_version
from tracker.database.dataset_version import NEWEST, DatasetVersion
from tracker.models import StatusUpdate, Topic

pytestmark = pytest.mark.django_db


def differs_after(change: Callable[[], object]) -> bool:
    """Whether the version is another after the change, and stays it."""
    before = DatasetVersion.read().state
    change()
    after = DatasetVersion.read().state
    return before != after == DatasetVersion.read().state


def test_no_record_has_a_version_too() -> None:
    version = DatasetVersion.read()
    assert (version.state, version.changed_at) == ("", None)
    assert differs_after(TopicFactory)
    assert DatasetVersion.read().changed_at is not None


def test_differs_after_a_topic_or_a_target_is_set_or_taken_away() -> None:
    for many, one in ((CommitmentFactory().topics, TopicFactory()), (SanctionFactory().targets, ActorFactory())):
        assert differs_after(partial(many.add, one))
        assert differs_after(many.clear)


def test_differs_after_rows_are_made_or_changed_many_at_once_or_copied_in() -> None:
    def copy() -> None:
        with (
            connection.cursor() as cursor,
            cursor.copy("COPY tracker_topic (ref, stage, name, description) FROM STDIN") as rows,
        ):
            rows.write(b"copied\tdraft\tCopied\t\n")

    assert differs_after(lambda: Topic.objects.bulk_create([Topic(ref=ref, name=ref, description="") for ref in "ab"]))
    assert differs_after(lambda: Topic.objects.update(description="Changed."))
    assert differs_after(copy)


def test_differs_after_publication_and_retraction() -> None:
    update, reviewer = StatusUpdateFactory(stage="in_review", author=UserFactory()), UserFactory(group="Reviewer")
    CitationFactory(commitment=None, status_update=update)
    assert differs_after(
        lambda: StatusUpdate.objects.filter(pk=update.pk).update(stage="published", reviewer=reviewer)
    )
    update.refresh_from_db()
    assert differs_after(lambda: update.retract("It was another country."))


def test_differs_after_a_file_is_let_in_and_after_it_is_taken_back() -> None:
    user = UserFactory(is_superuser=True)
    batch = plan(topics="ref,name\na,A\n")
    assert differs_after(lambda: apply_batch(batch, user=user))
    assert differs_after(lambda: revert_batch(batch, user=user))


@pytest.mark.django_db(transaction=True)
def test_differs_when_an_earlier_change_comes_to_light_after_a_later_one() -> None:
    parameters = connection.get_connection_params() | {"prepare_threshold": None}
    for of_django in ("context", "cursor_factory"):
        parameters.pop(of_django, None)
    added = "INSERT INTO {} (ref, stage, name, description) VALUES (%s, 'draft', %s, '')"
    add = SQL(added).format(Identifier("tracker_topic"))
    with psycopg.connect(**parameters) as slow, psycopg.connect(**parameters, autocommit=True) as quick:
        slow.execute(add, ["slow", "Slow"])
        quick.execute(add, ["quick", "Quick"])
        meanwhile = DatasetVersion.read()
        slow.commit()
        afterwards = DatasetVersion.read()
    refs = [event.ref for event in Topic.pgh_event_model.objects.order_by("pgh_id")]  # type: ignore[attr-defined]
    assert refs == ["slow", "quick"]
    assert afterwards.state != meanwhile.state


def test_differs_after_each_of_more_changes_than_are_looked_at() -> None:
    topic = TopicFactory()
    for number in range(NEWEST + 2):
        Topic.objects.filter(pk=topic.pk).update(description=f"Changed {number} times.")
    assert differs_after(lambda: Topic.objects.update(description="Changed once more."))


def test_it_is_one_query_of_which_each_connection_keeps_the_plan() -> None:
    dataset_version.prepared.clear()
    with CaptureQueriesContext(connection) as asked:
        versions = {DatasetVersion.read() for _ in range(3)}
    assert len(versions) == 1
    assert [query["sql"].startswith("EXECUTE") for query in asked.captured_queries] == [False, True, True]
    name = dataset_version.prepared[connection.connection]
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = %s", [name])
        assert cursor.fetchall() == [(3, 0)]
        cursor.execute("SHOW enable_sort")
        assert cursor.fetchone() == ("on",)


def test_a_plan_that_was_made_while_there_was_nothing_reads_no_table_whole_later() -> None:
    dataset_version.prepared.clear()
    DatasetVersion.read()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN EXECUTE {dataset_version.prepared[connection.connection]}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan Backward" in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize(
    "failing", ["SELECT 1 / 0; PREPARE {name} AS {query}", f"{dataset_version.PREPARED}; SELECT 1 / 0"]
)
def test_where_it_failed_once_it_is_read_the_next_time(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    before = DatasetVersion.read()
    dataset_version.prepared.clear()
    with monkeypatch.context() as patch:
        patch.setattr(dataset_version, "PREPARED", failing)
        with pytest.raises(DataError), transaction.atomic():
            DatasetVersion.read()
    assert DatasetVersion.read() == before
