"""Reminders: one digest a person a day, with what waits for them and nothing else."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.factories import CommitmentFactory, MeetingFactory, ProposalFactory, StatusUpdateFactory, UserFactory
from tracker.actions.send_reminders import send_reminders
from tracker.models import Proposal, Reminder

pytestmark = pytest.mark.django_db

DAY = date(2024, 5, 1)


def outcomes(day: date = DAY) -> dict[str, str]:
    return {outcome.person: outcome.what for outcome in send_reminders(day)}


def test_an_owner_hears_of_reviews_due_once_a_day() -> None:
    owner = UserFactory(username="ana", group="Analyst", email="ana@example.org")
    CommitmentFactory(title="Share <lab> data", owner=owner, next_review_on=DAY)
    CommitmentFactory(title="Not due yet", owner=owner, next_review_on=DAY + timedelta(days=1))
    CommitmentFactory(title="Another's", next_review_on=DAY)
    assert outcomes() == {"ana": "sent"}
    assert outcomes() == {"ana": "sent already"}
    (sent,) = mail.outbox
    assert sent.to == ["ana@example.org"]
    assert "Share <lab> data (since 1 May 2024)" in sent.body
    assert "Not due yet" not in sent.body
    assert "Another's" not in sent.body
    assert Reminder.objects.get().digest == sent.body
    assert outcomes(DAY + timedelta(days=1)) == {"ana": "sent"}


def test_reviewers_hear_of_what_others_wrote() -> None:
    reviewer = UserFactory(username="rae", group="Reviewer", email="rae@example.org")
    StatusUpdateFactory(stage="in_review", commitment__title="Control exports")
    StatusUpdateFactory(stage="in_review", commitment__title="Their own", author=reviewer)
    outcomes()
    assert "Control exports" in mail.outbox[0].body
    assert "Their own" not in mail.outbox[0].body


def test_who_has_nothing_to_do_or_no_address_is_named() -> None:
    UserFactory(username="idle", email="idle@example.org")
    CommitmentFactory(owner=UserFactory(username="mute"), next_review_on=DAY)
    UserFactory(username="gone", is_active=False)
    assert outcomes() == {"idle": "no tasks", "mute": "no e-mail address"}
    assert not mail.outbox


def test_a_mail_that_cannot_be_handed_over_goes_out_with_the_next_run(settings: Settings) -> None:
    owner = UserFactory(email="ana@example.org")
    CommitmentFactory(owner=owner, next_review_on=DAY)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        outcomes()
    assert not Reminder.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert outcomes() == {owner.username: "sent"}


def test_the_command_takes_a_day_and_says_what_it_did() -> None:
    CommitmentFactory(owner=UserFactory(username="ana", email="ana@example.org"), next_review_on=DAY)
    said = StringIO()
    call_command("send_reminders", "--day", "2024-05-01", stdout=said)
    assert said.getvalue() == "ana: sent\n"
    with pytest.raises(CommandError, match=r"'1 May'; write a day such as 2027-03-01\."):
        call_command("send_reminders", "--day", "1 May")


def test_reviewers_hear_of_records_in_review_and_proposals_and_authors_of_what_comes_back() -> None:
    reviewer = UserFactory(username="rae", group="Reviewer", email="rae@example.org")
    author = UserFactory(username="ana", group="Analyst", email="ana@example.org")
    MeetingFactory(stage="in_review", title="The talks")
    proposal = ProposalFactory(author=author)
    assert outcomes() == {"ana": "no tasks", "rae": "sent"}
    assert "The talks (meeting)" in mail.outbox[0].body
    assert str(proposal) in mail.outbox[0].body
    Proposal.objects.update(
        state="sent_back", answer="Which town?", decided_by=reviewer, decided_at="2024-05-01T00:00Z"
    )
    assert outcomes()["ana"] == "sent"
    assert "Which town?" in mail.outbox[1].body
