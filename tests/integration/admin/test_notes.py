"""Notes between analysts: on any record, for the colleagues they name, and with what is sent back to draft."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.factories import (
    CommitmentFactory,
    MeetingFactory,
    NoteFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address, change, errors
from tracker.actions.send_reminders import send_reminders
from tracker.models import Commitment, Meeting, Mention, Note, StatusUpdate
from tracker.vocabulary import NoteKind, Stage

pytestmark = pytest.mark.django_db

Make = Callable[..., Any]


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def write(person: User, record: Model, text: str, **sent: Any) -> Any:
    """The answer to a note that is written below the record's form."""
    fields = {"record_kind": record._meta.model_name, "record_key": record.pk, "text": text, **sent}
    return signed_in(person).post(
        reverse("admin:tracker_note_add"), {f"note-{name}": value for name, value in fields.items()}
    )


def page_of(person: User, record: Model) -> str:
    return unescape(signed_in(person).get(address(type(record), "change", record.pk)).content.decode())


def home(person: User) -> str:
    return unescape(signed_in(person).get("/admin/").content.decode())


MADE: list[Make] = [
    factories.ActorFactory,
    factories.CitationFactory,
    factories.CommitmentFactory,
    factories.CorrectionFactory,
    factories.IndicatorFactory,
    factories.LinkFactory,
    factories.ObservationFactory,
    factories.SourceFactory,
    factories.StatusUpdateFactory,
    factories.TopicFactory,
]


@pytest.mark.parametrize("made", MADE)
def test_a_note_stands_below_the_form_of_a_record_of_any_kind(made: Make) -> None:
    analyst, record = UserFactory(username="ana", group="Analyst"), made()
    answer = write(analyst, record, "Is this <b>the</b> day?")
    assert answer["Location"] == address(type(record), "change", record.pk)
    page = page_of(UserFactory(group="Reviewer"), record)
    assert "ana" in page
    assert "Is this <b>the</b> day?" in page


def test_viewers_and_readers_see_no_notes() -> None:
    commitment = CommitmentFactory()
    NoteFactory(on=commitment, text="Not for readers.")
    viewer = UserFactory(group="Viewer")
    for page in (page_of(viewer, commitment), Client().get(f"/commitments/{commitment.ref}/").content.decode()):
        assert "Not for readers." not in page
    assert write(viewer, commitment, "Mine.").status_code == 403
    assert signed_in(viewer).get(address(Note, "changelist")).status_code == 403


def test_a_colleague_who_is_named_has_it_in_tasks_and_mail_until_it_is_settled() -> None:
    analyst, colleague = UserFactory(group="Analyst"), UserFactory(username="li", group="Analyst", email="li@x.org")
    commitment = CommitmentFactory(title="Curb exports")
    write(analyst, commitment, "Do you know the day, @li? (@li, it matters.)")
    assert [mention.person for mention in Mention.objects.all()] == [colleague]
    assert "Do you know the day" in home(colleague)
    assert "Do you know the day" not in home(analyst)
    list(send_reminders(timezone.now().date()))
    assert "Curb exports" in mail.outbox[0].body
    note = Note.objects.get()
    signed_in(colleague).post(reverse("admin:tracker_note_settle", args=[note.pk]))
    note.refresh_from_db()
    assert note.settled_by == colleague
    assert "Do you know the day" not in home(colleague)


@pytest.mark.parametrize("name", ["nobody", "gone", "reader"])
def test_who_is_no_colleague_cannot_be_named_and_what_was_typed_is_still_there(name: str) -> None:
    UserFactory(username="gone", is_active=False)
    UserFactory(username="reader", is_staff=False)
    answer = write(UserFactory(group="Analyst"), TopicFactory(), f"Ask @{name}.")
    assert f'There is no colleague "{name}"' in errors(answer)["text"]
    assert f"Ask @{name}." in unescape(answer.content.decode())
    with pytest.raises(IntegrityError, match=f'There is no colleague "{name}"'):
        NoteFactory(text=f"@{name} knows.")


def test_an_address_in_a_note_names_nobody() -> None:
    assert NoteFactory(text="Write to press@example.org, or see x.org/@y.").mentions.count() == 0


def test_a_note_is_on_a_record_that_exists() -> None:
    topic = TopicFactory.build(pk=999_999)
    assert "Write a note on the page" in errors(write(UserFactory(group="Analyst"), topic, "Lost."))["__all__"]
    for kind, key in (("topic", 999_999), ("noteevent", 1), ("Topic", 1), ("nothing", 1), ("topic; --", 1)):
        with pytest.raises(IntegrityError, match="There is no record"), transaction.atomic():
            NoteFactory(record_kind=kind, record_key=key)


def test_the_notes_of_a_deleted_record_stay_and_lead_nowhere() -> None:
    analyst, topic = UserFactory(group="Analyst"), TopicFactory()
    NoteFactory(on=topic, text="Twice?")
    topic.delete()
    assert "which was deleted" in signed_in(analyst).get(address(Note, "changelist")).content.decode()


def in_review(made: Make, writer: User, **given: Any) -> Any:
    """A record that the writer brought into review in the admin."""
    record = made(stage=Stage.DRAFT, **given)
    assert change(signed_in(writer), record, summary="By me.", stage=Stage.IN_REVIEW).status_code == 302
    return record


@pytest.mark.parametrize(("made", "model"), [(MeetingFactory, Meeting), (CommitmentFactory, Commitment)])
def test_what_a_reviewer_sends_back_is_a_draft_and_with_its_writer(made: Make, model: type[Model]) -> None:
    writer, reviewer = UserFactory(username="wu", group="Analyst", email="wu@x.org"), UserFactory(group="Reviewer")
    record = in_review(made, writer, title="The talks")
    assert write(reviewer, record, "Which day?", sends_back="on").status_code == 302
    record.refresh_from_db()
    note = Note.objects.get()
    assert (record.stage, note.kind, note.author) == (Stage.DRAFT, NoteKind.SENT_BACK, reviewer)
    assert "Sent back to you" in home(writer)
    assert "Which day?" in home(writer)
    list(send_reminders(timezone.now().date()))
    assert "The talks" in mail.outbox[0].body
    assert change(signed_in(writer), record, stage=Stage.IN_REVIEW).status_code == 302
    assert "Which day?" not in home(writer)


def test_a_status_update_is_sent_back_to_its_author() -> None:
    author, reviewer = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=author)
    write(reviewer, update, "Cite the law itself.", sends_back="on")
    assert StatusUpdate.objects.get().stage == Stage.DRAFT
    assert "Cite the law itself." in home(author)


def test_sending_back_takes_a_word_a_reviewer_and_a_record_in_review() -> None:
    analyst, reviewer = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    meeting = MeetingFactory(stage=Stage.IN_REVIEW)
    assert "required" in errors(write(reviewer, meeting, " ", sends_back="on"))["text"]
    assert "by a reviewer" in errors(write(analyst, meeting, "No.", sends_back="on"))["__all__"]
    assert "Send back to draft" in page_of(reviewer, meeting)
    assert "Send back to draft" not in page_of(analyst, meeting)
    for stage in (Stage.DRAFT, Stage.PUBLISHED):
        other = MeetingFactory(stage=stage)
        assert "in review" in errors(write(reviewer, other, "No.", sends_back="on"))["__all__"]
    assert not Note.objects.exists()
    assert Meeting.objects.get(pk=meeting.pk).stage == Stage.IN_REVIEW


def test_the_database_knows_nothing_sent_back_that_is_not_a_draft() -> None:
    with pytest.raises(IntegrityError, match="is not a draft"):
        NoteFactory(on=MeetingFactory(stage=Stage.IN_REVIEW), kind=NoteKind.SENT_BACK)


def test_a_name_in_a_note_that_sql_writes_is_told_too() -> None:
    colleague, note = UserFactory(username="li"), NoteFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_note SET text = 'Ask (@li)' WHERE id = %s", [note.pk])
    assert [mention.person for mention in note.mentions.all()] == [colleague]


def test_a_note_is_written_on_the_page_of_its_record_alone() -> None:
    answer = add(signed_in(UserFactory(group="Analyst")), Note, **{"note-text": "On what?"})
    assert "Write a note on the page" in errors(answer)["__all__"]


def test_what_a_person_does_not_see_is_not_noted_and_its_notes_are_not_listed() -> None:
    owner, other = UserFactory(group="Analyst"), UserFactory(group="Analyst")
    hidden: list[Any] = [
        factories.SavedMappingFactory(name="Private", owner=owner, is_shared=False),
        factories.ImportBatchFactory(uploaded_by=owner, file_name="private.csv", state="planned"),
        factories.AssessmentFactory(analyst=owner),
    ]
    for record in hidden:
        assert "You may not see this record." in unescape(write(other, record, "What is it?").content.decode())
        assert write(owner, record, "Mine.").status_code == 302
    listed = address(Note, "changelist")
    assert signed_in(owner).get(listed).context["cl"].result_count == len(hidden)
    assert signed_in(other).get(listed).context["cl"].result_count == 0
