"""Files in the admin: shown before anything happens, then done whole or not at all, once, by who sent them."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import Settings

from tests.factories import ActorFactory, CommitmentFactory, StatusUpdateFactory, TopicFactory, UserFactory
from tests.integration.admin_forms import address
from tracker.models import Actor, Commitment, ImportBatch, Party, StatusUpdate, Topic, Upload
from tracker.vocabulary import BatchState

pytestmark = pytest.mark.django_db

TOPICS = "ref,name,description\nfentanyl,Fentanyl,\nprecursors,Precursor chemicals,What it is made of\n"


def broken_workbook() -> bytes:
    """A ZIP with the parts of a workbook, none of which is XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        for name in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"):
            parts.writestr(name, "not XML")
    return content.getvalue()


@pytest.fixture
def analyst(client: Client) -> User:
    person = UserFactory(group="Analyst")
    client.force_login(person)
    return person


def upload(client: Client, model: Any, content: str | bytes, name: str = "file.csv") -> Any:
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(address(model, "import"), {"import_file": file, "resource": "0"})


def key_of(page: Any) -> str:
    found = re.search(r'name="import_file_name" value="([^"]+)"', page.content.decode())
    assert found, "The file was not taken."
    return found[1]


def confirm(client: Client, model: Any, key: str) -> Any:
    return client.post(address(model, "process_import"), {"import_file_name": key}, follow=True)


def test_a_file_is_shown_and_then_imported(client: Client, analyst: User) -> None:
    TopicFactory(ref="precursors", name="Precursors")
    page = upload(client, Topic, TOPICS)
    preview = page.context["preview"]
    assert preview.counts == {"new": 1, "changed": 1, "unchanged": 0, "invalid": 0}
    assert "<del>Precursors</del> <ins>Precursor chemicals</ins>" in page.content.decode()
    assert Topic.objects.count() == 1
    page = confirm(client, Topic, key_of(page))
    assert "Imported topics: 1 new, 1 changed, 0 unchanged." in page.content.decode()
    assert set(Topic.objects.values_list("name", flat=True)) == {"Fentanyl", "Precursor chemicals"}


def test_an_import_leaves_a_batch_with_who_and_what(client: Client, analyst: User) -> None:
    confirm(client, Topic, key_of(upload(client, Topic, TOPICS, name="topics.csv")))
    batch = ImportBatch.objects.get()
    assert (batch.uploaded_by, batch.file_name, batch.state) == (analyst, "topics.csv", BatchState.APPLIED)
    assert batch.counts["new"] == 2


def test_a_file_is_taken_once(client: Client, analyst: User) -> None:
    key = key_of(upload(client, Topic, TOPICS))
    confirm(client, Topic, key)
    assert not Upload.objects.exists()
    Topic.objects.all().delete()
    assert "no longer waiting" in confirm(client, Topic, key).content.decode()
    assert not Topic.objects.exists()


def test_a_file_is_taken_only_by_its_sender_in_their_session(client: Client, analyst: User) -> None:
    key = key_of(upload(client, Topic, TOPICS))
    for person in (analyst, UserFactory(group="Analyst")):
        other = Client()
        other.force_login(person)
        assert "no longer waiting" in confirm(other, Topic, key).content.decode()
    assert "no longer waiting" in confirm(client, Actor, key).content.decode()
    assert not Topic.objects.exists()


def test_a_file_waits_an_hour(client: Client, analyst: User) -> None:
    key = key_of(upload(client, Topic, TOPICS))
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(minutes=61))
    assert "no longer waiting" in confirm(client, Topic, key).content.decode()
    upload(client, Topic, TOPICS)
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "not-a-key", "00000000-0000-0000-0000-000000000000"])
def test_no_other_file_can_be_named(client: Client, analyst: User, key: str) -> None:
    page = client.post(address(Topic, "process_import"), {"import_file_name": key, "format": "9", "resource": "9"})
    assert page.status_code == 200
    assert not Topic.objects.exists()


def test_one_bad_cell_keeps_the_whole_file_out_and_says_where(client: Client, analyst: User) -> None:
    page = upload(client, Actor, "ref,kind,name\nchina,state,China\nmars,planet,Mars\n")
    (problem,) = page.context["preview"].problems
    assert (problem.line, problem.column, problem.value) == (3, "kind", "planet")
    assert "one of: state" in page.content.decode()
    assert not Actor.objects.exists()
    assert not page.context.get("confirm_form")


def test_what_changed_between_preview_and_import_is_not_passed_over(client: Client, analyst: User) -> None:
    part_of = ActorFactory(ref="whole")
    page = upload(client, Actor, "ref,kind,name,part_of\npart,public_body,Part,whole\nother,state,Other,\n")
    part_of.delete()
    said = confirm(client, Actor, key_of(page)).content.decode()
    assert "Nothing was imported" in said
    assert "whole" in said
    assert not Actor.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("topics.exe", b"ref\n", "must be a CSV or XLSX file"),
        ("topics.csv", b"", "The submitted file is empty"),
        ("topics.csv", b"id,ref\n1,a\n", "id"),
        ("topics.csv", b"ref,name\na,caf\xe9\n", "UTF-8"),
        ("topics.xlsx", broken_workbook(), "could not be read"),
        ("topics.xlsx", b"ref,name\n", "no XLSX workbook"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    client: Client, analyst: User, name: str, content: bytes, reason: str
) -> None:
    page = upload(client, Topic, content, name)
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert not page.context.get("confirm_form")
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_limit(client: Client, analyst: User, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    said = upload(client, Topic, TOPICS + "x" * 200_000).content.decode()
    assert "at most 97.7" in said
    assert not Upload.objects.exists()


def test_whoever_imports_status_updates_is_their_author(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    rows = f"ref,commitment,axis,status,as_of\nu1,{commitment.ref},official,fulfilled,2019-05\n"
    confirm(client, StatusUpdate, key_of(upload(client, StatusUpdate, rows)))
    assert StatusUpdate.objects.get().author == analyst


def test_a_verdict_is_not_published_by_importing_it(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    rows = f"ref,stage,commitment,axis,status,as_of\nu1,published,{commitment.ref},evidence,fulfilled,2019-05\n"
    page = upload(client, StatusUpdate, rows)
    assert "someone other than its author" in page.content.decode()
    assert not page.context.get("confirm_form")


def exported(client: Client, address_: str) -> list[dict[str, str]]:
    answer = client.post(address_, {"format": "0", "resource": "0"})
    assert answer["Content-Type"] == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_an_export_is_the_list_as_it_is_filtered_and_searched(client: Client, analyst: User) -> None:
    actor = ActorFactory(name="Ministry")
    kept, other = CommitmentFactory.create_batch(2)
    Party.objects.create(commitment=kept, actor=actor)
    Party.objects.create(commitment=kept, actor=actor, role="implementer")
    StatusUpdateFactory(commitment=kept)
    page = address(Commitment, "export")
    assert {row["ref"] for row in exported(client, page)} == {kept.ref, other.ref}
    for query in (f"actor={actor.pk}", "status=in_progress", "q=ministry"):
        assert [row["ref"] for row in exported(client, f"{page}?{query}")] == [kept.ref], query


def test_an_export_imports_as_no_change(client: Client, analyst: User) -> None:
    Party.objects.create(commitment=CommitmentFactory(title="=1+1"), actor=ActorFactory())
    answer = client.post(address(Commitment, "export"), {"format": "0", "resource": "0"})
    page = upload(client, Commitment, answer.content)
    assert page.context["preview"].counts == {"new": 0, "changed": 0, "unchanged": 1, "invalid": 0}


def test_an_export_as_xlsx_opens(client: Client, analyst: User) -> None:
    topic = TopicFactory()
    answer = client.post(address(Topic, "export"), {"format": "1", "resource": "0"})
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    assert rows == [("ref", "name", "description"), (topic.ref, topic.name, None)]


def test_a_filter_that_makes_no_sense_exports_nothing(client: Client, analyst: User) -> None:
    answer = client.get(f"{address(Commitment, 'export')}?actor=nobody")
    assert answer.status_code == 302


@pytest.mark.parametrize("step", ["import", "process_import"])
def test_a_viewer_imports_nothing(step: str) -> None:
    client = Client()
    client.force_login(UserFactory(group="Viewer"))
    assert client.post(address(Topic, step), {"import_file_name": "x"}).status_code == 403
