"""Looking at pages one after the other as all kinds of readers do, and noting what is wrong."""

from collections.abc import Iterable

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

from tests.browser import accessibility
from tests.browser.crawl import LINKS, Crawl

WIDE, NARROW, HIGH = 1280, 320, 800
OPEN_EVERYTHING = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"
END_TRANSITIONS = "() => document.getAnimations().forEach((change) => change.finish())"
# What a browser says by itself of a page that is meant to be refused.
IS_REFUSED = "the server responded with a status of 40"


class Looking:
    """An open page of a browser, and what was wrong with all it has shown, but for colours in known places."""

    def __init__(self, page: Page, site: str, known_places: set[str]) -> None:
        self.page = page
        self.site = site
        self.wrong: list[str] = []
        self._said: list[str] = []
        self._known_places = known_places
        page.on("console", lambda said: self._said.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("request", lambda request: self._asks(request.url))

    def all_of(self, crawl: Crawl) -> list[str]:
        """Looks at every address of the crawl, and returns them."""
        looked_at = []
        for address in crawl:
            if self.goes_to(address):
                self.at(address)
                crawl.found(address, self.page.evaluate(LINKS))
                looked_at.append(address)
        return looked_at

    def goes_to(self, address: str) -> bool:
        """Opens an address, wide and in the light; returns whether a page is there, and not a file."""
        self._see(width=WIDE, scheme="light")
        try:
            answer = self.page.goto(address)
        except BrowserError as error:
            if "Download is starting" in error.message:
                return False
            raise
        return answer is not None and answer.headers.get("content-type", "").startswith("text/html")

    def at(self, address: str) -> None:
        """Looks at the page that is open, which the address led to, and then at it narrow and in the dark."""
        self.page.evaluate(OPEN_EVERYTHING)
        self._note(address, (said for said in self._said if IS_REFUSED not in said))
        accessibility.prepare(self.page, self._known_places)
        self._note(address, accessibility.faults(self.page))
        self._see(width=NARROW, scheme="dark")
        self.page.evaluate(END_TRANSITIONS)
        if self.page.evaluate("document.documentElement.scrollWidth") > NARROW:
            self._note(address, [f"wider than {NARROW} pixels"])
        self._note(f"{address} in the dark", accessibility.faults_of_colour(self.page))
        # To look so closely writes styles on the page, which the policy forbids: no fault of the page.
        self._said.clear()

    def _see(self, *, width: int, scheme: str) -> None:
        self.page.set_viewport_size({"width": width, "height": HIGH})
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def _asks(self, address: str) -> None:
        if not address.startswith((f"{self.site}/", "data:")):
            self._note(self.page.url, [f"asks another site for {address}"])

    def _note(self, address: str, faults: Iterable[str]) -> None:
        self.wrong += [f"{address}: {fault}" for fault in faults]
