"""Lines of stored text end with LF alone, whichever door they come through; what was stored otherwise is mended."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.factories import ActorFactory, StatusUpdateFactory, TopicFactory, UserFactory
from tests.imports import imported
from tests.integration.admin.forms import address, shown
from tests.workbooks import workbook
from tracker import migrations
from tracker.database.model_graph import events_of
from tracker.models import Actor, StatusUpdate, Topic
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

pytestmark = pytest.mark.django_db

LF = "one\ntwo\nthree"
MEND, RULE = (
    Path(str(migrations.__file__)).with_name(name).read_text(encoding="utf-8")
    for name in ("0061_lines_end_with_lf.sql", "0062_lf_alone.sql")
)


@pytest.fixture
def analyst(client: Client) -> User:
    person = UserFactory(group="Analyst")
    client.force_login(person)
    return person


def test_a_form_stores_lf_and_a_text_that_was_only_looked_at_is_no_change(client: Client, analyst: User) -> None:
    topic = TopicFactory(stage="draft", description=LF)
    before = events_of(Topic).count()
    page = address(Topic, "change", topic.pk)
    sent = shown(client, page) | {"description": LF.replace("\n", "\r\n")}
    assert client.post(page, sent).status_code == 302
    topic.refresh_from_db()
    assert (topic.description, events_of(Topic).count()) == (LF, before)
    client.post(page, sent | {"description": "one\r\n\r\ntwo\rthree"})
    topic.refresh_from_db()
    assert topic.description == "one\n\ntwo\nthree"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_brings_lf_whatever_ends_its_lines(tmp_path: Path, end: str) -> None:
    path = tmp_path / "topics.csv"
    path.write_bytes(f'ref,name,description{end}t,T,"one{end}two{end}three"{end}'.encode())
    imported(path)
    assert Topic.objects.get().description == LF
    book = tmp_path / "topics.xlsx"
    book.write_bytes(
        workbook(["ref", "name", "description"], ["t", "T", f"one{end.replace(chr(13), '_x000D_')}two\nthree"])
    )
    assert imported(book)["topics"].counts["unchanged"] == 1


@pytest.mark.parametrize("text", ["one\r\ntwo", "\r"])
def test_the_database_refuses_a_carriage_return(text: str) -> None:
    for field, value in (("description", text), ("name", f"x{text}x"), ("aliases", ["a", f"b{text}"])):
        with pytest.raises(IntegrityError, match="actor_has_line_feeds_only"), transaction.atomic():
            ActorFactory(**{field: value})


def test_every_text_with_a_history_is_kept_so_but_archived_ones() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE conname LIKE '%has_line_feeds_only' "
            "AND contype = 'c'"
        )
        kept = {table for (table,) in cursor.fetchall()}
    assert {resource._meta.model._meta.db_table for resource in RECORDS.values()} <= kept
    assert "tracker_archivedtext" not in kept


def without_rules(*statements: str) -> None:
    """Writes what older code let in: no trigger or rule of these tables sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("actor", "statusupdate"):
            cursor.execute(f"ALTER TABLE tracker_{table} DROP CONSTRAINT {table}_has_line_feeds_only")
            cursor.execute(f"ALTER TABLE tracker_{table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        for table in ("actor", "statusupdate"):
            cursor.execute(f"ALTER TABLE tracker_{table} ENABLE TRIGGER USER")


def last_event(record: Any) -> Any:
    return events_of(type(record)).filter(pgh_obj_id=record.pk).select_related("pgh_context").latest("pgh_id")


def test_what_is_stored_is_mended_published_updates_too_and_the_history_says_so() -> None:
    update = StatusUpdateFactory(summary="one two", searched="")
    untouched = StatusUpdateFactory()
    actor = ActorFactory(aliases=["a", 'b"c'])
    without_rules(
        r"UPDATE tracker_statusupdate SET summary = E'one\r\ntwo\rthree' WHERE id = " + str(update.pk),
        r"""UPDATE tracker_actor SET aliases = ARRAY['a', E'b"\r\nc'] WHERE id = """ + str(actor.pk),
    )
    counted = events_of(StatusUpdate).count()
    with connection.cursor() as cursor:
        cursor.execute(MEND)
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
    assert StatusUpdate.objects.get(pk=update.pk).summary == LF
    assert Actor.objects.get(pk=actor.pk).aliases == ["a", 'b"\nc']
    for record in (update, actor):
        event = last_event(record)
        assert event.pgh_label == "update"
        assert event.pgh_context.metadata == {"origin": "upgrade of the site: lines of text end with LF"}
    assert events_of(StatusUpdate).count() == counted + 1
    assert last_event(untouched).pgh_label == "insert"


def test_no_coded_carriage_return_leaves() -> None:
    ActorFactory(description=LF)
    rows = list(Export(RECORDS["actors"]()).rows(defused=True))
    assert not any("\r" in cell for row in rows for cell in row)


def test_the_rule_goes_and_comes_back_with_its_migration() -> None:
    forwards, backwards = RULE.split("-- backwards\n")
    with connection.cursor() as cursor:
        cursor.execute(backwards)
        ActorFactory(name="a\rb")
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE conname LIKE '%has_line_feeds_only'")
        assert cursor.fetchone() == (0,)
        cursor.execute(MEND)
        cursor.execute(forwards)
    with pytest.raises(IntegrityError, match="actor_has_line_feeds_only"), transaction.atomic():
        ActorFactory(name="a\rb")
