"""Two importers at once, an importer and an editor at once: nothing is lost, nobody hangs, all know the outcome."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from tests.batches import plan
from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, TopicFactory
from tests.unit.transfer.reading.test_files import write
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.models import Actor, Commitment, ImportBatch, Party, Topic
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading import locks
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import Results, counts_of, problems_in
from tracker.transfer.reading.files import files_at

pytestmark = pytest.mark.django_db(transaction=True)

Given = TypeVar("Given")
PATIENCE = 10.0  # seconds
A_WHILE = 0.3  # seconds, in which what does not wait is done


class People:
    """Others who work at the same time, each with a connection of their own."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(max_workers=4)

    def do(self, work: Callable[[], Given]) -> "Future[Given]":
        def alone() -> Given:
            try:
                return work()
            finally:
                connections.close_all()

        return self.pool.submit(alone)


@pytest.fixture
def people() -> Iterator[People]:
    people = People()
    yield people
    people.pool.shutdown()


def is_waiting(done: "Future[Given]") -> bool:
    """Whether someone is still at it after a while."""
    try:
        done.result(timeout=A_WHILE)
    except TimeoutError:
        return True
    return False


def importer(folder: Path, *, planned: Event | None = None, go_on: Event | None = None) -> Callable[[], Results]:
    """An import that, once its plan is made, says so and waits."""

    def watch(load: Load) -> None:
        if planned and go_on:
            planned.set()
            assert go_on.wait(PATIENCE)

    return lambda: import_files(files_at([folder]), name="folder", on_planned=watch)[0]


def in_folder(parent: Path, name: str, **texts: str) -> Path:
    (parent / name).mkdir()
    return write(parent / name, **texts)


def test_of_two_who_import_the_same_new_records_the_second_finds_them(tmp_path: Path, people: People) -> None:
    folder = in_folder(tmp_path, "one", topics="ref,name\na,A\nb,B\n")
    planned, go_on = Event(), Event()
    first = people.do(importer(folder, planned=planned, go_on=go_on))
    assert planned.wait(PATIENCE)
    second = people.do(importer(folder))
    assert is_waiting(second)
    go_on.set()
    assert counts_of(first.result(PATIENCE))["topics"]["new"] == 2
    assert counts_of(second.result(PATIENCE))["topics"] == {"new": 0, "changed": 0, "unchanged": 2, "invalid": 0}
    assert (Topic.objects.count(), ImportBatch.objects.count()) == (2, 1)


def test_two_who_import_changes_of_one_record_both_have_theirs(tmp_path: Path, people: People) -> None:
    TopicFactory.create(ref="a", name="A", description="")
    name = in_folder(tmp_path, "name", topics="ref,name\na,Changed\n")
    description = in_folder(tmp_path, "description", topics="ref,description\na,Described\n")
    planned, go_on = Event(), Event()
    first = people.do(importer(name, planned=planned, go_on=go_on))
    assert planned.wait(PATIENCE)
    second = people.do(importer(description))
    assert is_waiting(second)
    go_on.set()
    first.result(PATIENCE)
    second.result(PATIENCE)
    topic = Topic.objects.get()
    assert (topic.name, topic.description) == ("Changed", "Described")


def test_an_import_waits_for_an_editor_and_then_keeps_what_was_edited(tmp_path: Path, people: People) -> None:
    TopicFactory.create(ref="a", name="A", description="")
    folder = in_folder(tmp_path, "one", topics="ref,name\na,Changed\n")
    with transaction.atomic():
        Topic.objects.update(description="Edited")
        done = people.do(importer(folder))
        assert is_waiting(done)
    assert counts_of(done.result(PATIENCE))["topics"]["changed"] == 1
    topic = Topic.objects.get()
    assert (topic.name, topic.description) == ("Changed", "Edited")


def test_an_editor_waits_for_an_import_and_then_edits_what_it_left(tmp_path: Path, people: People) -> None:
    TopicFactory.create(ref="a", name="A", description="")
    folder = in_folder(tmp_path, "one", topics="ref,description\na,Imported\n")
    planned, go_on = Event(), Event()
    imported = people.do(importer(folder, planned=planned, go_on=go_on))
    assert planned.wait(PATIENCE)
    assert Topic.objects.get().name == "A"  # who only reads does not wait
    edited = people.do(lambda: Topic.objects.update(description=Concat(F("description"), Value(" and edited"))))
    assert is_waiting(edited)
    go_on.set()
    imported.result(PATIENCE)
    edited.result(PATIENCE)
    assert Topic.objects.get().description == "Imported and edited"


def test_records_of_other_kinds_are_edited_meanwhile(tmp_path: Path, people: People) -> None:
    folder = in_folder(tmp_path, "one", topics="ref,name\na,A\n")
    ActorFactory.create(ref="china")
    planned, go_on = Event(), Event()
    imported = people.do(importer(folder, planned=planned, go_on=go_on))
    assert planned.wait(PATIENCE)
    Actor.objects.update(name="Edited")
    go_on.set()
    imported.result(PATIENCE)


def test_an_editor_who_writes_the_same_tables_in_another_order_meets_no_deadlock(
    tmp_path: Path, people: People
) -> None:
    commitment = CommitmentFactory.create(ref="pledge")
    PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref="china"), role="counterpart")
    folder = in_folder(tmp_path, "one", commitments="ref,title,committed\npledge,Imported,china\n")
    with transaction.atomic():
        Party.objects.update(role="beneficiary")
        imported = people.do(importer(folder))
        assert is_waiting(imported)
        Commitment.objects.update(summary="Edited")
    assert problems_in(imported.result(PATIENCE)) == []
    commitment.refresh_from_db()
    assert (commitment.title, commitment.summary) == ("Imported", "Edited")
    assert set(commitment.parties.values_list("role", flat=True)) == {"committed", "beneficiary"}


def test_who_waits_too_long_is_told(tmp_path: Path, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    monkeypatch.setattr(locks, "LONGEST_TURN", "50ms")
    topic = TopicFactory.create(ref="a")
    folder = in_folder(tmp_path, "one", topics="ref,name\na,Changed\n")
    with transaction.atomic():
        Topic.objects.update(description="Edited")
        with pytest.raises(FileProblem, match=r"^someone else is saving or importing such records right now"):
            people.do(importer(folder)).result(PATIENCE)
    topic.refresh_from_db()
    assert topic.name != "Changed"


def test_a_record_deleted_while_a_file_that_names_it_comes_in_stops_the_import(tmp_path: Path, people: People) -> None:
    CommitmentFactory.create(ref="pledge")
    ActorFactory.create(ref="china", stage="draft")
    folder = in_folder(tmp_path, "one", commitments="ref,committed\npledge,china\n")
    planned, go_on = Event(), Event()
    imported = people.do(importer(folder, planned=planned, go_on=go_on))
    assert planned.wait(PATIENCE)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tracker_actor")
    go_on.set()
    with pytest.raises(FileProblem, match="a record that is named was deleted at the same moment"):
        imported.result(PATIENCE)
    assert not Party.objects.exists()


def test_a_record_named_by_rows_just_written_is_not_deleted(tmp_path: Path, people: People) -> None:
    CommitmentFactory.create(ref="pledge")
    ActorFactory.create(ref="china", stage="draft")
    folder = in_folder(tmp_path, "one", commitments="ref,committed\npledge,china\n")
    importer(folder)()
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute("DELETE FROM tracker_actor")
    assert Party.objects.exists()


def test_of_two_who_apply_one_batch_the_second_is_told(people: People) -> None:
    batch = plan(topics="ref,name\na,A\n")
    both = [people.do(lambda: apply_batch(batch, user=None)) for _ in range(2)]
    refusals = [error for done in both if (error := done.exception(PATIENCE))]
    assert [type(error) for error in refusals] == [BatchRefused]
    assert str(refusals[0]) == "This import is applied; there is nothing to apply."
    assert Topic.objects.count() == 1
