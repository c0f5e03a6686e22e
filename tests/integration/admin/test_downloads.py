"""What the admin gives out as files: lists that are sent while they are read, and templates."""

import csv
import io
import logging
from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory
from openpyxl import load_workbook

from tests.factories import TopicFactory, UserFactory
from tests.integration.admin.forms import address
from tracker.models import Topic
from tracker.transfer.declaration.resources import RECORDS

pytestmark = pytest.mark.django_db

CSV, XLSX, PLAIN_CSV = ({"format": number, "resource": "0"} for number in "012")


@pytest.fixture
def analyst(client: Client) -> User:
    person = UserFactory(group="Analyst")
    client.force_login(person)
    return person


def test_csv_is_sent_on_while_it_is_read(client: Client, analyst: User) -> None:
    Topic.objects.bulk_create(Topic(ref=f"t-{n}", name="x" * 200) for n in range(1000))
    answer = client.post(address(Topic, "export"), CSV)
    assert isinstance(answer, StreamingHttpResponse)
    pieces = list(answer.streaming_content)
    assert len(pieces) > 2
    assert len(list(csv.reader(io.StringIO(b"".join(pieces).decode())))) == 1001
    assert 'filename="topics-20' in answer["Content-Disposition"]


def test_csv_has_the_mark_by_which_excel_knows_utf_8_unless_asked_without_it(client: Client, analyst: User) -> None:
    TopicFactory(ref="fentanyl", name="芬太尼", description="")
    plain = "ref,stage,name,description\nfentanyl,published,芬太尼,\n".encode()
    assert client.post(address(Topic, "export"), CSV).getvalue() == b"\xef\xbb\xbf" + plain
    assert client.post(address(Topic, "export"), PLAIN_CSV).getvalue() == plain
    assert "csv without a byte order mark" in client.get(address(Topic, "export")).content.decode()


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_an_export_leaves_a_line_with_who_and_how_many(
    client: Client, analyst: User, caplog: pytest.LogCaptureFixture, kind: dict[str, str]
) -> None:
    TopicFactory.create_batch(3)
    with caplog.at_level(logging.INFO, logger="audit"):
        client.post(address(Topic, "export"), kind).getvalue()
    (line,) = [record for record in caplog.records if record.message == "exported"]
    assert (line.user, line.record, line.rows) == (analyst.pk, "topic", 3)  # type: ignore[attr-defined]


def test_an_export_that_is_broken_off_leaves_its_line_and_the_connection_in_order(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    Topic.objects.bulk_create(Topic(ref=f"t-{n}", name="x" * 200) for n in range(1000))
    request = rf.post(address(Topic, "export"))
    request.user = UserFactory(group="Analyst")
    with caplog.at_level(logging.INFO, logger="audit"):
        pieces: Any = site.get_model_admin(Topic)._csv(request, Topic.objects.all())  # type: ignore[attr-defined]
        next(pieces)
        next(pieces)
        pieces.close()
    (line,) = [record for record in caplog.records if record.message == "exported"]
    assert 0 < line.rows < 1000  # type: ignore[attr-defined]
    assert Topic.objects.count() == 1000


def test_a_text_too_long_for_a_workbook_is_told_on_the_page(client: Client, analyst: User) -> None:
    TopicFactory(description="x" * 40_000)
    answer = client.post(address(Topic, "export"), XLSX)
    assert answer.status_code == 200
    assert "a cell of a workbook holds 32,767; export as CSV" in answer.content.decode()
    assert len(client.post(address(Topic, "export"), CSV).getvalue()) > 40_000


def template(client: Client, kind: str) -> str:
    return address(Topic, "import") + f"template.{kind}"


def test_the_import_page_leads_to_both_templates(client: Client, analyst: User) -> None:
    page = client.get(address(Topic, "import")).content.decode()
    assert all(f'href="{template(client, kind)}"' in page for kind in ("csv", "xlsx"))


def test_templates_are_given_out(client: Client, analyst: User) -> None:
    answer = client.get(template(client, "csv"))
    assert (
        answer.content
        == b"\xef\xbb\xbfref,stage,name,description\nexample-topic,draft,Example name,Example description\n"
    )
    assert answer["Content-Disposition"] == 'attachment; filename="topics-template.csv"'
    book = load_workbook(io.BytesIO(client.get(template(client, "xlsx")).content))
    assert book.sheetnames == ["Topics", "Columns"]
    assert client.get(template(client, "json")).status_code == 404


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_has_a_template(client: Client, analyst: User, record: str) -> None:
    model = RECORDS[record]._meta.model
    assert client.get(address(model, "import") + "template.csv").status_code == 200


def test_a_viewer_gets_no_template_and_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(template(client, "csv")).status_code == 302
    client.force_login(UserFactory(group="Viewer"))
    assert client.get(template(client, "csv")).status_code == 403
