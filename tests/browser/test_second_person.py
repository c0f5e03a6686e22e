"""The road of a record between two people: drafted, sent back with a comment, mended, published, and proposed for."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in_as
from tests.factories import CitationFactory, SourceFactory, UserFactory
from tests.integration.admin.forms import address
from tracker.models import Meeting, Proposal, Source
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db(transaction=True)


def save(page: Page, stage: str = "") -> None:
    if stage:
        page.locator("#id_stage").select_option(stage)
    page.get_by_role("button", name="Save", exact=True).click()


def draft(page: Page, server: LiveServer) -> Meeting:
    """A meeting that is written and brought into review."""
    page.goto(f"{server.url}{address(Meeting, 'add')}")
    page.locator("#id_title").fill("Talks on precursors")
    page.locator("#id_kind").select_option("talks")
    save(page, "in_review")
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")
    return Meeting.objects.get(title="Talks on precursors")


def send_back(page: Page, server: LiveServer, meeting: Meeting) -> None:
    """Says what is to be mended, from the work list."""
    page.goto(f"{server.url}{reverse('admin:index')}")
    page.get_by_role("link", name="Talks on precursors").click()
    page.get_by_label("Add a note").fill("On which day, @analyst?")
    page.get_by_role("button", name="Send back to draft").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was sent back to draft")
    assert Meeting.objects.get(pk=meeting.pk).stage == Stage.DRAFT


def mend(page: Page, server: LiveServer) -> None:
    """Finds it among one's tasks, and sends it into review again."""
    page.goto(f"{server.url}{reverse('admin:index')}")
    sent_back = page.locator(".work-section", has_text="Sent back to you")
    expect(sent_back).to_contain_text("On which day, @analyst?")
    sent_back.get_by_role("link", name="Talks on precursors").click()
    page.locator("#id_held").fill("2024-01-30")
    save(page, "published")
    expect(page.locator(".errorlist").first).to_contain_text("needs a second person")
    save(page, "in_review")
    expect(page.locator(".messagelist .success")).to_contain_text("was changed successfully")
    page.goto(f"{server.url}{reverse('admin:index')}")
    expect(page.locator(".work-section", has_text="Sent back to you")).to_contain_text("Nothing was sent back")


def propose(page: Page, server: LiveServer, meeting: Meeting) -> Proposal:
    """Proposes another place for what is published by now."""
    page.goto(f"{server.url}{address(Meeting, 'change', meeting.pk)}")
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    page.locator("#id_place").fill("Beijing")
    page.get_by_label("Reason for the change").fill("The readout names the city.")
    page.get_by_role("button", name="Propose this change").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Proposed: place.")
    return Proposal.objects.get()


def publish(page: Page, server: LiveServer, meeting: Meeting) -> None:
    """Publishes the meeting and the source in review that is cited for it, on the source's page."""
    source = SourceFactory.create(title="Readout", stage=Stage.IN_REVIEW)
    CitationFactory.create(commitment=None, meeting=meeting, source=source)
    page.goto(f"{server.url}{address(Source, 'change', source.pk)}")
    page.get_by_role("link", name="Publish what is cited").click()
    page.get_by_role("button", name="Publish selected").click()
    expect(page.locator(".messagelist .info")).to_contain_text("Published: 2.")


def accept(page: Page, server: LiveServer) -> None:
    """Publishes the proposed change, from the work list."""
    page.goto(f"{server.url}{reverse('admin:index')}")
    page.locator(".work-section", has_text="Proposed changes").get_by_role("link", name="place").click()
    page.get_by_role("button", name="Publish this change").click()
    expect(page.locator(".messagelist .success")).to_contain_text("The change is published.")


def test_an_analyst_drafts_a_reviewer_sends_back_and_publishes_what_was_mended(
    page: Page, live_server: LiveServer, looking: Looking
) -> None:
    analyst, reviewer = UserFactory(username="analyst", group="Analyst"), UserFactory(group="Reviewer")
    sign_in_as(page, live_server, analyst)
    meeting = draft(page, live_server)
    sign_in_as(page, live_server, reviewer)
    send_back(page, live_server, meeting)
    sign_in_as(page, live_server, analyst)
    mend(page, live_server)
    sign_in_as(page, live_server, reviewer)
    publish(page, live_server, meeting)
    page.goto(f"{live_server.url}/meetings/{meeting.ref}/")
    expect(page.locator("main")).to_contain_text("30 January 2024")
    sign_in_as(page, live_server, analyst)
    proposal = propose(page, live_server, meeting)
    shown = [address(Meeting, "change", meeting.pk), address(Proposal, "change", proposal.pk), reverse("admin:index")]
    for one in shown:
        looking.goes_to(f"{live_server.url}{one}")
        looking.at(f"{live_server.url}{one}")
    sign_in_as(page, live_server, reviewer)
    for one in (shown[1], reverse("admin:tracker_source_publish_cited", args=[Source.objects.get().pk])):
        looking.goes_to(f"{live_server.url}{one}")
        looking.at(f"{live_server.url}{one}")
    accept(page, live_server)
    page.goto(f"{live_server.url}/meetings/{meeting.ref}/")
    expect(page.locator("main")).to_contain_text("Beijing")
    assert not looking.wrong, "\n".join(looking.wrong)
