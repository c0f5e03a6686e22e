"""Pages that were drawn for fourteen promises, with a thousand: as wide as the window, legible, of a sane height."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db.models import Count
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import accessibility, layout
from tests.browser.looking import END_TRANSITIONS, HIGH
from tests.browser.test_admin import sign_in
from tests.factories import CorrectionFactory
from tests.integration.admin.forms import address
from tracker import models as records

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("thousand")]

NARROW, WIDE = 390, 1280
# How many pixels high a page may be, narrow and wide.
HIGHEST = 9_500, 5_500
# Pages that are higher, by what they are: most of them draw all there is and wait to be bounded; the methodology is
# one long text, the indicator a table of all its figures. No higher than this today.
KNOWN: Mapping[str, tuple[int, int]] = {
    "dashboard": (96_000, 47_000),
    "dashboard of past days": (26_500, 14_000),
    "dashboard of a topic": (39_500, 19_700),
    "dashboard by the press": (16_200, 8_300),
    "collection": (47_600, 24_000),
    "actor": (25_700, 13_400),
    "indicator": (15_100, 10_200),
    "changes": (18_400, 8_200),
    "changes further on": (18_800, 8_700),
    "methodology": (20_000, 12_500),
    "admin list of Commitment": (10_200, 7_800),
    "admin form": (19_600, 9_200),
}
# Links too close to each other for a finger.
KNOWN_FAULTS: Mapping[str, str] = {"actor": "target-size", "topic": "target-size"}
# Higher than this, a page takes minutes to be looked through for its colours.
TOO_HIGH_FOR_COLOURS = 12_000
MODELS = (
    "Commitment",
    "StatusUpdate",
    "Citation",
    "Source",
    "Actor",
    "Meeting",
    "Sanction",
    "SanctionStep",
    "Indicator",
    "Observation",
)


@pytest.fixture
def page(still_browser: Browser) -> Iterator[Page]:
    with still_browser.new_page() as page:
        yield page


def most(model: Any, path: str) -> str:
    """The ref of the public record on which most rows of a kind hang."""
    rows = model.objects.published() if hasattr(model.objects, "published") else model.objects.all()
    return str(rows.annotate(number=Count(path)).order_by("-number", "ref").first().ref)


def public_pages() -> dict[str, str]:
    """An address of every kind of public page by what it is, of records the fullest."""
    hubs = {
        "commitment": most(records.Commitment, "status_updates"),
        "actor": most(records.Actor, "parties"),
        "source": most(records.Source, "citations"),
        "topic": most(records.Topic, "commitments"),
        "meeting": most(records.Meeting, "commitments"),
        "sanction": most(records.Sanction, "steps"),
        "programme": most(records.Programme, "sanctions"),
        "indicator": most(records.Indicator, "observations"),
        "exchange": most(records.Exchange, "items"),
        "collection": most(records.Collection, "commitments"),
    }
    hub = hubs["commitment"]
    correction = CorrectionFactory.create(record_ref=hub)
    return {
        "dashboard": "/",
        "dashboard of past days": "/?as_of=2019-06-30&known_on=2019-12-31",
        "dashboard of a topic": "/?topic=made-up-topic-1",
        "dashboard by the press": "/?press_by=2020-01-01",
        **{f"list of {name}s": f"/{name}s/" for name in hubs},
        **{name: f"/{name}s/{ref}/" for name, ref in hubs.items()},
        "commitment on a past day": f"/commitments/{hub}/?as_of=2019-06-30",
        "list of found commitments": "/commitments/?q=precursor&page=2",
        "search": "/search/?q=precursor",
        "search, misspelt": "/search/?q=precusror",
        "changes": "/changes/",
        "changes further on": "/changes/?page=20",
        "follow": "/follow/",
        "cite": "/cite/",
        "cite a commitment": f"/commitments/{hub}/cite/",
        "card": "/embed/",
        "card of a commitment": f"/embed/commitments/{hub}/",
        "methodology": "/methodology/",
        "agreement": "/methodology/agreement/",
        "correction": "/corrections/",
        "correction sent": f"/corrections/{correction.ref}/",
    }


class Measuring:
    """An open page, and what was wrong with all it has shown."""

    def __init__(self, page: Page, site: str, known_places: set[str]) -> None:
        self.page, self.site, self.known_places = page, site, known_places
        self.wrong: list[str] = []
        self.said: list[str] = []
        page.on("console", lambda said: self.said.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def look_at(self, what: str, where: str) -> None:
        """Opens an address in the light and wide, and then looks at it narrow and in the dark."""
        self.said.clear()
        self.see(width=WIDE, scheme="light")
        answer = self.page.goto(f"{self.site}{where}")
        found = [] if answer and answer.ok else ["is no page"]
        height = layout.size(self.page)[1]
        found += [*self.said, *self.of_layout(what, WIDE)]
        if height < TOO_HIGH_FOR_COLOURS:
            accessibility.prepare(self.page, self.known_places)
            found += accessibility.faults_of_colour(self.page)
        self.see(width=NARROW, scheme="dark")
        self.page.evaluate(END_TRANSITIONS)
        found += self.of_layout(what, NARROW)
        if height < TOO_HIGH_FOR_COLOURS:
            found += accessibility.faults_of_colour(self.page)
        known = KNOWN_FAULTS.get(what)
        self.wrong += [
            f"{what}, {where}: {fault}"
            for fault in dict.fromkeys(found)
            if known is None or not fault.startswith(f"{known}: ")
        ]

    def see(self, *, width: int, scheme: str) -> None:
        self.page.set_viewport_size({"width": width, "height": HIGH})
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def of_layout(self, what: str, window: int) -> list[str]:
        """What is too wide, too high, or lies on something else in a window of a width."""
        wide, high = layout.size(self.page)
        found = [f"at {window}: {pair} lie on one another" for pair in layout.overlapping(self.page)[:3]]
        if wide > window:
            found.append(f"{wide} pixels wide at {window}")
        bound = KNOWN.get(what, HIGHEST)[window == WIDE]
        if high > bound:
            found.append(f"{high:,} pixels high at {window}, more than {bound:,}")
        return found


@pytest.fixture
def measuring(page: Page, live_server: LiveServer, known_places: set[str]) -> Measuring:
    return Measuring(page, live_server.url, known_places)


def test_every_kind_of_public_page_holds_a_thousand(measuring: Measuring) -> None:
    for what, where in public_pages().items():
        measuring.look_at(what, where)
    assert not measuring.wrong, "\n".join(measuring.wrong)


def test_the_main_lists_and_the_fullest_form_of_the_admin_hold_a_thousand(
    measuring: Measuring, live_server: LiveServer
) -> None:
    sign_in(measuring.page, live_server, "Administrator")
    hub = records.Commitment.objects.get(ref=most(records.Commitment, "status_updates"))
    measuring.look_at("admin", "/admin/")
    for name in MODELS:
        measuring.look_at(f"admin list of {name}", address(getattr(records, name), "changelist"))
    measuring.look_at("admin form", address(records.Commitment, "change", hub.pk))
    assert not measuring.wrong, "\n".join(measuring.wrong)
