"""What an import does to records, and what it leaves alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
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
from tests.history import all_events
from tests.imports import bring, counted
from tracker.models import Actor, ImportBatch
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.resources import RESOURCES

pytestmark = pytest.mark.django_db


def unchanged_rows(number: int) -> list[dict[str, str]]:
    """Commitments, stored, as a file gives them."""
    china, finance = ActorFactory.create(), TopicFactory.create()
    rows = []
    for commitment in CommitmentFactory.create_batch(number, title="Pledge"):
        commitment.topics.add(finance)
        PartyFactory.create(commitment=commitment, actor=china)
        row = {"ref": commitment.ref, "title": "Pledge", "topics": finance.ref, "committed": china.ref}
        rows.append({**row, "made_on": "2023-11-15"})
    return rows


def test_an_unchanged_file_writes_nothing() -> None:
    rows = unchanged_rows(2)
    before = Context.objects.count(), all_events()
    assert counted(bring("commitments", *rows)) == (0, 0, 2, 0)
    assert not ImportBatch.objects.exists()
    assert (Context.objects.count(), all_events()) == before


def test_the_number_of_queries_does_not_grow_with_unchanged_rows() -> None:
    few, many = unchanged_rows(1), unchanged_rows(30)
    with CaptureQueriesContext(connection) as with_few:
        assert counted(bring("commitments", *few)) == (0, 0, 1, 0)
    with CaptureQueriesContext(connection) as with_many:
        assert counted(bring("commitments", *many)) == (0, 0, 30, 0)
    assert len(with_many) == len(with_few)


def test_the_number_of_queries_does_not_grow_with_wrong_rows() -> None:
    def wrong(number: int) -> list[dict[str, str]]:
        row = {"kind": "pledg", "title": " ", "made_at": "nowhere", "due": "soon", "committed": "nobody"}
        return [{"ref": f"pledge-{n}", **row} for n in range(number)]

    with CaptureQueriesContext(connection) as with_few:
        bring("commitments", *wrong(2))
    with CaptureQueriesContext(connection) as with_many:
        assert counted(bring("commitments", *wrong(30))) == (0, 0, 0, 30)
    assert len(with_many) == len(with_few)


def test_a_batch_is_kept_and_every_event_carries_it() -> None:
    user = UserFactory.create()
    content = RECORDS["topics"]().export()
    content.append(["finance", "draft", "Finance", ""])
    RESOURCES["topics"]().import_data(content, user=user, file_name="topics.csv", origin={"command": "import"})
    batch = ImportBatch.objects.get()
    assert (batch.records, batch.file_name, batch.state, batch.uploaded_by) == (
        ["topics"],
        "topics.csv",
        "applied",
        user,
    )
    assert batch.counts == {"topics": {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}}
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
