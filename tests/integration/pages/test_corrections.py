"""A reader reports an error: what is taken, what is refused and how, what becomes of it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from tests.factories import ActorFactory, CommitmentFactory, CorrectionFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import FormFields, address, change, errors
from tests.integration.reader import read
from tracker.models import Correction, RecentSender
from tracker.models.throttling.recent_sender import MOST_A_DAY
from tracker.vocabulary import CorrectionState, Stage

pytestmark = pytest.mark.django_db

FORM = "/corrections/?record=commitment/pledge"
TYPED = {
    "wrong": "The pledge is dated 2022.",
    "should_be": "It was made in November 2023.",
    "source_url": "https://example.org/readout",
    "email": "reader@example.org",
}
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def pledge() -> Any:
    return CommitmentFactory(ref="pledge", title="Schedule all fentanyl")


def open_form(client: Client) -> dict[str, str]:
    """What the form would send untouched."""
    fields = FormFields()
    fields.feed(client.get(FORM).content.decode())
    return {name: value for name, value in fields.values.items() if name != "csrfmiddlewaretoken"}


def send(client: Client, *, after: timedelta = timedelta(minutes=1), **typed: Any) -> Any:
    """The answer to a report that was begun at noon and typed for so long."""
    with time_machine.travel(NOON, tick=False) as clock:
        fields = open_form(client)
        clock.shift(after)
        return client.post(FORM, fields | TYPED | typed)


def keeps(answer: Any, **typed: str) -> bool:
    """Whether all that was typed stands in the form again."""
    fields = FormFields()
    fields.feed(answer.content.decode())
    # A browser drops the line break right after a text area begins.
    shown = {name: value.removeprefix("\n") for name, value in fields.values.items()}
    return (TYPED | typed).items() <= shown.items()


def test_every_page_of_a_record_leads_to_the_form_about_it(client: Client) -> None:
    ActorFactory(ref="china", name="China")
    TopicFactory(ref="trade", name="Trade")
    titles = {"/commitments/pledge/": "Schedule all fentanyl", "/actors/china/": "China", "/topics/trade/": "Trade"}
    for page, title in titles.items():
        text = client.get(page).content.decode()
        (form,) = re.findall(r'href="([^"]+)">Report an error on this page', text)
        assert f"On the page {title}" in read(client, form)


def test_a_report_waits_for_a_reviewer_and_its_sender_gets_a_number(client: Client) -> None:
    answer = send(client)
    sent = Correction.objects.get()
    assert {name: getattr(sent, name) for name in TYPED} == TYPED
    assert (sent.record_kind, sent.record_ref, sent.state) == ("commitment", "pledge", CorrectionState.NEW)
    assert answer["Location"] == f"/corrections/{sent.ref}/"
    thanks = read(client, answer["Location"])
    assert sent.ref in thanks
    assert "Waiting for a reviewer" in thanks
    assert not [said for said in TYPED.values() if said in thanks]


def test_a_link_and_an_address_are_not_needed(client: Client) -> None:
    assert send(client, source_url="", email="").status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"wrong": " "}, "Say what is wrong."),
        ({"should_be": ""}, "Say what is correct"),
        ({"wrong": "x" * 4001}, "Write at most 4000 characters; this has 4001."),
        ({"wrong": "\x00"}, "Null characters are not allowed."),
        ({"source_url": "javascript:alert(1)"}, "Write one web address, such as https://example.org/article"),
        ({"source_url": "ftp://example.org/file"}, "Write one web address"),
        ({"email": "reader"}, "Write an address such as name@example.org"),
        ({"should_be": "http://a.example www.b.example https://c.example http://d.example"}, "There are 4 links"),
        ({"leave_empty": "cheap pills"}, "The field to be left blank was filled in."),
        ({"opened": Signer().sign("1714564800")}, "This form was opened more than a day ago, or on another site."),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(
    client: Client, typed: dict[str, Any], said: str
) -> None:
    answer = send(client, **typed)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert keeps(answer, **{name: value for name, value in typed.items() if name in TYPED})
    assert not Correction.objects.exists()


def test_line_breaks_count_as_one_character_as_in_the_browser(client: Client) -> None:
    assert send(client, wrong="x\r\n" * 2000).status_code == 302


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(seconds=2), "The form was sent within 3 seconds"),
        (timedelta(hours=25), "This form was opened more than a day ago"),
    ],
)
def test_a_form_sent_too_soon_or_too_late_can_be_sent_again(client: Client, after: timedelta, said: str) -> None:
    answer = send(client, after=after)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert keeps(answer)
    fields = FormFields()
    fields.feed(answer.content.decode())
    with time_machine.travel(NOON + after + timedelta(seconds=10)):
        assert client.post(FORM, fields.values).status_code == 302


def test_an_address_sends_only_so_many_a_day_and_is_not_stored(client: Client) -> None:
    for _ in range(MOST_A_DAY):
        assert send(client).status_code == 302
    # What a visitor writes into the header itself makes nobody else of them.
    client.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"
    answer = send(client)
    assert answer.status_code == 429
    assert "no more are accepted before midnight UTC" in answer.content.decode()
    assert keeps(answer)
    assert Correction.objects.count() == MOST_A_DAY
    assert "127.0.0.1" not in str(RecentSender.objects.values())
    client.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert send(client).status_code == 302
    assert RecentSender.objects.count() == 2
    assert send(client, after=timedelta(hours=23)).status_code == 302
    assert RecentSender.objects.count() == 1


def test_a_form_that_does_not_come_from_its_page_is_refused_with_what_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(FORM, TYPED)
    assert answer.status_code == 403
    assert "send them again" in answer.content.decode()
    assert keeps(answer)
    assert not Correction.objects.exists()
    assert client.post("/admin/login/", {"username": "x"}).status_code == 403


def test_an_address_that_names_no_public_record_is_not_found(client: Client) -> None:
    CommitmentFactory(ref="draft", stage=Stage.DRAFT)
    for record in ("commitment", "commitment/nothing", "user/1", "commitment/draft", "commitment/%00", "x/y/z"):
        for ask in (client.get, client.post):
            assert ask(f"/corrections/?record={record}").status_code == 404, record
    assert client.get("/corrections/correction-none/").status_code == 404


def test_a_reviewer_decides_with_a_reason_that_the_sender_reads(client: Client) -> None:
    correction = CorrectionFactory(record_ref="pledge", email="reader@example.org")
    reviewer = UserFactory(group="Reviewer")
    client.force_login(reviewer)
    page = client.get(address(Correction, "change", correction.pk)).content.decode()
    assert "reader@example.org" in page
    assert "/commitments/pledge/" in page
    assert "must say why" in errors(change(client, correction, state="accepted"))["reason"]
    assert change(client, correction, state="accepted", reason="The readout has the day.").status_code == 302
    correction.refresh_from_db()
    assert (correction.state, correction.decided_by) == (CorrectionState.ACCEPTED, reviewer)
    assert correction.decided_at
    assert "The readout has the day." in read(Client(), reverse("correction_sent", args=[correction.ref]))
    assert change(client, correction, state="new").status_code == 302
    correction.refresh_from_db()
    assert (correction.decided_by, correction.decided_at) == (None, None)


def test_an_analyst_reads_reports_but_not_who_sent_them(client: Client) -> None:
    correction = CorrectionFactory(email="reader@example.org")
    client.force_login(UserFactory(group="Analyst"))
    page = client.get(address(Correction, "change", correction.pk)).content.decode()
    assert correction.wrong in page
    assert "reader@example.org" not in page
    assert 'name="state"' not in page
    assert "reader@example.org" not in client.get(address(Correction, "history", correction.pk)).content.decode()
