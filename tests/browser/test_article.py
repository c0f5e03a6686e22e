"""An article in which a ministry denies what a scholar claims, and a sanction is eased for a promise with a day.

An analyst enters it whole, a reviewer sends it back once and then publishes it, and readers find who says what, what
was given for what, and whether the target is on track, on any of five days and as the press had it by then.

How many clicks and page loads that takes is counted by the browser, as `counted_page` says: every press of the mouse
is a click, a choice in a drop-down is two; page loads are those of the admin. Signing in is not counted; typing, Tab
and Enter in a box are free. Nothing is made past the admin, and no address of it is typed but that of its first page.
An earlier version took 105 clicks and 48 page loads for an article of this kind.
"""

from dataclasses import dataclass
from http import HTTPStatus
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.counted_page import CountedPage
from tests.browser.test_admin import sign_in_as
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS, MOST_LOADS = 52, 24

CLAIM = "Edda Maren, who teaches port law in Kvalsund, counts one slick in two that the ministry leaves out"
DENIAL = "Not one spill was kept back, and the clean-up goes on"
BARGAIN = (
    "Norland has shut its harbours to Estmark's tankers since June 2021. It let the smaller ones in again on 1 March "
    "2023, the day on which Estmark promised in return to bring its spills down from 40 in 2022 to at most 10 in 2025."
)
FIGURES = "The registry in Kvalsund puts the spills at 28 in 2023 and at 26 in 2024."
ARTICLE = f"""{CLAIM}. By her pictures from space the clean-up had stalled by the end of January.

“{DENIAL},” said Ilse Torn, who speaks for the Ministry of Waters of Estmark, on 10 March.

{BARGAIN}

{FIGURES}"""
SCHOLAR, SPEAKER = "Edda Maren (person)", "Ilse Torn (person)"
MINISTRY, SPILLS = "Ministry of Waters (public body)", "Oil spills off Estmark (spills a year)"
PLEDGE, BAN = "Bring oil spills down to ten a year", "Harbours shut to tankers"
COMMENT = "Say in our words what was promised, @analyst."

PLEDGE_REF, BAN_REF, EXCHANGE_REF = (
    "bring-oil-spills-down-to-ten-a-year",
    "harbours-shut-to-tankers",
    "harbours-for-fewer-spills",
)
AIM = "Oil spills off Estmark: at most 10 spills a year by 2025"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What pages say on a day: both statuses of the promise, its target, whether it was a bargain, the sanction."""

    evidence: str = "Not assessed"
    official: str = "Not assessed"
    track: str
    exchange: bool = True
    sanction: str = "In force"


AS_OF = {
    "2022-06-30": Facts(track="Baseline not over yet The period of the baseline is not over on this date."),
    "2023-06-30": Facts(track="No figure since the baseline No figure for a period after the baseline is recorded."),
    "2024-06-30": Facts(
        track="On track The last figure is as good as the straight path from the baseline asks, or better."
    ),
    "2025-02-15": Facts(
        evidence="Stalled", track="Off track The last figure falls short of the straight path from the baseline."
    ),
    "2025-06-30": Facts(
        evidence="Stalled",
        official="In progress",
        track="Off track The last figure falls short of the straight path from the baseline.",
    ),
}
NOT_IN_THE_PRESS = Facts(track="", exchange=False, sanction="Start not known")


class Desk:
    """The page of a text, on which cards are written."""

    def __init__(self, work: CountedPage) -> None:
        self.work = work
        self.cards = 0

    def quote(self, paragraph: int, words: str = "") -> None:
        """Chooses a whole paragraph by its number, or some of its words with the mouse."""
        if words:
            self.work.drag_over(words, self.work.page.locator(f".words[data-paragraph='{paragraph}']"))
            expect(self.work.page.locator("#id_quote")).to_have_value(words)
        else:
            self.work.press_link(f"Quote from paragraph {paragraph}")

    def card(self, kind: str, *, chosen: dict[str, str] | None = None, **typed: Any) -> None:
        """Writes one more card, of the kind that is typed, with the passage that was chosen last."""
        self.cards += 1
        box = self.work.page.locator("#card-kind")
        box.fill(kind)
        box.press("Enter")
        self.work.write(**{f"card-{self.cards}-{name}": text for name, text in typed.items()})
        for name, value in (chosen or {}).items():
            self.work.choose(f"card-{self.cards}-{name}", value)


def said_by(speaker: str, **voices: str) -> dict[str, str]:
    """The boxes of who speaks, and for whom."""
    return {f"said-{name}": voice for name, voice in {"speaker": speaker, **voices}.items()}


def enter_source(work: CountedPage) -> None:
    """The article itself, and its text."""
    work.press(work.page.locator("#content .model-source .addlink"))
    work.write(title="Quiet water", published="11 March 2025", authors="A. Lund")
    work.choose("kind", "news")
    work.choose("reliability", "B")
    work.press_button("Save and open its text")
    work.write(text=ARTICLE)
    work.press_button("Archive this text")
    expect(work.page.locator(".messagelist .success")).to_contain_text("The text was archived: 4 paragraphs.")


def write_the_bargain(desk: Desk) -> None:
    """What was given for what, and what is aimed at: cards 1 to 5."""
    desk.quote(3)
    estmark, norland = "Estmark (state)", "Norland (state)"
    desk.card(
        "commitment", chosen={"kind": "pledge"}, title=PLEDGE, by=estmark, to=norland, made_on="1 Mar 2023", due="2025"
    )
    desk.card(
        "sanction",
        chosen={"kind": "other"},
        title=BAN,
        issuer=norland,
        targets=estmark,
        imposed_on="June 2021",
    )
    desk.card("sanction step", chosen={"kind": "eased"}, sanction="#2", happened_on="1 Mar 2023")
    desk.card("exchange", title="Harbours for fewer spills", agreed_on="1 Mar 2023", side_a="#1", side_b="#3")
    aim: dict[str, Any] = {"baseline": "40", "baseline_period": "2022", "value": "10", "due": "2025"}
    desk.card("target", commitment="#1", indicator=SPILLS, **aim)


def write_figures(desk: Desk) -> None:
    """Two years of the indicator: cards 6 and 7."""
    desk.quote(4)
    for period, value in (("2023", "28"), ("2024", "26")):
        desk.card("observation", indicator=SPILLS, period=period, value=value)


def write_claim_and_denial(desk: Desk) -> None:
    """What the scholar claims and the ministry's speaker denies: cards 8 to 11."""
    desk.quote(1)
    claimed = {"commitment": "#1", "as_of": "31 Jan 2025", "summary": "The clean-up stands still."}
    desk.card("status update", chosen={"status": "stalled"}, **claimed, **said_by(SCHOLAR))
    desk.quote(2, DENIAL)
    speaks = said_by(SPEAKER, on_behalf_of=MINISTRY)
    desk.card("passage", chosen={"said-stance": "disputes"}, record="#8", **speaks)
    official = {"axis": "official", "status": "in_progress"}
    desk.card("status update", chosen=official, commitment="#1", as_of="10 Mar 2025", **speaks)
    desk.card("role", person=SPEAKER, title="Speaker", organisation=MINISTRY)


def send_back(work: CountedPage) -> None:
    """The reviewer looks at the promise, and says what is to be mended."""
    work.open_admin()
    work.press_link("Publish what is cited")
    work.press(work.page.get_by_role("link", name=f"Look at it : {PLEDGE}"))
    work.page.get_by_label("Add a note").fill(COMMENT)
    work.press_button("Send back to draft")
    expect(work.page.locator(".messagelist .success")).to_contain_text("was sent back to draft")


def mend(work: CountedPage) -> None:
    """The analyst finds it among what was sent back, and sends it again."""
    work.open_admin()
    expect(work.page.locator(".work-section", has_text="Sent back to you")).to_contain_text(COMMENT)
    work.press_link(PLEDGE)
    work.write(summary="Estmark is to have at most ten oil spills in 2025.")
    work.choose("stage", "in_review")
    work.press_button("Save")
    expect(work.page.locator(".messagelist .success")).to_contain_text("was changed successfully")


def publish(work: CountedPage) -> None:
    """The reviewer publishes all of it in one step."""
    work.open_admin()
    work.press_link("Publish what is cited")
    work.press_button("Publish selected")
    expect(work.page.locator("#content")).to_contain_text("All that is cited from this source is public.")


def read_who_says_what(page: Page, site: str) -> None:
    """The claim stands beside its denial, each with who says so."""
    open_page(page, f"{site}/commitments/{PLEDGE_REF}/")
    claimed = page.locator("article, li", has_text="The clean-up stands still.").last
    claim, denial = claimed.inner_text().split("quote found in the text")[:2]
    assert "supports" in claim
    assert f"according to Edda Maren\n{CLAIM}" in claim
    assert "disputes" in denial
    assert f"according to Ilse Torn on behalf of Ministry of Waters\n{DENIAL}" in denial


def read_what_was_given(page: Page, site: str) -> None:
    """The promise on one side, the easing on the other."""
    lines = lines_of(page, f"{site}/exchanges/{EXCHANGE_REF}/")
    one, other = lines.index("From: Estmark"), lines.index("From: Norland")
    assert lines[one : one + 3] == ["From: Estmark", PLEDGE, "Pledge · 1 March 2023"]
    assert lines[other : other + 3] == ["From: Norland", BAN, "Other · eased 1 March 2023 by Norland"]
    assert BARGAIN in lines


def read_on_past_days(page: Page, site: str) -> None:
    """What is true on a day, and what the press had by one."""
    for days, expected in AS_OF.items():
        assert facts_on(page, site, f"as_of={days}") == expected, days
    for day in ("2023-06-30", "2024-12-31", "2025-03-10"):
        assert facts_on(page, site, f"as_of=2025-06-30&press_by={day}") == NOT_IN_THE_PRESS, day
    for day in ("2025-03-11", "2026-02-01"):
        assert facts_on(page, site, f"as_of=2025-06-30&press_by={day}") == AS_OF["2025-06-30"], day


def facts_on(page: Page, site: str, days: str) -> Facts:
    """What the pages of the promise and of the sanction say on the days."""
    lines = lines_of(page, f"{site}/commitments/{PLEDGE_REF}/?{days}")
    aim = lines.index(AIM) if AIM in lines else None
    sanction = lines_of(page, f"{site}/sanctions/{BAN_REF}/?{days}")
    return Facts(
        evidence=after(lines, "What the record shows"),
        official=after(lines, "What the parties say"),
        track="" if aim is None else lines[aim + 1],
        exchange="Harbours for fewer spills" in lines,
        sanction=next(line for name, line in pairwise(sanction) if name.startswith("On ")),
    )


def lines_of(page: Page, address: str) -> list[str]:
    """The lines of a page as a reader sees them."""
    open_page(page, address)
    return [line.strip() for line in page.locator("main").inner_text().splitlines() if line.strip()]


def open_page(page: Page, address: str) -> None:
    """Opens a public page that is there."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == HTTPStatus.OK, address


def after(lines: list[str], heading: str) -> str:
    """The line that follows the heading."""
    return lines[lines.index(heading) + 1]


def test_an_article_takes_half_the_clicks_and_page_loads(page: Page, live_server: LiveServer) -> None:
    analyst, reviewer = UserFactory(username="analyst", group="Analyst"), UserFactory(group="Reviewer")
    work = CountedPage(page, live_server.url)
    taken: dict[str, tuple[int, int]] = {}

    def steps(what: str, person: Any, *done: Any) -> None:
        sign_in_as(page, live_server, person)
        before = work.clicks, work.loads
        for each in done:
            each()
        taken[what] = work.clicks - before[0], work.loads - before[1]

    desk = Desk(work)
    steps("source", analyst, work.open_admin, lambda: enter_source(work))
    steps("bargain", analyst, lambda: write_the_bargain(desk))
    steps("figures", analyst, lambda: write_figures(desk))
    steps("claim", analyst, lambda: write_claim_and_denial(desk))
    steps("save", analyst, lambda: work.press_button("Save all and send to review"))
    expect(page.locator(".messagelist .success")).to_contain_text("Saved from 11 cards, in review")
    steps("send back", reviewer, lambda: send_back(work))
    steps("mend", analyst, lambda: mend(work))
    steps("publish", reviewer, lambda: publish(work))
    assert work.clicks <= MOST_CLICKS, taken
    assert work.loads <= MOST_LOADS, taken
    page.context.clear_cookies()
    read_who_says_what(page, live_server.url)
    read_what_was_given(page, live_server.url)
    read_on_past_days(page, live_server.url)
