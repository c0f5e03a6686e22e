"""Who did what leaves a line that machines can read: every event there is, as the operations page describes it."""

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from config import environment
from config.logs import JSONLines
from tests.articles import ARTICLE
from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    CorrectionFactory,
    MeetingFactory,
    ProposalFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.history import a_day_passes
from tests.integration.admin.forms import add, address, change, publish, shown
from tests.integration.admin.imports import batch_of, decide, upload
from tests.integration.admin.test_going_back import going_back
from tests.integration.admin.test_going_back import send as send_back
from tracker.access import audit_log
from tracker.models import Actor, ArchivedText, Commitment, ImportBatch, MergedRef, Proposal, Ruling, Topic
from tracker.vocabulary import Axis, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

PASSWORD = "correct horse battery"
SECRET = "Nobody is to read this"
TOPICS = f"ref,name\ntrade,{SECRET}\n"
Lines = list[dict[str, Any]]
Say = Callable[..., Lines]


@pytest.fixture
def admin() -> User:
    """Somebody who may do everything."""
    person: User = UserFactory.create(username="ada", is_superuser=True)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def client(admin: User) -> Client:
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Say:
    """What doing something leaves in the audit log, as a machine reads it."""

    def listen(do: Callable[..., Any], *arguments: Any, **named: Any) -> Lines:
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="audit"), django_capture_on_commit_callbacks(execute=True):
            answer = do(*arguments, **named)
            # What is sent on piece by piece is written as it is read.
            getattr(answer, "getvalue", bytes)()
        lines = [JSONLines().format(each) for each in caplog.records if each.name == "audit"]
        assert not [line for line in lines if SECRET in line or PASSWORD in line]
        return [json.loads(line) for line in lines]

    return listen


def told(line: dict[str, Any]) -> dict[str, Any]:
    """The line without when and where it was written."""
    return {name: value for name, value in line.items() if name not in ("at", "level", "logger")}


def sign_in(client: Client, password: str = PASSWORD, username: str = "ada") -> Any:
    return client.post("/admin/login/", {"username": username, "password": password})


def test_signing_in_and_out(admin: User, said: Say) -> None:
    client, of = Client(REMOTE_ADDR="198.51.100.7"), {"address": "198.51.100.7", "known_browser": False}
    (line,) = said(sign_in, client)
    assert line["level"] == "info"
    assert told(line) == {"message": "sign_in", "user": admin.pk, **of}
    (line,) = said(client.post, "/admin/logout/")
    assert told(line) == {"message": "sign_out", "user": admin.pk}
    assert said(client.post, "/admin/logout/") == []
    (line,) = said(sign_in, client, "wrong")
    assert line["level"] == "warning"
    assert told(line) == {"message": "sign_in_failed", "user": admin.pk, **of, "known_browser": True}


def test_names_that_nobody_has_are_not_told_on_for_they_may_be_passwords(said: Say) -> None:
    (line,) = said(sign_in, Client(), "wrong", SECRET)
    assert (line["message"], line["user"]) == ("sign_in_failed", None)


def test_attempts_that_wait(admin: User, said: Say) -> None:
    lines = said(lambda: [sign_in(Client(), "wrong") for _ in range(7)])
    assert [line["message"] for line in lines] == ["sign_in_failed"] * 5 + ["sign_in_throttled"] * 2
    assert lines[-1]["user"] == admin.pk
    assert 0 < lines[-1]["seconds"] <= 30


def test_an_address_that_is_none_is_left_out(settings: Any, said: Say) -> None:
    settings.PROXIES_IN_FRONT = 1
    (line,) = said(sign_in, Client(headers={"X-Forwarded-For": "<b>\u202e"}), "wrong")
    assert line["address"] is None


def test_changing_ones_own_password(client: Client, admin: User, said: Say) -> None:
    page = "/admin/password_change/"
    new = {"new_password1": "a b xkcd river lamp", "new_password2": "a b xkcd river lamp"}
    lines = said(lambda: [client.post(page, {"old_password": "wrong", **new}) for _ in range(6)])
    assert [line["message"] for line in lines] == ["password_change_failed"] * 5 + ["password_change_throttled"]
    audit_of = said(client.post, page, {"old_password": PASSWORD, **new})
    assert [line["message"] for line in audit_of] == ["password_change_throttled"]


def test_a_password_that_was_changed(client: Client, admin: User, said: Say) -> None:
    new = {"new_password1": "a b xkcd river lamp", "new_password2": "a b xkcd river lamp"}
    (line,) = said(client.post, "/admin/password_change/", {"old_password": PASSWORD, **new})
    assert told(line) == {"message": "password_changed", "user": admin.pk}


def test_what_one_may_not_see_or_do(said: Say) -> None:
    client, viewer, topic = Client(), UserFactory(group="Viewer"), TopicFactory(ref="trade")
    client.force_login(viewer)
    (line,) = said(client.post, f"{address(Topic, 'delete', topic.pk)}?{SECRET}", {"name": SECRET})
    route = "admin/tracker/topic/<path:object_id>/delete/"
    assert told(line) == {"message": "denied", "user": viewer.pk, "method": "POST", "route": route}
    (line,) = said(Client().post, address(Topic, "add"), {"name": SECRET})
    assert (line["message"], line["user"], line["route"]) == ("denied", None, "admin/tracker/topic/add/")


def test_forms_that_came_from_elsewhere(admin: User, said: Say) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin)
    (line,) = said(strict.post, address(Topic, "add"), {"name": SECRET})
    assert told(line) == {
        "message": "form_denied",
        "user": admin.pk,
        "method": "POST",
        "route": "admin/tracker/topic/add/",
        "reason": "CSRF cookie not set.",
    }
    (line,) = said(strict.post, "/corrections/", {}, headers={"Origin": "https://evil.example"})
    assert line["reason"] == "Origin checking failed"


@pytest.mark.parametrize("kind", [0, 1])
def test_exports(client: Client, admin: User, said: Say, kind: int) -> None:
    TopicFactory.create_batch(3)
    (line,) = said(client.post, address(Topic, "export"), {"format": kind, "topicresource_id": "on"})
    assert told(line) == {"message": "exported", "user": admin.pk, "record": "topic", "rows": 3}


@pytest.mark.django_db(transaction=True)
def test_exports_by_command(said: Say, tmp_path: Path) -> None:
    TopicFactory.create_batch(2)
    (line,) = said(call_command, "export_records", "topics", to=str(tmp_path / "topics.csv"), verbosity=0)
    assert told(line) == {"message": "exported", "user": None, "record": "topic", "rows": 2}


def test_imports(client: Client, admin: User, said: Say) -> None:
    (line,) = said(upload, client, Topic, TOPICS)
    batch = ImportBatch.objects.get()
    of_file = {"batch": batch.pk, "records": ["topics"], "sha256": batch.file_sha256}
    counts = {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0, "partial": False, "corrected": 0}
    assert told(line) == {"message": "import_planned", "user": admin.pk, **of_file, **counts}
    for what, message in (("apply", "import_applied"), ("revert", "import_reverted")):
        (line,) = said(decide, client, batch, what)
        assert told(line) == {"message": message, "user": admin.pk, **of_file, **counts}
    refused = batch_of(upload(client, Topic, TOPICS))
    (line,) = said(decide, client, refused, "refuse")
    assert (line["message"], line["batch"]) == ("import_refused", refused.pk)


def test_imports_by_command(said: Say, tmp_path: Path) -> None:
    file = tmp_path / "topics.csv"
    file.write_text(TOPICS)
    (line,) = said(call_command, "import_records", file, yes=True, verbosity=0)
    batch = ImportBatch.objects.get()
    assert (line["message"], line["user"], line["batch"], line["new"]) == ("import_applied", None, batch.pk, 1)
    (line,) = said(call_command, "revert_import", batch.pk, yes=True)
    assert (line["message"], line["user"], line["batch"]) == ("import_reverted", None, batch.pk)
    (line,) = said(call_command, "seed", tmp_path)
    assert (line["message"], line["user"], line["new"]) == ("import_applied", None, 1)


@pytest.mark.usefixtures("one_person")
def test_what_is_made_public_by_whichever_form(client: Client, admin: User, said: Say) -> None:
    drafts = CommitmentFactory.create_batch(3, stage=Stage.DRAFT, title=SECRET)
    chosen = {"action": "publish_selected", "_selected_action": [drafts[0].pk]}
    (line,) = said(client.post, address(Commitment, "changelist"), chosen)
    assert told(line) == {"message": "published", "user": admin.pk, "record": "commitment", "key": drafts[0].pk}
    (line,) = said(change, client, drafts[1], stage=Stage.PUBLISHED)
    assert (line["message"], line["key"]) == ("published", drafts[1].pk)
    assert said(change, client, drafts[2], summary=SECRET) == []
    (line,) = said(add, client, Actor, ref="new", name="New", kind="state", country="CN", stage=Stage.PUBLISHED)
    assert (line["record"], line["key"]) == ("actor", Actor.objects.get(ref="new").pk)


def test_status_updates_made_public_and_retracted(client: Client, admin: User, said: Say) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, summary=SECRET)
    CitationFactory(commitment=None, status_update=update)
    (line,) = said(publish, client, update)
    assert told(line) == {"message": "published", "user": admin.pk, "record": "statusupdate", "key": update.pk}
    page = reverse("admin:tracker_statusupdate_retract", args=[update.pk])
    (line,) = said(client.post, page, {"reason": SECRET})
    assert told(line) == {"message": "retracted", "user": admin.pk, "record": "statusupdate", "key": update.pk}


def test_what_is_sent_back(client: Client, admin: User, said: Say) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    note = {"note-record_kind": "statusupdate", "note-record_key": update.pk, "note-text": SECRET}
    (line,) = said(client.post, reverse("admin:tracker_note_add"), note | {"note-sends_back": "on"})
    assert told(line) == {"message": "sent_back", "user": admin.pk, "record": "statusupdate", "key": update.pk}


def test_what_another_proposed(client: Client, admin: User, said: Say) -> None:
    proposal = ProposalFactory()
    page = address(Proposal, "change", proposal.pk)
    decide = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
    (line,) = said(client.post, decide, shown(client, page) | {"accept": "on"})
    assert told(line) == {"message": "proposal_accepted", "user": admin.pk, "record": "proposal", "key": proposal.pk}


@pytest.mark.usefixtures("one_person")
def test_a_row_that_is_made_public_on_the_page_of_its_commitment(client: Client, admin: User, said: Say) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, axis=Axis.OFFICIAL, author=admin)
    CitationFactory(commitment=None, status_update=update)
    page = address(Commitment, "change", update.commitment_id)
    fields = shown(client, page)
    (row,) = (name for name, value in fields.items() if name.endswith("-id") and value == str(update.pk))
    (line,) = said(client.post, page, fields | {row.removesuffix("id") + "stage": Stage.PUBLISHED})
    assert (line["message"], line["record"], line["key"]) == ("published", "statusupdate", update.pk)


def test_what_is_not_saved_is_not_told(client: Client, said: Say) -> None:
    draft = CommitmentFactory(stage=Stage.DRAFT)
    assert said(change, client, draft, stage=Stage.PUBLISHED, title="") == []


def test_decisions(client: Client, admin: User, said: Say) -> None:
    summit = MeetingFactory(held="2023-11-15")
    for day in ("2023-11-15", "2023-11-16"):
        CitationFactory(commitment=None, meeting=summit, field="held", value=day)
    page = reverse("admin:tracker_ruling_add", query={"meeting": summit.pk, "field": "held"})
    (line,) = said(client.post, page, {"value": "2023-11-16", "reason": SECRET})
    key = Ruling.objects.get().pk
    assert told(line) == {"message": "decided", "user": admin.pk, "record": "ruling", "key": key}
    correction = CorrectionFactory(wrong=SECRET)
    (line,) = said(change, client, correction, state="accepted", reason=SECRET)
    assert told(line) == {
        "message": "correction_decided",
        "user": admin.pk,
        "record": "correction",
        "key": correction.pk,
        "state": "accepted",
    }
    assert said(change, client, correction) == []


def test_merges_and_their_undoing(client: Client, admin: User, said: Say) -> None:
    merged, kept = ActorFactory(ref="old"), ActorFactory(ref="new")
    (line,) = said(client.post, address(Actor, "merge", merged.pk), {"into": "new"})
    assert told(line) == {"message": "merged", "user": admin.pk, "record": "actor", "key": kept.pk}
    (line,) = said(client.post, address(MergedRef, "undo", MergedRef.objects.get().pk))
    assert told(line) == {"message": "merge_undone", "user": admin.pk, "record": "actor", "key": merged.pk}


def test_going_back_and_restoring(client: Client, admin: User, said: Say) -> None:
    topic = TopicFactory(ref="trade", name="Trade", stage=Stage.DRAFT)
    a_day_passes()
    change(client, topic, name=SECRET)
    (line,) = said(send_back, client, going_back(topic, to=0))
    assert told(line) == {"message": "went_back", "user": admin.pk, "record": "topic", "key": topic.pk}
    client.post(address(Topic, "delete", topic.pk), {"post": "yes"})
    (gone,) = client.get(address(Topic, "deleted")).context["deleted"]
    (line,) = said(client.post, address(Topic, "restore", gone["change"].event))
    assert told(line) == {"message": "restored", "user": admin.pk, "record": "topic", "key": topic.pk}


def test_texts_that_are_archived(client: Client, admin: User, said: Say) -> None:
    source = SourceFactory()
    file = SimpleUploadedFile("article.txt", ARTICLE.encode())
    (line,) = said(client.post, reverse("admin:tracker_source_text", args=[source.pk]), {"keep": "Keep", "file": file})
    sha256 = ArchivedText.objects.get().sha256
    named = {"record": "source", "key": source.pk, "sha256": sha256}
    assert told(line) == {"message": "text_archived", "user": admin.pk, **named}


def test_accounts_and_groups(client: Client, admin: User, said: Say) -> None:
    both = {"password1": "a b xkcd river lamp", "password2": "a b xkcd river lamp", "usable_password": "true"}
    (line,) = said(add, client, User, username="new", **both)
    person = User.objects.get(username="new")
    of = {"user": admin.pk, "record": "user", "key": person.pk}
    assert told(line) == {"message": "account_added", **of}
    viewers = Group.objects.get(name="Viewer")
    (line,) = said(change, client, person, groups=[viewers.pk], first_name=SECRET, is_active="on", is_staff="on")
    assert told(line) == {"message": "account_changed", **of, "fields": ["First name", "Groups"]}
    (line,) = said(client.post, reverse("admin:auth_user_password_change", args=[person.pk]), both)
    assert told(line) == {"message": "account_changed", **of, "fields": ["password"]}
    (line,) = said(client.post, address(User, "delete", person.pk), {"post": "yes"})
    assert told(line) == {"message": "account_deleted", **of}
    (line,) = said(change, client, viewers, name="Readers")
    assert (line["record"], line["key"], line["fields"]) == ("group", viewers.pk, ["Name"])


def test_every_event_is_described_with_its_fields_where_operators_look() -> None:
    page = (environment.PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    table = page.partition("## The audit log")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|$", table, flags=re.MULTILINE)
    described = {name: (said.strip(), tuple(re.findall(r"`(\w+)`", fields))) for name, said, fields in rows}
    assert described == {name: (event.description, event.fields) for name, event in audit_log.EVENTS.items()}


def test_every_event_is_seen_in_a_test_above() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert not [name for name in audit_log.EVENTS if f'"{name}"' not in text]


def test_nothing_but_the_fields_of_an_event_is_logged() -> None:
    with pytest.raises(ValueError, match="sign_out has the fields user alone"):
        audit_log.log("sign_out", user=None, password="x")
    with pytest.raises(ValueError, match="published has the fields record, key"):
        audit_log.log("published", user=None)
