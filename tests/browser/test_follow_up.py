"""The whole road: someone signs in, adds a follow-up with its source, and the dashboard changes."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_admin import choose
from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tracker.models import Commitment, StatusUpdate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("first_dataset")]

PASSWORD = "a-long-enough-phrase"
WARNING = "china-warn-firms-2023"
TITLE = "China to warn firms off the precursor trade"


def sign_in(page: Page, server: LiveServer, group: str) -> None:
    """Signs a new member of the group in by name and password, from the link on the dashboard."""
    person = UserFactory.create(group=group)
    person.set_password(PASSWORD)
    person.save()
    page.context.clear_cookies()
    page.goto(server.url)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def add_follow_up(page: Page, server: LiveServer, *, axis: str, status: str, stage: str) -> None:
    """Adds a status update of May 2024, cited from the article that reports the promise."""
    commitment = Commitment.objects.get(ref=WARNING)
    page.goto(f"{server.url}{address(Commitment, 'change', commitment.pk)}")
    page.get_by_role("link", name="Add status update").click()
    page.select_option("#id_axis", axis)
    page.select_option("#id_status", status)
    page.fill("#id_as_of", "May 2024")
    page.select_option("#id_stage", stage)
    page.get_by_role("button", name="Add another Citation").click()
    choose(page, "id_citations-0-source", "nbc")
    page.fill("#id_citations-0-paragraph", "29")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")


@pytest.mark.usefixtures("one_person")
def test_what_a_party_says_is_on_the_dashboard_at_once(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="2 gaps")).to_be_visible()
    sign_in(page, live_server, "Analyst")
    add_follow_up(page, live_server, axis="official", status="fulfilled", stage="published")
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="3 gaps")).to_be_visible()
    changed = page.locator("section", has=page.get_by_role("heading", name="Latest changes")).last
    expect(changed.locator("li").first).to_contain_text(TITLE)
    expect(changed.locator("li").first).to_contain_text("Fulfilledclaimed by a party, May 2024")
    page.get_by_role("link", name=TITLE).first.click()
    update = page.locator(f"#{StatusUpdate.objects.latest('pk').ref}")
    expect(update).to_contain_text("May 2024")
    expect(update).to_contain_text("Paragraph 29")
