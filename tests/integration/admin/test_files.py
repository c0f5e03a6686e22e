"""Files in the admin: which are taken, and what goes out."""

import csv
import io
import zipfile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook
from pytest_django import Settings

from tests.factories import ActorFactory, CommitmentFactory, StatusUpdateFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import address
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.models import Commitment, ImportBatch, Party, StatusUpdate, Topic
from tracker.vocabulary import BatchState, Stage

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


def test_an_import_leaves_a_batch_with_who_and_what(client: Client, analyst: User) -> None:
    batch = batch_of(upload(client, Topic, TOPICS, name="topics.csv"))
    decide(client, batch, "apply")
    batch.refresh_from_db()
    assert (batch.uploaded_by, batch.file_name, batch.state) == (analyst, "topics.csv", BatchState.APPLIED)
    assert batch.counts["topics"]["new"] == 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("topics.exe", b"ref\n", "must be a CSV or XLSX file"),
        ("topics.csv", b"", "The submitted file is empty"),
        ("topics.csv", b"name\nFentanyl\n", "this column is missing"),
        ("topics.zip", b"PK", "must be a CSV or XLSX file"),
        ("topics.csv", b"ref,name\na,caf\xe9\n", "UTF-8"),
        ("topics.xlsx", broken_workbook(), "not an XLSX workbook"),
        ("topics.xlsx", b"ref,name\n", "not an XLSX workbook"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    client: Client, analyst: User, name: str, content: bytes, reason: str
) -> None:
    page = upload(client, Topic, content, name)
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_limit(client: Client, analyst: User, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    said = upload(client, Topic, TOPICS + "x" * 200_000).content.decode()
    assert "at most 97.7" in said
    assert not ImportBatch.objects.exists()


def test_whoever_imports_status_updates_is_their_author(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    rows = f"ref,commitment,axis,status,as_of\nu1,{commitment.ref},official,fulfilled,2019-05\n"
    decide(client, batch_of(upload(client, StatusUpdate, rows)), "apply")
    assert StatusUpdate.objects.get().author == analyst


def test_a_verdict_is_not_published_by_importing_it(client: Client, analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    rows = f"ref,stage,commitment,axis,status,as_of\nu1,published,{commitment.ref},evidence,fulfilled,2019-05\n"
    batch = batch_of(upload(client, StatusUpdate, rows))
    assert "someone other than its author" in plan_page(client, batch)
    decide(client, batch, "apply")
    assert not StatusUpdate.objects.exists()


def exported(client: Client, address_: str) -> list[dict[str, str]]:
    answer = client.post(address_, {"format": "0", "resource": "0"})
    assert answer["Content-Type"] == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


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
    batch = batch_of(upload(client, Commitment, answer.getvalue()))
    assert batch.totals == {"new": 0, "changed": 0, "unchanged": 1, "invalid": 0}


def test_an_export_as_xlsx_opens(client: Client, analyst: User) -> None:
    topic = TopicFactory(stage=Stage.DRAFT)
    answer = client.post(address(Topic, "export"), {"format": "1", "resource": "0"})
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).worksheets[0].values)
    assert rows == [("ref", "stage", "name", "description"), (topic.ref, "draft", topic.name, None)]


def test_a_filter_that_makes_no_sense_exports_nothing(client: Client, analyst: User) -> None:
    answer = client.get(f"{address(Commitment, 'export')}?actor=nobody")
    assert answer.status_code == 302


def test_a_viewer_imports_nothing() -> None:
    viewer = signed_in("Viewer")
    assert upload(viewer, Topic, TOPICS).status_code == 403
    assert send(viewer, TOPICS, to=UPLOAD, name="topics.csv").status_code == 403


def test_there_is_no_page_that_confirms_a_file_by_its_name(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    typed = {"import_file_name": "/etc/passwd", "original_file_name": "topics.csv", "format": "0"}
    assert client.post("/admin/tracker/topic/process_import/", typed).status_code in (302, 404)
    with pytest.raises(NoReverseMatch):
        reverse("admin:tracker_topic_process_import")
