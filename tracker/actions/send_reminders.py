"""Telling people by mail what waits for them: one digest a person a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from tracker.actions.in_review import in_review
from tracker.actions.open_notes import mentions_of, proposals_sent_back_to, sent_back_to
from tracker.models import Commitment, Proposal, Reminder, StatusUpdate


@dataclass(frozen=True)
class Outcome:
    """What became of one person's digest; `what` is sent, sent already, no tasks, or no e-mail address."""

    person: str
    what: str


def send_reminders(day: date) -> Iterator[Outcome]:
    """Sends each person what is due on the day; whom it reached already that day, it does not send anything again.

    The note that it was sent is written in the transaction that sends it: a mail that could not be handed over
    leaves no note, raises, and goes out with the next run.
    """
    for person in User.objects.filter(is_active=True, is_staff=True).order_by("username"):
        yield Outcome(person.get_username(), remind(person, day))


def remind(person: User, day: date) -> str:
    """Sends one person's digest; returns what became of it."""
    digest = digest_for(person, day)
    if not digest:
        return "no tasks"
    if not person.email:
        return "no e-mail address"
    with transaction.atomic():
        _, is_new = Reminder.objects.get_or_create(person=person, sent_on=day, defaults={"digest": digest})
        if not is_new:
            return "sent already"
        send_mail(f"{settings.SITE_NAME}: my tasks", digest, None, [person.email])
    return "sent"


def digest_for(person: User, day: date) -> str:
    """What waits for the person on the day, as a mail's text; empty if nothing does."""
    own = Commitment.objects.due_for_review(day).filter(owner=person)
    to_review = StatusUpdate.objects.none()
    if person.has_perm("tracker.publish_statusupdate"):
        to_review = StatusUpdate.objects.waiting_for(person.pk).select_related("commitment").order_by("recorded_at")
    told: dict[str, list[Any]] = {"due": list(own), "waiting": list(to_review)}
    if person.has_perm("tracker.view_note"):
        told |= {
            "sent_back": sent_back_to(person),
            "mentions": mentions_of(person),
            "proposals_sent_back": proposals_sent_back_to(person),
        }
    if person.has_perm("tracker.accept_proposal"):
        told |= {"in_review": in_review(person), "proposals": list(Proposal.objects.waiting_for(person.pk))}
    if not any(told.values()):
        return ""
    home = f"{settings.SITE_ADDRESS}{reverse('admin:index')}"
    return render_to_string("tracker/mail/reminder.txt", {**told, "home": home})
