"""Who may do what with status updates, citations, rulings, assessments and guidelines: each role tries each action."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import (
    AssessmentFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    ProposalFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, publish, shown
from tracker.models import (
    Assessment,
    Citation,
    Commitment,
    Meeting,
    Note,
    Proposal,
    PublishingRule,
    Ruling,
    StatusUpdate,
)
from tracker.vocabulary import Axis, ProposalState, Stage

pytestmark = pytest.mark.django_db

# An administrator may all that a reviewer may, which test_permissions holds, and what only they may is about accounts.
ROLES = {"V": "Viewer", "A": "Analyst", "R": "Reviewer"}
NOBODY = ""

Act = Callable[[Client, User], bool]


def waiting(author: User | None, **made: Any) -> StatusUpdate:
    update: StatusUpdate = StatusUpdateFactory(**{"stage": Stage.IN_REVIEW, "author": author, **made})
    CitationFactory(commitment=None, status_update=update)
    return update


def is_published(client: Client, update: StatusUpdate) -> bool:
    publish(client, update)
    return StatusUpdate.objects.published().filter(pk=update.pk).exists()


def send(client: Client, record: Any, **typed: Any) -> None:
    """Sends the record's form with what is typed; nothing where the person gets no form."""
    page = address(type(record), "change", record.pk)
    client.post(page, shown(client, page) | typed)


def writes_a_draft(client: Client, person: User) -> bool:
    page = address(StatusUpdate, "add")
    typed = {"commitment": CommitmentFactory().pk, "status": "stalled", "as_of": "2024"}
    client.post(page, shown(client, page) | typed)
    return StatusUpdate.objects.filter(author=person).exists()


def edits_anothers_draft(client: Client, person: User) -> bool:
    send(client, waiting(UserFactory()), summary="Otherwise.")
    return StatusUpdate.objects.filter(summary="Otherwise.", author=person).exists()


def edits_a_published_update(client: Client, person: User) -> bool:
    send(client, StatusUpdateFactory(), summary="Otherwise.")
    return StatusUpdate.objects.filter(summary="Otherwise.").exists()


def deletes_a_published_update(client: Client, person: User) -> bool:
    client.post(address(StatusUpdate, "delete", StatusUpdateFactory().pk), {"post": "yes"})
    return not StatusUpdate.objects.exists()


def retracts(client: Client, person: User) -> bool:
    client.post(reverse("admin:tracker_statusupdate_retract", args=[StatusUpdateFactory().pk]), {"reason": "Wrong."})
    return not StatusUpdate.objects.in_effect().exists()


def deletes_the_citation_of_a_verdict(client: Client, person: User) -> bool:
    citation = StatusUpdateFactory().citations.get()
    client.post(address(Citation, "delete", citation.pk), {"post": "yes"})
    return not Citation.objects.exists()


def deletes_the_citation_of_a_draft(client: Client, person: User) -> bool:
    citation = waiting(UserFactory()).citations.get()
    client.post(address(Citation, "delete", citation.pk), {"post": "yes"})
    return not Citation.objects.exists()


def changes_a_guideline(client: Client, person: User) -> bool:
    send(client, CommitmentFactory(), guideline="When signed.")
    return Commitment.objects.filter(guideline="When signed.").exists()


def proposes_a_guideline(client: Client, person: User) -> bool:
    send(client, CommitmentFactory(), guideline="When signed.", _propose="on", proposal_reason="Its own words.")
    return Proposal.objects.filter(author=person).exists()


def is_accepted(client: Client, proposal: Proposal) -> bool:
    fields = shown(client, address(Proposal, "change", proposal.pk)) | {"accept": "on"}
    client.post(reverse("admin:tracker_proposal_decide", args=[proposal.pk]), fields)
    return Proposal.objects.filter(state=ProposalState.ACCEPTED).exists()


def say(client: Client, record: Any, **said: str) -> None:
    fields = {"record_kind": record._meta.model_name, "record_key": record.pk, "text": "Which day?", **said}
    client.post(address(Note, "add"), {f"note-{name}": value for name, value in fields.items()})


def notes(client: Client, person: User) -> bool:
    say(client, CommitmentFactory())
    return Note.objects.filter(author=person).exists()


def sends_back(client: Client, person: User) -> bool:
    say(client, MeetingFactory(stage=Stage.IN_REVIEW), sends_back="on")
    return Meeting.objects.filter(stage=Stage.DRAFT).exists()


def lets_one_person_publish(client: Client, person: User) -> bool:
    client.post(address(PublishingRule, "add"), {"record_kind": "meeting"})
    return PublishingRule.objects.exists()


def changes_a_guideline_after_a_verdict(client: Client, person: User) -> bool:
    send(client, StatusUpdateFactory().commitment, guideline="When signed.")
    return Commitment.objects.filter(guideline="When signed.").exists()


def decides(client: Client, person: User) -> bool:
    meeting = MeetingFactory(held="2023-11-15")
    CitationFactory(commitment=None, meeting=meeting, field="held", value="2023-11-16")
    page = reverse("admin:tracker_ruling_add", query={"meeting": meeting.pk, "field": "held"})
    client.post(page, {"value": "2023-11-16", "reason": "The host says so."})
    return Ruling.objects.filter(decided_by=person).exists()


def assesses(client: Client, person: User) -> bool:
    page = address(Assessment, "add")
    typed = {"commitment": CommitmentFactory().pk, "as_of": "2024-01-01", "status": "stalled", "reasoning": "Quiet."}
    client.post(page, shown(client, page) | typed | {"submit": "on"})
    return Assessment.objects.submitted().filter(analyst=person).exists()


def reads_anothers_assessment(client: Client, person: User) -> bool:
    made = AssessmentFactory(reasoning="Not for you yet.")
    made.submit()
    return "Not for you" in client.get(address(Assessment, "change", made.pk), follow=True).content.decode()


ACTIONS: dict[str, tuple[Act, str]] = {
    "writes a draft": (writes_a_draft, "AR"),
    "edits another's draft": (edits_anothers_draft, "AR"),
    "publishes another's verdict": (lambda client, _: is_published(client, waiting(UserFactory())), "R"),
    "publishes an own verdict": (lambda client, person: is_published(client, waiting(person)), NOBODY),
    "publishes a verdict that is a draft": (
        lambda client, _: is_published(client, waiting(UserFactory(), stage=Stage.DRAFT)),
        NOBODY,
    ),
    "publishes a party's words recorded by another": (
        lambda client, _: is_published(client, waiting(UserFactory(), axis=Axis.OFFICIAL)),
        "R",
    ),
    "publishes a party's words recorded by oneself": (
        lambda client, person: is_published(client, waiting(person, axis=Axis.OFFICIAL)),
        NOBODY,
    ),
    "edits a published update": (edits_a_published_update, NOBODY),
    "deletes a published update": (deletes_a_published_update, NOBODY),
    "retracts a published update": (retracts, "R"),
    "deletes the citation of a verdict": (deletes_the_citation_of_a_verdict, NOBODY),
    "deletes the citation of a draft": (deletes_the_citation_of_a_draft, "AR"),
    "changes a guideline alone": (changes_a_guideline, NOBODY),
    "proposes another guideline": (proposes_a_guideline, "AR"),
    "publishes another's proposal": (lambda client, _: is_accepted(client, ProposalFactory()), "R"),
    "publishes an own proposal": (lambda client, person: is_accepted(client, ProposalFactory(author=person)), NOBODY),
    "notes something": (notes, "AR"),
    "sends back": (sends_back, "R"),
    "lets one person publish": (lets_one_person_publish, NOBODY),
    "changes a guideline after a verdict": (changes_a_guideline_after_a_verdict, NOBODY),
    "decides a disagreement": (decides, "R"),
    "assesses": (assesses, "AR"),
    "reads another's assessment before a second is submitted": (reads_anothers_assessment, NOBODY),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("letter", ROLES)
def test_role_does_what_the_table_says_and_nothing_else(client: Client, letter: str, action: str) -> None:
    person = UserFactory(group=ROLES[letter])
    client.force_login(person)
    act, may = ACTIONS[action]
    assert act(client, person) is (letter in may)
