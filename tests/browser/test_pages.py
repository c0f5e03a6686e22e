"""The record pages in a real browser, with the first dataset."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

PAGES = [
    "/commitments/?actor=china",
    "/commitments/us-china-counternarcotics-cooperation/",
    "/commitments/curb-pill-press-exports-2023/?as_of=2024-05-01",
    "/commitments/china-asks-us-cut-demand/",
    "/actors/?kind=person",
    "/actors/china/",
    "/actors/joe-biden/",
    "/meetings/",
    "/meetings/biden-xi-summit-2023/",
    "/sanctions/?state=in_force&as_of=2023-01-01",
    "/sanctions/institute-of-forensic-science-sanctions/",
    "/sources/",
    "/sources/emilys-hope-fentanyl-talks/",
    "/topics/",
    "/topics/precursor-chemicals/",
    "/indicators/?q=nothing-has-this-name",
    "/indicators/us-fentanyl-related-deaths-cdc/",
    "/methodology/",
    "/cite/?actor=china&as_of=2024-02-15",
    "/?as_of=2024-02-15&known_on=2024-02-15&figures=00000000000000000000000000000000",
    "/follow/?actor=china",
    "/embed/commitments/us-china-counternarcotics-cooperation/",
    "/search/",
    "/search/?q=fentynal",
    "/changes/",
]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site that holds the first dataset."""
    call_command("seed", verbosity=0)
    return live_server.url


# Contrast hangs on the scheme and everything else on the width, so two of the four pairs try every rule.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_every_kind_of_page_is_legible_for_all_and_keeps_to_itself(
    site: str, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(f"{site}{address}")
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert said == []
    assert [address for address in asked if not address.startswith(site)] == []
    context.close()


def test_page_that_is_not_there_is_readable_too(site: str, page: Page) -> None:
    response = page.goto(f"{site}/commitments/no-such/")
    assert response is not None
    assert response.status == 404
    assert page.get_by_text("There is no published commitment “no-such”").is_visible()
    assert Axe().run(page).violations_count == 0


def test_wide_tables_scroll_by_keyboard_in_their_own_frame(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site}/commitments/")
    frame = page.get_by_role("region", name="Commitments")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(frame).not_to_have_js_property("scrollLeft", 0)
