"""The whole road of a verdict, written by one and published by another; and of a disagreement, until it is decided."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in
from tests.browser.test_follow_up import add_follow_up
from tests.factories import AssessmentFactory, CitationFactory, CommitmentFactory, StatusUpdateFactory
from tests.integration.admin.forms import address
from tracker.models import StatusUpdate
from tracker.vocabulary import Stage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("first_dataset")]


def try_to_publish_ones_own(page: Page, server: LiveServer, update: StatusUpdate) -> None:
    """Sends the form with a stage that it does not offer."""
    page.goto(f"{server.url}{address(StatusUpdate, 'change', update.pk)}")
    page.locator("#id_stage").evaluate("select => select.append(new Option('Published', 'published', true, true))")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errorlist").first).to_contain_text("someone other than its author publishes it")
    page.get_by_role("link", name="Review and publish").click()
    expect(page.locator(".review-why-not")).to_contain_text("someone other than its author publishes it")
    expect(page.get_by_label("Publish this")).to_have_count(0)


def publish(page: Page, server: LiveServer) -> None:
    """Publishes what waits, having seen it."""
    page.goto(f"{server.url}{reverse('admin:tracker_statusupdate_review')}")
    expect(page.locator(".review-sources")).to_contain_text("paragraph 29")
    page.get_by_label("Publish this").check()
    page.get_by_role("button", name="Publish selected").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Published: Fulfilled as of 2024-05")


def decide(page: Page, server: LiveServer) -> str:
    """Accepts the later of the two days given for the summit, and returns the address of the page that did it."""
    page.goto(f"{server.url}{reverse('admin:tracker_ruling_add')}")
    page.get_by_role("link", name="Held: Biden-Xi summit").click()
    decided = page.url
    page.get_by_label("16 November 2023 (uncertain)").check()
    page.get_by_label("Reason").fill("The speech names the day on which it was settled.")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Decided: Held of Biden-Xi summit")
    expect(page.get_by_role("link", name="Held: Biden-Xi summit")).to_have_count(0)
    return decided


def pages_with_something_on_them() -> list[str]:
    """The pages of review and double coding."""
    pair, waiting = CommitmentFactory.create(), AssessmentFactory.create()
    for assessment in (*AssessmentFactory.create_batch(2, commitment=pair), waiting):
        assessment.submit()
    CitationFactory.create(commitment=None, status_update=StatusUpdateFactory.create(stage=Stage.IN_REVIEW))
    return [reverse(name) for name in ("admin:tracker_statusupdate_review", "admin:tracker_ruling_add", "agreement")]


def test_a_verdict_is_published_by_a_second_person_and_a_disagreement_decided(
    page: Page, live_server: LiveServer, looking: Looking
) -> None:
    sign_in(page, live_server, "Analyst")
    add_follow_up(page, live_server, axis="evidence", status="fulfilled", stage="in_review")
    try_to_publish_ones_own(page, live_server, StatusUpdate.objects.latest("pk"))
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="5 fulfilled")).to_be_visible()
    sign_in(page, live_server, "Reviewer")
    publish(page, live_server)
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="6 fulfilled")).to_be_visible()
    decided = decide(page, live_server)
    page.goto(f"{live_server.url}{reverse('meeting_detail', args=['biden-xi-summit-2023'])}")
    expect(page.locator(".versions .accepted")).to_contain_text("The speech names the day on which it was settled.")
    for one in (decided, *(f"{live_server.url}{shown}" for shown in pages_with_something_on_them())):
        looking.goes_to(one)
        looking.at(one)
    assert not looking.wrong, "\n".join(looking.wrong)
