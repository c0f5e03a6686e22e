"""A form that is sent once the session is over: asked to sign in, one loses nothing of what was typed."""

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import CommitmentFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import FormFields, address, shown
from tracker.models import Commitment, Topic
from tracker.signing_in.site import HAS_PASSWORDS, IS_KEPT, IS_TOO_LONG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

ADD = "/admin/tracker/topic/add/?_changelist_filters=q%3Dx"
TYPED = {
    "ref": "fentanyl",
    "name": "Fentanyl",
    "stage": "draft",
    "description": "First line,\r\nsecond line.",
    "_save": "Save",
}
HOSTILE = "\"'><script>alert(1)</script>{{ user }}&amp;\\u0022"
LOGIN = "/admin/login/"
PASSWORD = "correct horse battery"


class Inputs(HTMLParser):
    """Every name and value that the forms of a page hold, in order."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.feed(page.content.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "input" and given.get("name") and given["name"] != "csrfmiddlewaretoken":
            self.pairs.append((given["name"] or "", given.get("value") or ""))


@pytest.fixture(autouse=True)
def analyst() -> Any:
    person = UserFactory.create(username="analyst", group="Analyst")
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, page: Any, password: str = PASSWORD, **changed: str) -> Any:
    """The answer to the sign-in form of the page, filled in."""
    fields = FormFields()
    fields.feed(page.content.decode())
    return client.post(LOGIN, fields.values | {"username": "analyst", "password": password} | changed)


def test_what_was_typed_is_carried_through_signing_in_and_saved_when_it_is_sent() -> None:
    client = Client(enforce_csrf_checks=True)
    token = shown(client, LOGIN)["csrfmiddlewaretoken"]
    page = client.post(ADD, TYPED | {"csrfmiddlewaretoken": token})
    assert page.status_code == 403
    assert IS_KEPT in page.content.decode()
    assert not Topic.objects.exists()
    wrong = sign_in(client, page, password="mistyped")
    assert "Please enter the correct username and password" in wrong.content.decode()
    offer = sign_in(client, wrong)
    assert "You are signed in as <strong>analyst</strong>" in offer.content.decode()
    assert f'action="{ADD}"' in offer.content.decode()
    assert "no-store" in offer["Cache-Control"]
    assert not Topic.objects.exists()
    fields = FormFields()
    fields.feed(offer.content.decode().partition(f'action="{ADD}"')[2])
    assert client.post(ADD, fields.values).status_code == 302
    topic = Topic.objects.get()
    assert [topic.ref, topic.name] == [TYPED["ref"], TYPED["name"]]
    assert topic.description == TYPED["description"].replace("\r\n", "\n")


def test_every_value_of_a_name_is_carried_in_its_order_with_names_of_the_sign_in_form(client: Client) -> None:
    commitment, topics = CommitmentFactory.create(), TopicFactory.create_batch(2)
    keys = [str(topic.pk) for topic in reversed(topics)]
    sent = {"topics": keys, "username": "mine", "next": "/", "typed": "[]", "title": "After"}
    page = client.post(address(Commitment, "change", commitment.pk), sent)
    offer = sign_in(client, page)
    pairs = [("topics", keys[0]), ("topics", keys[1]), ("username", "mine"), ("next", "/"), ("typed", "[]")]
    assert Inputs(offer).pairs == [*pairs, ("title", "After")]


def test_hostile_values_stay_text(client: Client) -> None:
    page = client.post(ADD, urlencode({HOSTILE: HOSTILE}), content_type="application/x-www-form-urlencoded")
    offer = sign_in(client, page)
    for answer in (page, offer):
        assert "<script>alert" not in answer.content.decode()
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]
    assert Inputs(offer).pairs == [(HOSTILE, HOSTILE)]


def test_files_are_named_to_be_chosen_again(client: Client) -> None:
    page = client.post(reverse("admin:tracker_importbatch_upload"), {"file": SimpleUploadedFile("<i>.csv", b"ref\n")})
    for answer in (page, sign_in(client, page)):
        assert "Choose again afterwards: &lt;i&gt;.csv." in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["/admin/password_change/", "/admin/auth/user/add/", "/admin/auth/user/1/password/", ADD]
)
def test_passwords_are_never_carried(client: Client, page: str) -> None:
    answer = client.post(page, {"username": "new", "password1": "a secret of mine"})
    assert HAS_PASSWORDS in answer.content.decode().replace("&#x27;", "'")
    assert "a secret of mine" not in answer.content.decode()
    assert sign_in(client, answer)["Location"] == page


def test_what_no_form_could_carry_is_not_carried_and_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 100_000)
    answer = client.post(ADD, TYPED | {"description": "long " * 10_000})
    assert IS_TOO_LONG in answer.content.decode()
    assert "long long" not in answer.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/admin/tracker/topic/add/",
        "//example.org/admin/tracker/topic/add/",
        "/corrections/",
        "/admin/tracker/topic/../../../corrections/change/",
        "/admin/tracker/topic/%2e%2e/%2E%2E/..\\corrections/change/",
        "/admin/logout/",
        "/admin/no/such/page/",
        "",
    ],
)
def test_an_address_that_is_no_form_of_the_admin_is_refused(client: Client, elsewhere: str) -> None:
    page = client.post(ADD, TYPED)
    assert sign_in(client, page, next=elsewhere).status_code == 400
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "{}x",
        '{"ab": 1}',
        "[1]",
        '["ab"]',
        '[["name", 1]]',
        '[["a", "b", "c"]]',
        '[["a", "\\ud800"]]',
        "[" * 100_000,
    ],
)
def test_anything_but_names_and_values_is_refused(client: Client, typed: str) -> None:
    assert sign_in(client, client.post(ADD, TYPED), typed=typed).status_code == 400


def test_passwords_that_no_page_of_ours_carried_are_refused(client: Client) -> None:
    typed = json.dumps([["old_password", "x"]])
    assert sign_in(client, client.post(ADD, TYPED), typed=typed).status_code == 400


def test_who_reads_or_signs_out_is_sent_on_as_ever(client: Client) -> None:
    assert client.get(ADD)["Location"].startswith(f"{LOGIN}?next=")
    assert client.post("/admin/logout/")["Location"] == "/admin/"


def test_what_a_stale_form_held_is_shown_to_be_copied_and_cannot_be_sent_from_there(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    page = client.post(ADD, TYPED)
    for answer in (strict.post(ADD, TYPED | {"csrfmiddlewaretoken": "stale"}), sign_in(strict, page)):
        assert answer.status_code == 403
        assert "First line,<br>second line." in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        assert Inputs(answer).pairs == [("q", "")], "Nothing but the search of every page."
        assert PASSWORD not in answer.content.decode()


@pytest.mark.parametrize("site", ["cross-site", "same-site", None])
def test_what_another_site_sends_is_not_shown(site: str | None) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = Client(enforce_csrf_checks=True, headers=headers).post(ADD, TYPED)
    assert answer.status_code == 403
    assert "second line" not in answer.content.decode()


@pytest.mark.parametrize("page", ["/admin/password_change/", LOGIN, "/admin/auth/user/add/"])
def test_passwords_in_a_stale_form_are_not_shown(page: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    answer = strict.post(page, {"username": "someone", "password": "a secret of mine"})
    assert answer.status_code == 403
    assert "a secret of mine" not in answer.content.decode()
