"""Takes the pictures in docs/pictures of a running site that holds the first dataset.

`PICTURES_USER=... PICTURES_PASSWORD=... python -m tests.browser.pictures [http://127.0.0.1:8000]`, with `make demo`
running beside it. Without a user to sign in as, the pictures of the admin are left as they are.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser import chromium, specimen

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: of the first screen, or of one part of a page."""

    name: str
    path: str = "/"
    width: int = 1280
    height: int = 800
    scheme: str = "light"
    part: str = ""

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}-{self.width}-{self.scheme}.png"

    @property
    def needs_signing_in(self) -> bool:
        return self.path.startswith("/admin/")


PLEDGE = "china-curb-precursor-exports-2023"
# Every kind of page, by the name of its pictures; of a list of the admin with `:first`, the page of its first record.
PAGES = {
    "dashboard": "/",
    "commitments": "/commitments/",
    "commitment": f"/commitments/{PLEDGE}/",
    "actors": "/actors/",
    "actor": "/actors/china/",
    "meetings": "/meetings/",
    "meeting": "/meetings/biden-xi-summit-2023/",
    "sanctions": "/sanctions/",
    "sanction": "/sanctions/institute-of-forensic-science-sanctions/",
    "sources": "/sources/",
    "source": "/sources/emilys-hope-fentanyl-talks/",
    "topics": "/topics/",
    "topic": "/topics/precursor-chemicals/",
    "figures": "/indicators/",
    "figure": "/indicators/us-fentanyl-related-deaths-cdc/",
    "methodology": "/methodology/",
    "agreement": "/methodology/agreement/",
    "search": "/search/?q=fentynal",
    "changes": "/changes/",
    "follow": "/follow/",
    "cite": f"/commitments/{PLEDGE}/cite/",
    "embed": f"/embed/commitments/{PLEDGE}/",
    "correction": f"/corrections/?record=commitment/{PLEDGE}",
    "not-found": "/commitments/no-such-pledge/",
    "admin-home": "/admin/",
    "admin-commitments": "/admin/tracker/commitment/",
    "admin-commitment": f"/admin/tracker/commitment/?q={PLEDGE}:first",
    "admin-plan": "/admin/tracker/importbatch/:first",
    "admin-review": "/admin/tracker/statusupdate/review/",
    "admin-disagreements": "/admin/tracker/ruling/add/",
}
SPECIMENS = ("sizes", "spaces", "colours", "marks")
SCHEMES = ("light", "dark")
PICTURES = (
    *(Picture(name=name, path=path, scheme=scheme) for name, path in PAGES.items() for scheme in SCHEMES),
    *(Picture(name="dashboard", width=320, height=700, scheme=scheme) for scheme in SCHEMES),
    Picture(name="dashboard-past", path="/?as_of=2023-01-01"),
    *(Picture(name="timeline", part="section.timeline", scheme=scheme) for scheme in SCHEMES),
    *(
        Picture(name=f"design-{part}", path="", part=f"#{part}", scheme=scheme)
        for part in SPECIMENS
        for scheme in SCHEMES
    ),
)


def sign_in(context: BrowserContext, site: str, user: str) -> None:
    """Signs in to the admin for all pages of the context."""
    page = context.new_page()
    page.goto(f"{site}/admin/")
    page.locator("#id_username").fill(user)
    page.locator("#id_password").fill(os.environ.get("PICTURES_PASSWORD", ""))
    page.locator("[type=submit]").first.click()
    page.close()


def take(context: BrowserContext, site: str, picture: Picture) -> None:
    """Takes one picture: of an address, or without one of the specimens."""
    page = context.new_page()
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.emulate_media(color_scheme=picture.scheme)  # type: ignore[arg-type]
    path, _, first = picture.path.partition(":")
    if path:
        page.goto(f"{site}{path}")
    else:
        page.set_content(specimen.sheet())
    if first:
        page.goto(f"{site}{page.locator('#result_list tbody th a').first.get_attribute('href')}")
    if picture.part:
        page.locator(picture.part).screenshot(path=picture.file)
    else:
        page.screenshot(path=picture.file)
    page.close()
    sys.stdout.write(f"{picture.file.name}\n")


def main() -> None:
    """Takes every picture."""
    site = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000").rstrip("/")
    user = os.environ.get("PICTURES_USER", "")
    FOLDER.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.of_system(), args=sandbox)
        context = browser.new_context()
        for picture in PICTURES:
            if not picture.needs_signing_in:
                take(context, site, picture)
        if user:
            sign_in(context, site, user)
            for picture in PICTURES:
                if picture.needs_signing_in:
                    take(context, site, picture)
        browser.close()


if __name__ == "__main__":
    main()
