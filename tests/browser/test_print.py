"""Pages on paper: all of the text, charts whole, and no more sheets than it takes."""

import re
import zlib

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

COOPERATION = "/commitments/us-china-counternarcotics-cooperation/"
# A4 at 96 dots an inch, without the margins that print.css sets.
SHEET = {"width": 680, "height": 1030}
CUT_OFF = "[...document.querySelectorAll('.table-scroll')].filter(box => box.scrollWidth > box.clientWidth + 1).length"
TALLEST_CHART = "Math.max(0, ...[...document.querySelectorAll('.drawing')].map(box => box.offsetHeight))"
CLICKED = ".masthead-nav, form, .button, .pagination, .snippet, .skip"
SHOWS_TEXT = re.compile(rb"T[jJ]\b")


def letters_are_drawn(pdf: bytes) -> int:
    """How many times the document shows a piece of text, and not a picture of one."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    plain = (zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")
    return sum(len(SHOWS_TEXT.findall(stream)) for stream in plain if b"BT" in stream)


@pytest.mark.parametrize(("path", "sheets", "address"), [("/", 6, COOPERATION), (COOPERATION, 10, "/actors/china/")])
def test_page_prints_light_whole_and_with_addresses(
    first_dataset: None, live_server: LiveServer, browser: Browser, path: str, sheets: int, address: str
) -> None:
    context = browser.new_context(color_scheme="dark", viewport=SHEET)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", pdf)) <= sheets
    assert letters_are_drawn(pdf) > 100
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert not any(clicked.is_visible() for clicked in page.locator(CLICKED).all())
    assert page.evaluate(CUT_OFF) == 0
    assert page.evaluate(TALLEST_CHART) < SHEET["height"]
    link = page.locator(f"main a[href='{address}']").first
    written = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert written == f'" (" "{address}" ")"' or address in written
    context.close()
