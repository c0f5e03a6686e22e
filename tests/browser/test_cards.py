"""Cards at the desk of a text: with a wrong word, without a script, and as a picture."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.articles import ARTICLE
from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in
from tests.factories import ActorFactory, ArchivedTextFactory
from tracker.models import Citation, Commitment, Meeting, Source

pytestmark = pytest.mark.django_db(transaction=True)


def open_text(page: Page, server: LiveServer) -> str:
    source: Source = ArchivedTextFactory.create(text=ARTICLE).source
    address = f"{server.url}{reverse('admin:tracker_source_text', args=[source.pk])}"
    page.goto(address)
    return address


def add_card(page: Page, kind: str) -> None:
    page.fill("#card-kind", kind)
    page.keyboard.press("Enter")


def test_a_wrong_word_is_told_on_its_card_and_mended_there(
    page: Page, live_server: LiveServer, looking: Looking
) -> None:
    ActorFactory(name="Northern ministry")
    sign_in(page, live_server, "Analyst")
    address = open_text(page, live_server)
    page.get_by_role("link", name="Quote from paragraph 2").click()
    add_card(page, "no such thing")
    expect(page.locator(".card")).to_have_count(0)
    add_card(page, "commit")
    page.keyboard.type("Hand over the records")
    expect(page.locator(".card-title")).to_have_text("Hand over the records")
    page.select_option("#id_card-1-kind", "pledge")
    with page.expect_response(lambda answer: "term=Northern" in answer.url):
        page.fill("#id_card-1-said-speaker", "Northern")
    expect(page.locator("#names-offered option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#card-kind")).to_be_focused()
    add_card(page, "meeting")
    expect(page.locator(".card").first).not_to_have_attribute("open", "")
    page.keyboard.type("Harbour talks")
    add_card(page, "actor")
    page.get_by_role("button", name="Remove this card").click()
    page.get_by_role("button", name="Save all as drafts").click()
    expect(page.locator("#cards > .errorlist")).to_contain_text("put right card 1, 2, and save again")
    expect(page.locator(".card[open]")).to_have_count(2)
    expect(page.locator(".card").first).to_contain_text("There is no actor called “Northern”.")
    expect(page.locator("#id_card-1-passage-words")).to_contain_text("Under it the northern ministry")
    looking.at(address)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.fill("#id_card-1-said-speaker", "northern ministry")
    page.select_option("#id_card-2-kind", "talks")
    page.get_by_role("button", name="Save all as drafts").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Saved from 2 cards, drafts")
    assert (Commitment.objects.count(), Meeting.objects.count(), Citation.objects.count()) == (1, 1, 2)
    assert not looking.wrong, "\n".join(looking.wrong)


def test_cards_need_no_script(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_page(java_script_enabled=False)
    sign_in(page, live_server, "Analyst")
    open_text(page, live_server)
    page.get_by_role("link", name="Quote from paragraph 4").click()
    for number, (kind, title) in enumerate((("Meeting", "Harbour talks"), ("commitment", "Share")), start=1):
        page.fill("#card-kind", kind)
        page.get_by_role("button", name="Add", exact=True).click()
        page.fill(f"#id_card-{number}-title", title)
    page.select_option("#id_card-2-kind", "pledge")
    page.locator(".card summary").first.click()
    page.select_option("#id_card-1-kind", "talks")
    page.get_by_role("button", name="Save all as drafts").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Saved from 2 cards, drafts")
    assert {one.quote for one in Citation.objects.all()} == {"Neither side would say who pays for the office."}
    page.close()
