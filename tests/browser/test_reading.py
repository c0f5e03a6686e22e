"""A reader who starts at the dashboard and only clicks finds the story and where each part of it is written."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tracker.models import Source

COOPERATION = "Cooperation between the United States and China against narcotics"


@pytest.fixture
def reader(first_dataset: None, live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """The dashboard of a site that holds the first dataset, in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    yield page
    context.close()


def title_of(source: str) -> str:
    """What the source with that ref is called."""
    return Source.objects.get(ref=source).title


def follow(page: Page, name: str, *, within: str = "main") -> None:
    """Clicks the first link of that name and waits for the page it leads to."""
    page.locator(within).get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def test_when_cooperation_was_suspended_and_resumed(reader: Page) -> None:
    follow(reader, COOPERATION)
    expect(reader.get_by_role("heading", level=1)).to_have_text(COOPERATION)
    course = reader.get_by_role("region", name="Periods at each status")
    expect(course.get_by_role("row", name="Suspended August 2022 471")).to_be_visible()
    expect(course.get_by_role("row", name="In progress Resumed between 15 and 30 November 2023")).to_be_visible()
    halt = reader.locator("#cooperation-evidence-2022")
    report = title_of("us-presses-china-2023")
    expect(halt).to_contain_text("Paragraph 27")
    follow(reader, report, within="#cooperation-evidence-2022")
    expect(reader.get_by_role("heading", level=1)).to_have_text(report)


def test_what_the_united_states_gave_in_exchange(reader: Page) -> None:
    follow(reader, "China to curb exports of fentanyl ingredients")
    exchange = reader.locator("section", has=reader.get_by_role("heading", name="Given in exchange"))
    expect(exchange).to_contain_text("in exchange for")
    expect(exchange).to_contain_text("lifted between 15 and 30 November 2023")
    exchange.get_by_role("link", name="Trade sanctions on the Institute of Forensic Science").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trade sanctions on the Institute of Forensic Science")
    expect(reader.locator("main")).to_contain_text("Issued by")
    expect(reader.locator("dl.facts").get_by_role("link", name="United States")).to_be_visible()
    expect(reader.locator(".standing")).to_contain_text("Lifted")
    back = reader.locator("section", has=reader.get_by_role("heading", name="Given in exchange"))
    expect(back).to_contain_text("China to curb exports of fentanyl ingredients")
    expect(back).to_contain_text("paragraph")


def test_which_two_days_sources_give_for_the_same_meeting(reader: Page) -> None:
    follow(reader, "Biden-Xi summit")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Biden-Xi summit")
    differ = reader.locator("section", has=reader.get_by_role("heading", name="Where sources disagree"))
    accepted, other = differ.locator(".versions > li").all()
    expect(accepted).to_contain_text("15 November 2023")
    expect(accepted).to_contain_text(f"{title_of('us-presses-china-2023')}, paragraph 1")
    expect(other).to_contain_text("16 November 2023 (uncertain)")
    expect(other).to_contain_text(f"{title_of('biden-resume-counternarcotics')}, paragraph 6")


def test_a_past_day_stays_the_same_day_from_page_to_page(reader: Page) -> None:
    reader.get_by_label("As of").fill("2023-01-01")
    reader.get_by_role("button", name="Show").click()
    follow(reader, COOPERATION)
    expect(reader.get_by_text("Shown as of 1 January 2023")).to_be_visible()
    expect(reader.locator(".headline")).to_contain_text("Suspended")
    reader.get_by_role("navigation", name="Main").get_by_role("link", name="Sanctions").click()
    follow(reader, "Trade sanctions on the Institute of Forensic Science")
    expect(reader.get_by_text("Shown as of 1 January 2023")).to_be_visible()
    expect(reader.locator(".headline")).to_contain_text("In force")
