"""Two people with two browsers at one commitment; an actor merged and had back; what was deleted, and going back."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in
from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, TopicFactory
from tests.integration.admin.forms import address
from tracker.history.changes import changes_of
from tracker.history.deleted_rows import latest_deletions
from tracker.models import Actor, Commitment, MergedRef, Party, Topic
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db(transaction=True)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.usefixtures("one_person")
def test_two_browsers_at_one_commitment(browser: Browser, live_server: LiveServer, known_places: set[str]) -> None:
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
    expect(second.get_by_role("group", name="Summary").get_by_label("Saved by someone else")).to_be_checked()
    second.get_by_role("button", name="Save selected values").click()
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
    expect(first.get_by_role("button", name="Save selected values")).to_be_visible()
    looking = Looking(first, live_server.url, known_places)
    looking.at("the page of what two wrote")
    assert not looking.wrong
    first.close()
    second.close()


def test_an_actor_is_merged_and_had_back(page: Page, live_server: LiveServer, looking: Looking) -> None:
    merged = ActorFactory(ref="mps", name="Ministry of Public Security of China")
    kept = ActorFactory(ref="ministry-of-public-security", name="Ministry of Public Security")
    party = PartyFactory(actor=merged)
    sign_in(page, live_server, "Reviewer")
    page.goto(f"{live_server.url}{address(Actor, 'change', merged.pk)}")
    page.get_by_role("link", name="Merge duplicates…").click()
    page.get_by_role("link", name=kept.name, exact=True).click()
    expect(page.locator(".merge-moves")).to_contain_text(str(party.commitment))
    looking.at("the page that merges")
    page.get_by_role("button", name="Merge duplicates").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was merged into")
    page.goto(f"{live_server.url}/actors/mps/")
    expect(page).to_have_url(f"{live_server.url}/actors/ministry-of-public-security/")
    page.goto(f"{live_server.url}{address(MergedRef, 'changelist')}")
    page.get_by_role("link", name="mps", exact=True).click()
    page.get_by_role("link", name="Undo merge…").click()
    looking.at("the page that undoes a merge")
    page.get_by_role("button", name="Undo the merge").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is a separate actor again")
    assert Party.objects.get().actor == merged
    page.goto(f"{live_server.url}/actors/mps/")
    expect(page).to_have_url(f"{live_server.url}/actors/mps/")
    assert not looking.wrong


def test_a_record_goes_back_is_deleted_and_restored(page: Page, live_server: LiveServer, looking: Looking) -> None:
    sign_in(page, live_server, "Reviewer")
    topic: Any = TopicFactory(stage=Stage.DRAFT, name="First")
    Topic.objects.update(name="Second")
    page.goto(f"{live_server.url}{address(Topic, 'history', topic.pk)}")
    page.get_by_role("link", name="Restore this version").click()
    looking.at("the page that goes back")
    page.get_by_role("button", name="Restore selected").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was restored as selected")
    assert changes_of(topic)[0].fields[0].after == "First"
    looking.at("the history of a record that went back")
    topic.delete()
    page.goto(f"{live_server.url}{address(Topic, 'changelist')}")
    page.get_by_role("link", name="Deleted").click()
    looking.at("the list of what was deleted")
    page.get_by_role("link", name="Restore").click()
    looking.at("the page that restores")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was restored")
    assert not latest_deletions(Topic, before=None, limit=1)
    assert not looking.wrong
