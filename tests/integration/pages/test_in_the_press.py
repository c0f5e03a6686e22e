"""What was in the press by a day, on every page and in everything that is taken away from them."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ExchangeFactory,
    IndicatorFactory,
    MeetingFactory,
    ObservationFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
    TopicFactory,
)
from tests.integration.pages.test_dashboard import get, links
from tests.integration.pages.test_days import links_on
from tests.integration.reader import read
from tracker.models import Source, StatusUpdate
from tracker.parameters.filters import utc_today
from tracker.vocabulary import Attribution, Axis, PartyRole, Status

pytestmark = pytest.mark.django_db

FILES = ("dashboard.csv", "figures.json", "charts/timeline.svg", "commitments.csv", "sanctions.csv", "cite.txt")
FOLLOWING = ("commitments.atom", "commitments.ics", "embed/", "cards/dashboard.png", "follow/")


@pytest.fixture
def pledge() -> dict[str, Any]:
    """A pledge of 2022, told of by an article of November 2023 and contradicted by one of February 2024."""
    early = SourceFactory(ref="early", title="The early article", published="2023-11-15", reliability="B")
    late = SourceFactory(ref="late", title="The late article", published="2024-02", reliability="A")
    SourceFactory(ref="undated", title="The undated article", published=None)
    SourceFactory(ref="vague", title="The vague article", published="2023?")
    china, speaker = ActorFactory(ref="china"), ActorFactory(ref="speaker")
    meeting = MeetingFactory(ref="summit", held="2022-03-04")
    pledge = CommitmentFactory(ref="pledge", made_on="2022-03-04", made_at=meeting)
    pledge.parties.create(actor=china, role=PartyRole.COMMITTED)
    topic = TopicFactory(ref="labs")
    pledge.topics.add(topic)
    sanction = SanctionFactory(ref="freeze", imposed="2022", issuer=china)
    deaths = IndicatorFactory(ref="deaths")
    figure = ObservationFactory(ref="figure", indicator=deaths, period="2022")
    later_figure = ObservationFactory(ref="later-figure", indicator=deaths, period="2022")
    exchange = ExchangeFactory(ref="bargain", a=[pledge], b=[sanction])
    claim = unsourced("claim", pledge, Axis.OFFICIAL, Status.FULFILLED)
    verdict = unsourced("verdict", pledge, Axis.EVIDENCE, Status.IN_PROGRESS)
    broken = unsourced("broken", pledge, Axis.EVIDENCE, Status.BROKEN, as_of="2023-11-01")
    for cited in (
        {"commitment": pledge},
        {"meeting": meeting},
        {"actor": china},
        {"sanction": sanction},
        {"observation": figure},
        {"status_update": verdict},
    ):
        cite(early, **cited)
    cite(early, meeting=meeting, field="held", value="2022-03-05")
    cite(early, status_update=claim, attribution=Attribution.REPORTED, speaker=speaker)
    cite(late, meeting=meeting, field="held", value="2022-03-06")
    for record in (
        {"observation": later_figure},
        {"status_update": broken},
        {"status_update": verdict},
        {"exchange": exchange},
    ):
        cite(late, **record)
    return {"pledge": pledge, "china": china, "meeting": meeting, "sanction": sanction, "late": late}


def unsourced(ref: str, pledge: Any, axis: Axis, status: Status, as_of: str = "2023-03") -> StatusUpdate:
    """A published update that the test cites by itself."""
    update: StatusUpdate = StatusUpdateFactory(ref=ref, commitment=pledge, axis=axis, as_of=as_of, status=status)
    return update


def cite(source: Any, **cited: Any) -> None:
    CitationFactory(**{"commitment": None, "source": source, "credibility": 2, **cited})


def pages() -> list[str]:
    """Every list, and the page of one record of each kind."""
    kinds = ("commitment", "actor", "meeting", "sanction", "source", "topic", "indicator")
    refs = ("pledge", "china", "summit", "freeze", "early", "labs", "deaths")
    details = [reverse(f"{kind}_detail", args=[ref]) for kind, ref in zip(kinds, refs, strict=True)]
    return ["/", "/methodology/", *(reverse(f"{kind}_list") for kind in kinds), *details]


@pytest.mark.usefixtures("pledge")
def test_every_page_says_that_it_goes_by_the_press_and_what_is_left_out(client: Client) -> None:
    undated = Source.objects.filter(published=None).count()
    for address in pages():
        text = read(client, f"{address}?press_by=2023-12-01")
        assert "in the press by 1 December 2023" in text, address
        assert "as published by" not in text[: text.index("Left out")], address
        assert f"Left out: {undated} sources whose date of publication is not known." in text, address
        assert "Left out: 1 source that may have come out by then" in text, address
        assert "This record was not in the press by" not in text, address


@pytest.mark.usefixtures("pledge")
def test_an_exchange_that_was_not_in_the_press_says_so_on_its_page(client: Client) -> None:
    said = "This record was not in the press by 1 December 2023"
    page = read(client, "/exchanges/bargain/?press_by=2023-12-01")
    assert said in page
    assert "The late article" not in page
    assert "This record was not in the press" not in read(client, "/exchanges/bargain/?press_by=2024-03-01")


@pytest.mark.usefixtures("pledge")
def test_a_page_that_goes_by_neither_says_nothing_of_the_press_but_in_its_form(client: Client) -> None:
    for address in pages():
        text = read(client, address)
        if address != "/methodology/":
            assert text.replace("Or in the press by", "").count("in the press") == 0, address


@pytest.mark.usefixtures("pledge")
def test_the_day_is_kept_from_page_to_page(client: Client) -> None:
    kept = {"press_by": ["2023-12-01"]}
    for address in pages():
        html = client.get(f"{address}?press_by=2023-12-01&as_of=2023-11-20").content.decode()
        forgetful = [one for one in links_on(html) if not kept.items() <= parse_qs(urlsplit(one).query).items()]
        assert forgetful == [], address


@pytest.mark.usefixtures("pledge")
def test_both_readings_at_once_are_refused_with_the_reason(client: Client) -> None:
    both = "press_by=2024-03-01&known_on=2023-12-01"
    problem = "press_by=2024-03-01 was left out. “In the press by” and “as published by” (known_on) are two"
    for address in pages():
        assert problem in read(client, f"{address}?{both}", status=400), address
    for address in (*FILES, *FOLLOWING[:2], "cards/dashboard.png", "commitments/pledge/updates.csv"):
        response = client.get(f"/{address}?{both}")
        assert response.status_code == 400, address
        assert problem in response.content.decode(), address
    # Forms send both fields, the one that was not touched as it stands by itself.
    today = utc_today().isoformat()
    assert client.get(f"/?press_by=2023-12-01&known_on={today}&as_of={today}").status_code == 200
    assert client.get("/?press_by=&known_on=2024-03-01").status_code == 200


@pytest.mark.usefixtures("pledge")
def test_a_link_that_a_form_made_goes_on_when_its_day_is_past(client: Client) -> None:
    """A form sends `known_on` at the day that it is sent on; whoever follows the link later gets the same view."""
    yesterday = utc_today() - timedelta(days=1)
    both = f"press_by=2023-12-01&known_on={yesterday.isoformat()}&as_of=2024-03-01"
    for address in pages():
        text = read(client, f"{address}?{both}")
        assert "in the press by 1 December 2023" in text, address
        assert f"The “as published by {yesterday:%-d %B %Y}” in the address is not applied" in text, address
    for address in FILES:
        assert client.get(f"/{address}?{both}").status_code == 200, address
    today = read(client, f"/?press_by=2023-12-01&known_on={utc_today().isoformat()}")
    assert "is not applied" not in today


@pytest.mark.usefixtures("pledge")
def test_what_was_in_the_press_is_all_that_counts(client: Client) -> None:
    page = read(client, "/commitments/pledge/?press_by=2023-12-01")
    assert "In progress since March 2023" in page
    assert "1 update not shown: later, or not in the press by 1 December 2023." in page
    assert "The early article" in page
    assert "The late article" not in page
    assert "No exchange or condition is recorded." in page
    assert "The late article" in read(client, "/commitments/pledge/?press_by=2024-02-29")
    _, then = get(client, "press_by=2023-12-01")
    assert [(ref, one.evidence_status, one.official_status) for ref, one in then.standings] == [
        ("pledge", "in_progress", "fulfilled")
    ]
    assert [gap.updates.evidence.ref for gap in then.gaps] == ["verdict"]
    assert [(one.sources, one.without_text) for one in (then.backing,)] == [(1, 1)]
    assert [spell.spell.status for spell in then.histories[0].stretches] == ["not_assessed", "in_progress"]
    assert then.exchanges == ()
    _, later = get(client, "press_by=2024-02-29")
    assert [one.evidence_status for _, one in later.standings] == ["broken"]
    assert len(later.exchanges) == 1
    assert get(client, "press_by=2023-11-14")[1].status_counts.total == 0


@pytest.mark.usefixtures("pledge")
def test_sources_disagree_once_both_are_out_and_a_value_nobody_gave_yet_is_not_among_theirs(client: Client) -> None:
    def held(day: str) -> list[str]:
        (dispute,) = (one for one in get(client, f"press_by={day}")[1].disputes if one.disagreement.name == "held")
        return [given.value for given in dispute.disagreement.values]

    assert held("2023-12-01") == ["2022-03-04", "2022-03-05"]
    assert held("2024-02-29") == ["2022-03-04", "2022-03-05", "2022-03-06"]
    page = read(client, "/meetings/summit/?press_by=2023-12-01")
    assert "5 March 2022" in page
    assert "6 March 2022" not in page


@pytest.mark.usefixtures("pledge")
def test_confidence_counts_the_witnesses_that_were_out(client: Client) -> None:
    unnarrowed = client.get("/commitments/pledge/?as_of=2023-04-01").context["page"].weight
    then = client.get("/commitments/pledge/?as_of=2023-04-01&press_by=2023-12-01").context["page"].weight
    assert (unnarrowed.supporting, then.supporting) == (3, 1)


@pytest.mark.usefixtures("pledge")
def test_as_of_and_in_the_press_by_are_asked_together(client: Client) -> None:
    def standing(query: str) -> str:
        ((_, found),) = get(client, query)[1].standings
        return found.evidence_status

    assert standing("press_by=2024-03-01&as_of=2023-10-31") == "in_progress"
    assert standing("press_by=2024-03-01&as_of=2023-11-01") == "broken"
    assert standing("press_by=2024-03-01&as_of=2022-12-31") == "not_assessed"
    assert standing("press_by=2023-12-01&as_of=2023-11-01") == "in_progress"


def test_targets_and_their_figures_count_once_they_were_in_the_press(client: Client) -> None:
    target = TargetFactory(baseline=40, baseline_period="2019", value=10, due="2024", direction="at_most")
    figure = ObservationFactory(indicator=target.indicator, value=12, period="2020")
    for record, published in (({"target": target}, "2020-06-01"), ({"observation": figure}, "2021-03-01")):
        CitationFactory(commitment=None, **record, source__published=published)
    address = f"/commitments/{target.commitment.ref}/?as_of=2022-01-01&press_by="
    assert "On track" in read(client, f"{address}2021-03-01")
    assert "No figure since the baseline" in read(client, f"{address}2021-02-28")
    assert target.indicator.name not in read(client, f"{address}2020-05-31")


@pytest.mark.usefixtures("pledge")
def test_a_record_that_was_not_in_the_press_says_so(client: Client) -> None:
    for address in pages()[9:]:
        if address != "/topics/labs/":
            text = read(client, f"{address}?press_by=2023-11-14")
            assert "This record was not in the press by 14 November 2023" in text, address


@pytest.mark.usefixtures("pledge")
def test_lists_hold_what_was_in_the_press(client: Client) -> None:
    expected = {
        "commitments": {"2023-11-14": 0, "2023-11-15": 1},
        "actors": {"2023-11-14": 0, "2023-11-15": 1},
        "meetings": {"2023-11-14": 0, "2023-11-15": 1},
        "sanctions": {"2023-11-14": 0, "2023-11-15": 1},
        "sources": {"2023-11-14": 0, "2023-11-15": 1, "2023-12-31": 2, "2024-02-29": 3},
        "indicators": {"2023-11-14": 0, "2023-11-15": 1},
    }
    for name, days in expected.items():
        for day, count in days.items():
            response: Any = client.get(f"/{name}/?press_by={day}")
            assert response.context["listing"].count == count, (name, day)
            rows = list(
                csv.DictReader(StringIO(client.get(f"/{name}.csv?press_by={day}").getvalue().decode("utf-8-sig")))
            )
            assert len(rows) == count, (name, day)
    assert "No commitments were in the press by that date." in read(client, "/commitments/?press_by=2023-11-14")
    assert "later-figure" not in client.get("/indicators/deaths/?press_by=2023-12-01").content.decode()
    assert "later-figure" in client.get("/indicators/deaths/?press_by=2024-03-01").content.decode()


@pytest.mark.usefixtures("pledge")
def test_speakers_are_found_by_what_was_out(client: Client) -> None:
    for day, found in (("2023-11-15", 1), ("2023-11-14", 0)):
        response: Any = client.get(f"/commitments/?press_by={day}&speaker=speaker")
        assert response.context["listing"].count == found
        actor: Any = client.get(f"/actors/speaker/?press_by={day}")
        assert len(actor.context["page"].statements) == found


@pytest.mark.usefixtures("pledge")
def test_what_is_taken_away_names_the_day(client: Client) -> None:
    query = "press_by=2023-12-01&as_of=2023-11-20"
    for address in (*FILES, "commitments/pledge/updates.csv", "commitments/pledge/cite.bib"):
        response: Any = client.get(f"/{address}?{query}")
        assert response.status_code == 200, address
        assert "-2023-11-20-in-the-press-by-2023-12-01." in response["Content-Disposition"], address
    for address in (
        "cite.txt",
        "cite.bib",
        "cite.json",
        "commitments/pledge/cite.txt",
        "indicators/deaths/cite.txt",
        "charts/shares.svg",
        "embed/",
    ):
        words = " ".join(client.get(f"/{address}?{query}").content.decode().replace("</strong>", "").split())
        assert "in the press by 1 December 2023" in words, address
        assert "as published by" not in words, address
    assert "in the press by 1 December 2023" in read_embed(
        client, f"{reverse('commitment_embed', args=['pledge'])}?{query}"
    )
    (row,) = csv.DictReader(StringIO(client.get(f"/dashboard.csv?{query}").getvalue().decode("utf-8-sig")))
    assert (row["press_by"], row["as_of"], row["evidence_status"]) == ("2023-12-01", "2023-11-20", "in_progress")
    assert "press_by" not in client.get("/dashboard.csv").getvalue().decode()
    updates = client.get(f"/commitments/pledge/updates.csv?{query}").getvalue().decode("utf-8-sig")
    assert {one["ref"] for one in csv.DictReader(StringIO(updates))} == {"claim", "verdict"}
    feed = client.get(f"/commitments.atom?{query}").content.decode()
    assert "#verdict" in feed
    assert "<title>Followthrough: all commitments, in the press by 2023-12-01</title>" in feed
    assert "#broken" not in feed
    assert "#broken" not in client.get(f"{reverse('commitment_feed', args=['pledge'])}?{query}").content.decode()
    assert "meeting-summit" in client.get(f"/commitments.ics?{query}").content.decode()
    named = client.get(f"/commitments.ics?{query}").content.decode().replace("\r\n ", "")
    assert "X-WR-CALNAME:Followthrough: all commitments\\, in the press by 2023-12-01" in named
    assert "meeting-summit" not in client.get("/commitments.ics?press_by=2023-11-14").content.decode()
    figures = json.loads(client.get(f"/figures.json?{query}").content)
    assert figures["press_by"] == "2023-12-01"
    assert "known_on" not in figures
    assert "press_by" not in json.loads(client.get("/figures.json").content)


def read_embed(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().replace("<strong>", "").replace("</strong>", "").split())


def test_cards_of_the_two_readings_differ(client: Client, pledge: dict[str, Any]) -> None:
    for address in (reverse("dashboard_picture"), reverse("commitment_picture", args=["pledge"])):
        one, other = (client.get(f"{address}?press_by={day}").content for day in ("2023-12-01", "2024-03-01"))
        assert one != other


def test_a_permanent_link_fixes_the_day_and_tells_when_our_records_have_changed(
    client: Client, pledge: dict[str, Any]
) -> None:
    html, _ = get(client, "press_by=2023-12-01&as_of=2023-11-20")
    (link,) = (address for address, text in links(html) if text == "Permanent link")
    assert link.startswith("/?as_of=2023-11-20&press_by=2023-12-01&figures=")
    said = read(client, link)
    assert "Unchanged. These are the figures this link was made for, as of 20 November 2023, in the press by" in said
    StatusUpdate.objects.get(ref="verdict").retract("It was another pledge.")
    assert "Not the same figures." in read(client, link)
    assert "This link is missing one of its two dates" in read(client, link.replace("press_by=2023-12-01&", ""))


@pytest.mark.usefixtures("pledge")
def test_the_form_offers_both_readings_and_a_view_without_commitments_leads_to_the_other(client: Client) -> None:
    html, _ = get(client)
    assert 'name="known_on"' in html
    assert 'name="press_by"' in html
    assert 'name="press_by"' in client.get("/commitments/").content.decode()
    empty = client.get("/?known_on=2023-12-01&as_of=2023-12-01").content.decode()
    assert ("/?as_of=2023-12-01&press_by=2023-12-01", "What was in the press by then?") in links(empty)
    assert "What was in the press by then?" not in client.get("/?press_by=2023-11-14").content.decode()


@pytest.mark.usefixtures("pledge")
def test_the_days_of_the_press_are_days_of_the_calendar_up_to_today(client: Client) -> None:
    for query, remedy in (
        ("press_by=2999-01-01", "That date is in the future."),
        ("press_by=2023", "Write a date as year-month-day"),
        ("press_by=2023-02-30", "There is no such date."),
    ):
        assert f"{query} was left out. {remedy}" in read(client, f"/?{query}", status=400)
    for day in ("0001-01-01", "0987-06-05", date.today().isoformat()):  # noqa: DTZ011 (today in UTC or the day before)
        assert client.get(f"/?press_by={day}").status_code in (200, 400)
