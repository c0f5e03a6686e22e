"""Two analysts assess a commitment unseen by each other."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import AssessmentFactory, CommitmentFactory, UserFactory
from tests.integration.admin.forms import add, address, change, errors, shown
from tracker.models import Assessment, Commitment

pytestmark = pytest.mark.django_db

SECRET = "Only one of two ministries has moved."


@pytest.fixture
def pledge() -> Commitment:
    made: Commitment = CommitmentFactory(title="Curb exports")
    return made


@pytest.fixture
def first(pledge: Commitment) -> Assessment:
    """What one analyst submitted."""
    made: Assessment = AssessmentFactory(commitment=pledge, analyst__username="ana", reasoning=SECRET, status="broken")
    made.submit()
    return made


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def pages_of(assessment: Assessment) -> list[str]:
    """Every page of the admin on which an assessment could be read."""
    one = [address(Assessment, page, assessment.pk) for page in ("change", "history", "delete")]
    listed = address(Assessment, "changelist")
    return [*one, listed, f"{listed}?q=Curb", f"{listed}?status__exact=broken", address(Commitment, "changelist")]


def seen(client: Client, assessment: Assessment) -> list[str]:
    """Those of the pages that tell what it says or who wrote it."""
    answers = {page: client.get(page, follow=True).content.decode() for page in pages_of(assessment)}
    return [page for page, text in answers.items() if SECRET in text or ">ana<" in text]


@pytest.mark.parametrize("group", ["Viewer", "Analyst", "Reviewer", "Administrator"])
def test_nobody_else_reads_it_before_a_second_is_submitted(first: Assessment, group: str) -> None:
    client = signed_in(UserFactory(group=group))
    assert seen(client, first) == []
    assert client.post(address(Assessment, "change", first.pk), {"reasoning": "Mine."}).status_code in (302, 403)
    assert client.post(address(Assessment, "delete", first.pk), {"post": "yes"}).status_code in (302, 403)
    assert Assessment.objects.get().reasoning == SECRET


def test_not_even_who_is_still_writing_the_second(first: Assessment, pledge: Commitment) -> None:
    ben = UserFactory(group="Analyst")
    AssessmentFactory(commitment=pledge, analyst=ben)
    assert seen(signed_in(ben), first) == []


def test_once_both_are_submitted_both_are_read_and_neither_is_changed(first: Assessment, pledge: Commitment) -> None:
    AssessmentFactory(commitment=pledge, analyst=UserFactory()).submit()
    reader = signed_in(UserFactory(group="Analyst"))
    assert set(pages_of(first)[:2]) <= set(seen(reader, first))
    assert "reasoning" not in shown(reader, address(Assessment, "change", first.pk))
    assert reader.post(address(Assessment, "change", first.pk), {"reasoning": "Mine."}).status_code == 403


def test_an_analyst_writes_one_submits_it_and_changes_it_no_more(pledge: Commitment) -> None:
    ben = UserFactory(group="Analyst")
    client = signed_in(ben)
    typed: dict[str, Any] = {"commitment": pledge.pk, "as_of": "2024-04-30", "status": "stalled"}
    page = add(client, Assessment, **typed, reasoning=" ")
    assert "required" in errors(page)["reasoning"]
    assert add(client, Assessment, **typed, reasoning="No meeting since.").status_code == 302
    own = Assessment.objects.get()
    assert (own.analyst, own.submitted_at) == (ben, None)
    assert "before" in " ".join(errors(add(client, Assessment, **typed, reasoning="Twice.")).values())
    assert change(client, own, reasoning="No meeting since March.", submit="on").status_code == 302
    own.refresh_from_db()
    assert own.submitted_at is not None
    assert "submit" not in shown(client, address(Assessment, "change", own.pk))


def test_what_waits_for_a_second_is_listed_without_saying_by_whom_or_what(first: Assessment) -> None:
    page = unescape(signed_in(UserFactory(group="Analyst")).get(address(Assessment, "changelist")).content.decode())
    assert "Waiting for a second analyst" in page
    assert f"?commitment={first.commitment_id}&as_of=2024-04-30" in page
    assert "30 April 2024" in page
    own = signed_in(first.analyst)
    first.analyst.groups.set(UserFactory(group="Analyst").groups.all())
    assert "Waiting for a second analyst" not in own.get(address(Assessment, "changelist")).content.decode()


def test_one_begun_too_late_is_refused_with_the_reason(first: Assessment, pledge: Commitment) -> None:
    AssessmentFactory(commitment=pledge).submit()
    typed = {"commitment": pledge.pk, "as_of": "2024-04-30", "status": "stalled", "reasoning": "Late."}
    page = add(signed_in(UserFactory(group="Analyst")), Assessment, **typed)
    assert "Two analysts have already submitted" in errors(page)["commitment"]
    assert "Late." in page.content.decode()
