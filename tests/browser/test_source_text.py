"""An article becomes records in one sitting: its text is pasted, passages are selected and cited."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.articles import ARTICLE
from tests.browser.looking import Looking
from tests.browser.test_admin import choose, sign_in
from tests.factories import CommitmentFactory, SourceFactory
from tests.integration.admin.forms import address
from tracker.models import Citation, Meeting, Source, StatusUpdate

pytestmark = pytest.mark.django_db(transaction=True)


def saved(page: Page, words: str) -> None:
    expect(page.locator(".messagelist .success")).to_contain_text(words)


def paste(page: Page, server: LiveServer, source: Any) -> None:
    page.goto(f"{server.url}{address(Source, 'change', source.pk)}")
    page.get_by_role("link", name="Read and cite its text").click()
    page.get_by_label("Text:").fill(ARTICLE)
    page.get_by_role("button", name="Archive this text").click()
    saved(page, "The text was archived: 4 paragraphs.")


def select_by_mouse(page: Page, paragraph: int) -> None:
    """Selects the whole paragraph with three clicks."""
    page.locator(f".words[data-paragraph='{paragraph}']").click(click_count=3)
    expect(page.get_by_label("Paragraph:")).to_have_value(str(paragraph))


def select_by_keyboard(page: Page, paragraph: int, *, words: int) -> None:
    """Takes the first words of a paragraph from its number."""
    page.get_by_role("link", name=f"Quote from paragraph {paragraph}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quote:")).to_be_focused()
    for _ in range(words):
        page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quote:")).to_be_focused()


def cite_for_a_commitment(page: Page) -> None:
    select_by_mouse(page, 4)
    choose(page, "id_commitment", "records")
    page.get_by_role("button", name="Cite for this record").click()
    saved(page, "Paragraph 4 is cited for Share the records")


def cite_for_a_new_meeting(page: Page) -> None:
    select_by_keyboard(page, 1, words=10)
    expect(page.get_by_label("Quote:")).to_have_value("Officials of the two ministries met in the harbour town")
    page.get_by_role("button", name="New meeting").click()
    page.fill("#id_title", "Harbour talks")
    page.fill("#id_ref", "harbour-talks")
    page.select_option("#id_kind", "talks")
    page.get_by_role("button", name="Save", exact=True).click()
    saved(page, "was added successfully")
    expect(page.locator("#id_kind")).to_have_value("meeting")


def cite_for_a_new_status_update(page: Page) -> None:
    select_by_keyboard(page, 3, words=8)
    page.get_by_role("button", name="New status update").click()
    choose(page, "id_commitment", "records")
    page.select_option("#id_axis", "evidence")
    page.select_option("#id_status", "in_progress")
    page.select_option("#id_stage", "in_review")
    page.fill("#id_as_of", "May 2023")
    page.get_by_role("button", name="Save", exact=True).click()
    saved(page, "was added successfully")


def refuse_a_third_and_publish_by_a_second(page: Page, server: LiveServer) -> None:
    """What one analyst wrote, another may not publish; a reviewer may, having seen it."""
    review = f"{server.url}{reverse('admin:tracker_statusupdate_review')}"
    sign_in(page, server, "Analyst")
    page.goto(review)
    expect(page.locator(".review-why-not")).to_contain_text("Only a reviewer may publish this")
    expect(page.get_by_label("Publish this")).to_have_count(0)
    sign_in(page, server, "Reviewer")
    page.goto(review)
    page.get_by_label("Publish this").check()
    page.get_by_role("button", name="Publish selected").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Published: In progress as of 2023-05")


@pytest.mark.usefixtures("one_person")
def test_an_article_becomes_records_in_one_sitting(page: Page, live_server: LiveServer, looking: Looking) -> None:
    source, commitment = SourceFactory(title="Gazette"), CommitmentFactory(title="Share the records")
    sign_in(page, live_server, "Analyst")
    paste(page, live_server, source)
    cite_for_a_commitment(page)
    cite_for_a_new_meeting(page)
    cite_for_a_new_status_update(page)
    text = page.url.partition("?")[0]
    page.goto(f"{live_server.url}{address(Source, 'change', source.pk)}")
    expect(page.locator("#citations-group .badge-verified")).to_have_count(3)
    found = {(one.cited, one.paragraph, one.quote) for one in Citation.objects.all()}
    assert found == {
        (commitment, 4, "Neither side would say who pays for the office."),
        (Meeting.objects.get(), 1, "Officials of the two ministries met in the harbour town"),
        (StatusUpdate.objects.get(), 3, "We shall judge it by what arrives"),
    }
    page.goto(f"{live_server.url}/sources/{source.ref}/")
    expect(page.get_by_text("quote found in the text")).to_have_count(1)  # the rest is not public yet
    refuse_a_third_and_publish_by_a_second(page, live_server)
    assert StatusUpdate.objects.published().get().reviewer is not None
    looking.goes_to(f"{text}?at=2&whole")
    looking.at(page.url)
    assert not looking.wrong, "\n".join(looking.wrong)
