"""Two people with two browsers at one commitment; an actor merged and had back; what was deleted, and going back."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_admin import sign_in
from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, TopicFactory
from tests.integration.admin_forms import address
from tracker.history.changes import changes_of
from tracker.history.deleted_rows import latest_deletions
from tracker.models import Actor, Commitment, MergedRef, Party, Topic

pytestmark = pytest.mark.django_db(transaction=True)


def faults(page: Page) -> list[str]:
    """What a screen reader would stumble over, and whether the page is wider than the screen."""
    found = [f"{each['id']}: {each['nodes'][0]['html']}" for each in Axe().run(page).response["violations"]]
    return [*found, "too wide"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else found


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_two_browsers_at_one_commitment(browser: Browser, live_server: LiveServer) -> None:
    commitment = CommitmentFactory(title="Schedule all fentanyl", summary="As the readout has it.")
    # One of them without JavaScript, on a small screen.
    first = browser.new_page()
    second = browser.new_page(java_script_enabled=False, viewport={"width": 320, "height": 800})
    ana = sign_in(first, live_server, "Analyst")
    sign_in(second, live_server, "Analyst")
    for page in (first, second):
        page.goto(f"{live_server.url}{address(Commitment, 'change', commitment.pk)}")
    first.fill("#id_title", "Schedule fentanyl as a class")
    first.fill("#id_summary", "As the law has it.")
    save(first)
    expect(first.locator(".messagelist .success")).to_contain_text("was changed successfully")
    second.fill("#id_title", "Schedule every kind of fentanyl")
    second.fill("#id_deliverable", "A notice in the gazette.")
    save(second)
    expect(second.get_by_role("heading", level=1)).to_have_text("Someone else saved this meanwhile")
    expect(second.locator(".conflict-saves")).to_contain_text(f"by {ana.username}")
    title = second.get_by_role("group", name="Title")
    expect(title).to_contain_text("Schedule fentanyl as a class")
    expect(title).to_contain_text("Schedule every kind of fentanyl")
    title.get_by_label("Yours").check()
    expect(second.get_by_role("group", name="Summary").get_by_label("Saved meanwhile")).to_be_checked()
    second.get_by_role("button", name="Save as chosen").click()
    expect(second.locator(".messagelist .success")).to_contain_text("was changed successfully")
    commitment.refresh_from_db()
    assert (commitment.title, commitment.summary, commitment.deliverable) == (
        "Schedule every kind of fentanyl",
        "As the law has it.",
        "A notice in the gazette.",
    )
    # The first is asked in turn; the page is clean for a screen reader.
    first.goto(f"{live_server.url}{address(Commitment, 'change', commitment.pk)}")
    Commitment.objects.update(title="Schedule none of it")
    first.fill("#id_title", "Schedule all of it")
    save(first)
    expect(first.get_by_role("button", name="Save as chosen")).to_be_visible()
    assert not faults(first)
    first.close()
    second.close()


def test_an_actor_is_merged_and_had_back(page: Page, live_server: LiveServer) -> None:
    merged = ActorFactory(ref="mps", name="Ministry of Public Security of China")
    kept = ActorFactory(ref="ministry-of-public-security", name="Ministry of Public Security")
    party, wrong = PartyFactory(actor=merged), []
    sign_in(page, live_server, "Reviewer")
    page.goto(f"{live_server.url}{address(Actor, 'change', merged.pk)}")
    page.get_by_role("link", name="Merge…").click()
    page.get_by_role("link", name=kept.name, exact=True).click()
    expect(page.locator(".merge-moves")).to_contain_text(str(party.commitment))
    wrong += faults(page)
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was merged into")
    page.goto(f"{live_server.url}/actors/mps/")
    expect(page).to_have_url(f"{live_server.url}/actors/ministry-of-public-security/")
    page.goto(f"{live_server.url}{address(MergedRef, 'changelist')}")
    page.get_by_role("link", name="mps", exact=True).click()
    page.get_by_role("link", name="Undo merge…").click()
    wrong += faults(page)
    page.get_by_role("button", name="Undo the merge").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is an actor of its own again")
    assert Party.objects.get().actor == merged
    page.goto(f"{live_server.url}/actors/mps/")
    expect(page).to_have_url(f"{live_server.url}/actors/mps/")
    assert not wrong + looks_back(page, live_server)


def looks_back(page: Page, server: LiveServer) -> list[str]:
    """What is wrong with the pages of what was deleted and of former states, once they have been used."""
    topic: Any = TopicFactory(name="First")
    Topic.objects.update(name="Second")
    page.goto(f"{server.url}{address(Topic, 'history', topic.pk)}")
    page.get_by_role("link", name="Go back to this").click()
    wrong = faults(page)
    page.get_by_role("button", name="Put back what is ticked").click()
    expect(page.locator(".messagelist .success")).to_contain_text("went back")
    assert changes_of(topic)[0].fields[0].after == "First"
    wrong += faults(page)
    topic.delete()
    page.goto(f"{server.url}{address(Topic, 'changelist')}")
    page.get_by_role("link", name="Deleted").click()
    wrong += faults(page)
    page.get_by_role("link", name="Restore").click()
    wrong += faults(page)
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is back as it was")
    assert not latest_deletions(Topic, before=None, limit=1)
    return wrong
