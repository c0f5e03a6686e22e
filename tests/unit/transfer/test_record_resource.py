"""What an import does to records, and what it leaves alone."""

from typing import Any

import pytest
from import_export.exceptions import ImportError as ImportRefused
from pghistory.models import Context
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    MeetingFactory,
    PartyFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)
from tests.imports import bring, counted
from tracker.models import Actor, ImportBatch
from tracker.transfer.resources import RECORDS

pytestmark = pytest.mark.django_db


def test_an_unchanged_file_writes_nothing(django_assert_max_num_queries: Any) -> None:
    commitment = CommitmentFactory.create(ref="pledge", title="Pledge")
    commitment.topics.add(TopicFactory.create(ref="finance"))
    PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref="china"))
    contexts = Context.objects.count()
    row = {"ref": "pledge", "title": "Pledge", "topics": "finance", "committed": "china", "made_on": "2023-11-15"}
    with django_assert_max_num_queries(12) as queries:
        assert counted(bring("commitments", row)) == (0, 0, 1, 0)
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not ImportBatch.objects.exists()
    assert Context.objects.count() == contexts


def test_a_batch_is_kept_and_every_event_carries_it() -> None:
    user = UserFactory.create()
    content = RECORDS["topics"]().export()
    content.append(["finance", "Finance", ""])
    RECORDS["topics"]().import_data(content, user=user, file_name="topics.csv", origin={"command": "import"})
    batch = ImportBatch.objects.get()
    assert (batch.record, batch.file_name, batch.state, batch.uploaded_by) == ("topics", "topics.csv", "applied", user)
    assert batch.counts == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}
    (context,) = Context.objects.all()
    assert context.metadata == {"command": "import", "user": user.pk, "import_batch": batch.pk}


def test_a_long_file_name_is_shortened() -> None:
    bring("topics", {"ref": "finance", "name": "Finance"}, file_name="x" * 400)
    assert ImportBatch.objects.get().file_name == "x" * 300


def test_a_row_is_called_by_its_key() -> None:
    meeting, actor = MeetingFactory.create(ref="summit"), ActorFactory.create(ref="china")
    source = SourceFactory.create(ref="article")
    row = {"ref": "c", "source": source.ref, "actor": "", "meeting": meeting.ref}
    assert bring("citations", row).rows[0].object_repr == "c"
    row = {"meeting": meeting.ref, "actor": actor.ref, "role": "host"}
    assert bring("participations", row).rows[0].object_repr == "summit, china, host"


def test_raising_is_possible_for_those_who_ask() -> None:
    with pytest.raises(ImportRefused, match="must be filled in"):
        bring("topics", {"ref": "bad", "name": ""}, raise_errors=True)


def test_export_gives_every_column_with_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    parent = ActorFactory.create(ref="a-parent")
    for n in range(3):
        ActorFactory.create(ref=f"child-{n}", part_of=parent, aliases=["one;", "two"])
    with django_assert_num_queries(1):
        table = RECORDS["actors"]().export()
    assert [row[0] for row in table] == ["a-parent", "child-0", "child-1", "child-2"]
    assert dict(zip(table.headers, table[1], strict=True))["part_of"] == "a-parent"
    assert dict(zip(table.headers, table[1], strict=True))["aliases"] == r"one\;;two"


def test_only_chosen_columns_are_exported() -> None:
    ActorFactory.create(ref="china", name="China")
    table = RECORDS["actors"]().export(Actor.objects.all(), export_fields=["ref", "name"])
    assert (table.headers, list(table)) == (["ref", "name"], [("china", "China")])
