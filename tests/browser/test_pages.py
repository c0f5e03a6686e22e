"""The record pages in a real browser, with the first dataset."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def site(first_dataset: None, live_server: LiveServer) -> str:
    """The address of a site that holds the first dataset."""
    return live_server.url


def test_wide_tables_scroll_by_keyboard_in_their_own_frame(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site}/commitments/")
    frame = page.get_by_role("region", name="Commitments")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(frame).not_to_have_js_property("scrollLeft", 0)
