"""A reader with a keyboard alone and no scripts goes from the dashboard to a record, and reports an error in it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tracker.corrections import form
from tracker.models import Correction

PLEDGE = "China to curb exports of fentanyl ingredients"
MOST_STOPS = 200
# The parts of a field for a day are the browser's own, and show themselves which has the focus.
FOCUSED = """
() => {
  const { activeElement: at } = document;
  const label = at.labels && at.labels.length ? at.labels[0] : at;
  const { top, bottom } = at.getBoundingClientRect();
  return {
    words: label.textContent.trim(),
    isSeen: (at.type === 'date' || getComputedStyle(at).outlineStyle !== 'none') && bottom > 0 && top < innerHeight,
  };
}
"""


@pytest.fixture
def reader(first_dataset: None, live_server: LiveServer, browser: Browser) -> Iterator[Page]:
    """The dashboard of a site that holds the first dataset."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(live_server.url)
    yield page
    context.close()


def tab_to(page: Page, words: str, *, key: str = "Tab") -> None:
    """Presses the key until what has those words is focused; every stop on the way can be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        assert stop["isSeen"], stop
        if stop["words"].startswith(words):
            return
    raise AssertionError(f"{MOST_STOPS} stops, and none was {words}.")


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_error_is_found_and_reported_by_keyboard_without_scripts(
    reader: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "QUICKEST", timedelta(seconds=1))
    tab_to(reader, "Skip to the content")
    reader.keyboard.press("Enter")
    tab_to(reader, PLEDGE)
    press_enter(reader)
    expect(reader.get_by_role("heading", level=1)).to_have_text(PLEDGE)
    tab_to(reader, "Report an error on this page", key="Shift+Tab")
    press_enter(reader)
    tab_to(reader, "What is wrong?")
    reader.keyboard.type("The day is missing.")
    tab_to(reader, "Send the report")
    press_enter(reader)
    expect(reader.get_by_role("alert")).to_contain_text("Say what is correct")
    tab_to(reader, "What is correct?")
    reader.keyboard.press("Enter")
    reader.keyboard.type("15 November 2023.")
    reader.wait_for_timeout(1000)
    tab_to(reader, "Send the report")
    press_enter(reader)
    sent = Correction.objects.get()
    assert (sent.wrong, sent.should_be) == ("The day is missing.", "15 November 2023.")
    expect(reader.locator("main")).to_contain_text(sent.ref)
