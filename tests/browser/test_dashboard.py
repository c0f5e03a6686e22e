"""The dashboard in a real browser, with the first dataset."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tracker.models import Commitment, Meeting, Sanction

HREFS = "links => links.map(link => link.getAttribute('href'))"
RECORDS: dict[str, Any] = {"commitment_detail": Commitment, "meeting_detail": Meeting, "sanction_detail": Sanction}
FIRST_SCREEN = {"width": 1280, "height": 800}
FIRST_SCREEN_SAYS = ("#lead", ".dateline", ".shares", ".left-out", "#changed", "#overdue", "#say-do", "#in-force")


@pytest.fixture
def site(first_dataset: None, live_server: LiveServer) -> str:
    """The address of a site that holds the first dataset."""
    return live_server.url


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport=FIRST_SCREEN)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def section(page: Page, heading: str) -> str:
    """The text of the section under a heading."""
    return page.locator("section", has=page.get_by_role("heading", name=heading, exact=True)).last.inner_text()


def test_a_reader_without_scripts_finds_the_story_on_the_dashboard_alone(site: str, plain: Page) -> None:
    plain.goto(site)
    stops = section(plain, "Stops and restarts")
    assert "suspended August 2022" in stops
    assert "resumed between 15 and 30 November 2023" in stops
    exchange = section(plain, "Given in exchange")
    assert "China to curb exports of fentanyl ingredients" in exchange
    assert "in exchange for" in exchange
    assert "Trade sanctions on the Institute of Forensic Science" in exchange
    assert "lifted between 15 and 30 November 2023 by United States" in exchange
    disputes = section(plain, "Where sources disagree")
    assert "Biden-Xi summit" in disputes
    assert "15 November 2023" in disputes
    assert "16 November 2023" in disputes


def test_the_first_screen_holds_what_matters_without_scrolling(site: str, plain: Page) -> None:
    plain.goto(site)
    for selector in FIRST_SCREEN_SAYS:
        box = plain.locator(selector).bounding_box()
        assert box is not None, selector
        assert box["y"] + box["height"] <= FIRST_SCREEN["height"], selector


def test_filters_work_without_scripts_and_live_in_the_address(site: str, plain: Page) -> None:
    plain.goto(site)
    plain.get_by_label("Status").first.select_option("fulfilled")
    plain.get_by_label("As of").fill("2024-02-15")
    plain.get_by_role("button", name="Show").click()
    assert "status=fulfilled" in plain.url
    assert "as_of=2024-02-15" in plain.url
    heading = plain.locator("h1").inner_text()
    plain.reload()
    assert plain.locator("h1").inner_text() == heading
    assert plain.get_by_text("Past view: as of").is_visible()


def test_every_mark_leads_to_a_record(site: str, plain: Page) -> None:
    plain.goto(site)
    addresses = set(plain.locator(".plot a[href]").evaluate_all(HREFS)) - {""}
    assert len(addresses) > 20
    # One of each kind is asked for; the others lead to a record that such a page is of.
    asked = {}
    for address in sorted(address for address in addresses if not address.startswith("#")):
        found = resolve(urlsplit(address).path)
        records = RECORDS[found.url_name or ""].objects.published()
        assert records.filter(ref=found.kwargs["ref"]).exists(), address
        asked[found.url_name] = address
    assert len(asked) == len(RECORDS)
    for address in asked.values():
        assert plain.request.get(f"{site}{address}").status == 200, address


def test_on_a_small_screen_icons_stand_beside_titles_and_headings_above_their_rows(site: str, plain: Page) -> None:
    plain.set_viewport_size({"width": 320, "height": 800})
    plain.goto(site)
    rows = plain.locator(".timeline .labels li", has=plain.locator(".mark"))
    apart = rows.evaluate_all(
        """rows => rows.map(row => {
            const [icon, line] = [row.querySelector(".mark").getBoundingClientRect(),
                                  row.querySelector("a").getClientRects()[0]];
            return Math.abs(icon.top - line.top);
        })"""
    )
    assert len(apart) > 10
    assert max(apart) <= 2
    below = plain.locator(".timeline .lane-head").evaluate_all(
        """heads => heads.map(head =>
            head.getBoundingClientRect().bottom - head.firstChild.getBoundingClientRect().bottom)"""
    )
    assert len(below) == 2
    assert max(below) <= 8
