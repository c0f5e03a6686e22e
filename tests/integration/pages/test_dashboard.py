"""The dashboard as a reader asks for it."""

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.crowd import make_crowd
from tests.factories.exchanges.condition import ConditionFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.status_update import StatusUpdateFactory
from tracker.dashboard.page import Dashboard
from tracker.vocabulary import CommitmentKind, Stage, Status

pytestmark = pytest.mark.django_db

# What is counted, the reach of it, what it shows, the digest of a small view or which commitments of a large one tell
# most, and one to know whether a reader's copy is good.
MOST_QUERIES = 32
MOST_BYTES = 60_000


class Links(HTMLParser):
    """The addresses a page links to, each with the text of the link."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.inside = True
            self.found.append((dict(attributes).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            address, text = self.found[-1]
            self.found[-1] = (address, text + data)


def links(html: str) -> list[tuple[str, str]]:
    parser = Links()
    parser.feed(html)
    return parser.found


def get(client: Client, query: str = "") -> tuple[str, Dashboard]:
    response: Any = client.get(f"/?{query}")
    assert response.status_code == 200, response.content.decode()[:2000]
    return response.content.decode(), response.context["page"]


def queries(client: Client, query: str = "") -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        get(client, query)
    return len(asked)


def test_the_number_of_queries_is_bounded_and_does_not_grow_with_rows(client: Client) -> None:
    make_crowd(1)
    assert queries(client) <= MOST_QUERIES
    # One more for the sources that are left out.
    assert queries(client, "press_by=2024-01-01") <= MOST_QUERIES + 1
    # From here on the view is large, and read in part.
    for _ in range(3):
        make_crowd(3)
    many, by_the_press = queries(client), queries(client, "press_by=2024-01-01")
    make_crowd(6)
    assert queries(client) == many <= MOST_QUERIES
    assert queries(client, "press_by=2024-01-01") == by_the_press <= MOST_QUERIES + 1


def test_no_data_yet_says_how_to_load_it(client: Client) -> None:
    html, _ = get(client)
    assert "manage.py seed" in html


def test_nothing_that_matches_offers_to_clear_the_filters(client: Client) -> None:
    CommitmentFactory()
    html, _ = get(client, "q=nowhere")
    assert "No scored commitment matches" in html
    assert ("/", "Clear all filters") in [(address, text.strip()) for address, text in links(html)]


def test_demands_are_never_counted_but_lead_to_their_list(client: Client) -> None:
    CommitmentFactory(kind=CommitmentKind.DEMAND)
    html, page = get(client, "kind=demand")
    assert page.status_counts.total == 0
    assert "/commitments/?kind=demand" in [address for address, _ in links(html)]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("as_of=banana", "as_of=banana was left out. Write a date as year-month-day, such as "),
        ("actor=nobody", "actor=nobody was left out. There is no published actor with that ref."),
        ("status=kept", "status=kept was left out. Write one of: not_assessed, "),
        ("q=%00", "q=� was left out. "),
    ],
)
def test_a_bad_value_is_said_and_the_rest_of_the_view_is_one_link_away(
    client: Client, query: str, message: str
) -> None:
    CommitmentFactory(title="Still here")
    CommitmentFactory(title="Not asked for", kind=CommitmentKind.MEASURE)
    response = client.get(f"/?kind=pledge&{query}")
    html = unescape(response.content.decode())
    assert response.status_code == 400
    assert message in html
    (rest,) = (address for address, words in links(html) if "the rest of this view" in words)
    assert rest == "/?kind=pledge"
    assert "Still here" in client.get(rest).content.decode()


def test_what_a_reader_types_comes_back_as_text(client: Client) -> None:
    CommitmentFactory(title="<script>alert(1)</script>")
    html, _ = get(client)
    assert "<script" not in html
    assert "<b>bold" not in client.get("/?q=<b>bold&actor=<b>bold").content.decode()


def test_a_past_day_is_announced_and_today_is_not(client: Client) -> None:
    CommitmentFactory()
    assert "Past view:" not in get(client)[0]
    html, _ = get(client, "as_of=2023-12-01")
    assert "Past view:" in html
    assert ("/", "Back to today") in links(html)


def test_drafts_show_nowhere(client: Client) -> None:
    hidden = {"stage": Stage.DRAFT, "title": "Not for the public"}
    shown = CommitmentFactory()
    ExchangeFactory(a=[shown], b=[SanctionFactory(**hidden)])
    ExchangeFactory(a=[shown], b=[SanctionFactory()], **hidden)
    ConditionFactory(commitment=shown, depends_on_sanction=SanctionFactory(**hidden))
    ConditionFactory(commitment=shown, depends_on_sanction=None, depends_on_commitment=CommitmentFactory(**hidden))
    StatusUpdateFactory(commitment=shown, status=Status.BROKEN, stage=Stage.DRAFT)
    html, page = get(client)
    assert "Not for the public" not in html
    assert page.status_counts.count_of(Status.NOT_ASSESSED) == page.status_counts.total == 1


def test_overdue_and_say_do_gaps_are_counted_and_listed(client: Client) -> None:
    late = CommitmentFactory(title="Late", due="2023-12")
    StatusUpdateFactory(commitment=late, axis="official", status=Status.FULFILLED, as_of="2024-01-05")
    StatusUpdateFactory(commitment=late, axis="evidence", status=Status.STALLED, as_of="2024-01")
    _, page = get(client)
    assert (page.overdue, page.without_deadline) == ((late,), 0)
    (gap,) = page.gaps
    assert gap.commitment == late
    assert gap.since == "5 January 2024"
    assert get(client, "as_of=2023-12-31")[1].overdue == ()


def section(html: str, name: str) -> str:
    """The words of the section whose heading has that id."""
    part = html[html.index(f'aria-labelledby="{name}"') :]
    words = unescape(re.sub(r"<[^>]+>", " ", part[part.index(">") + 1 : part.index("</section>")]))
    return " ".join(words.split()).replace(" ,", ",")


def test_the_longest_overdue_are_named_with_their_due_day(client: Client) -> None:
    for title, due in [("Third", "2023-12-31"), ("First", "2022"), ("Second", "2023-06")]:
        CommitmentFactory(title=title, made_on="2021", due=due)
    html, _ = get(client)
    assert section(html, "overdue").startswith("3 overdue First, due 2022 Second, due June 2023 and 1 more 0 of 3")
    assert "more" not in section(get(client, "as_of=2023-12-31")[0], "overdue")


def test_the_foot_calls_what_nobody_has_checked_as_the_status_is_called(client: Client) -> None:
    assert f"What has not been checked is marked “{Status.NOT_ASSESSED.label}”." in get(client)[0]


def test_claims_without_assessed_evidence_are_not_taken_for_the_absence_of_a_gap(client: Client) -> None:
    StatusUpdateFactory(axis="official", status="fulfilled")
    both = StatusUpdateFactory(axis="official", status="in_progress").commitment
    StatusUpdateFactory(commitment=both, axis="evidence", status="in_progress")
    html, page = get(client)
    assert page.unassessed_claims == 1
    assert "Where the evidence was assessed, no party claims more than the record shows." in html
    assert "1 official claim has no assessed evidence, so a gap cannot be shown." in html


def test_the_newest_gaps_come_first_and_those_cut_are_counted(client: Client) -> None:
    for title, day in [("Middle", "2023-06"), ("Oldest", "2022"), ("Newest", "2024-02")]:
        promise = CommitmentFactory(title=title, made_on="2021")
        StatusUpdateFactory(commitment=promise, axis="official", status=Status.FULFILLED, as_of=day)
        StatusUpdateFactory(commitment=promise, axis="evidence", status=Status.STALLED, as_of=day)
    html, page = get(client)
    assert [gap.commitment.title for gap in page.gaps] == ["Newest", "Middle", "Oldest"]
    said = section(html, "say-do")
    assert said.index("Newest") < said.index("Middle") < said.index("and 1 more")
    assert "Oldest" not in said
    assert ("/commitments/?kind=scored&gap=open", "and 1 more") in links(html)


@pytest.mark.parametrize(
    ("query", "is_said"),
    [
        ("", False),
        ("as_of=2024-01-01", False),
        ("axis=official", False),
        ("kind=scored", False),
        ("kind=pledge", True),
    ],
)
def test_what_filters_leave_whole_is_said_only_when_they_narrow(client: Client, query: str, is_said: bool) -> None:
    CommitmentFactory(made_on="2021")
    SanctionFactory(imposed="2022")
    html, _ = get(client, query)
    assert ("All sanctions, whatever the filters." in html) is is_said
    assert ("All meetings and sanctions are shown, whatever the filters." in html) is is_said


def test_an_accepted_value_that_nothing_supports_says_so(client: Client) -> None:
    meeting = MeetingFactory(held="2023-11-15")
    CommitmentFactory()
    CitationFactory(commitment=None, meeting=meeting, field="held", value="2023-11-16")
    assert "used here no source states it" in section(get(client)[0], "disputes")


def test_texts_that_sources_word_otherwise_are_counted_with_the_page_that_shows_them(client: Client) -> None:
    meeting = MeetingFactory(ref="summit", title="Summit", held="2023-11-15", summary="They met.")
    CommitmentFactory()
    assert 'id="disputes"' not in client.get("/").content.decode()
    CitationFactory(commitment=None, meeting=meeting, field="summary", value="They talked.")
    html, _ = get(client)
    assert "Not shown here: 1 text or list that sources give in other words" in section(html, "disputes")
    assert ("/meetings/summit/", "Summit") in links(html)
    for wording in ("They met.", "They talked."):
        assert wording in section(client.get("/meetings/summit/").content.decode(), "disagreements")
    CitationFactory(commitment=None, meeting=meeting, field="held", value="2023-11-16")
    assert "Not shown above: 1 text or list" in section(get(client)[0], "disputes")


def test_a_later_status_is_not_told_of_an_earlier_day(client: Client) -> None:
    commitment = CommitmentFactory(made_on="2023-01")
    StatusUpdateFactory(commitment=commitment, status=Status.FULFILLED, as_of="2024-01")
    _, page = get(client, "as_of=2023-06-01")
    assert page.status_counts.count_of(Status.NOT_ASSESSED) == 1
    assert page.changes == ()
    assert page.filters.as_of == date(2023, 6, 1)


def test_an_address_that_leads_nowhere_says_so_and_leads_back(client: Client) -> None:
    response = client.get("/nowhere/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "There is no page at this address" in html
    assert "Resolver404" not in html
    assert ("/", "To the dashboard") in links(html)


def test_a_record_that_is_not_public_is_named_as_missing(client: Client) -> None:
    CommitmentFactory(ref="secret", stage=Stage.DRAFT)
    response = client.get("/commitments/secret/")
    assert response.status_code == 404
    assert "There is no published commitment “secret”" in response.content.decode()


def test_designations_and_indictments_are_counted_apart_from_sanctions(client: Client) -> None:
    CommitmentFactory()
    for kind in ("asset_freeze", "other", "country_designation", "indictment", "indictment"):
        SanctionFactory(kind=kind)
    SanctionStepFactory(sanction=SanctionFactory(kind="visa_ban"), kind="suspended")
    content, page = get(client)
    assert len(page.sanctions_in_force) == 2
    assert [others.label for others in page.others_in_force] == ["1 designation", "2 indictments"]
    assert "2 sanctions in force" in content
    assert "state=in_force&amp;group=indictment" in content
    listed = client.get("/sanctions/?state=in_force&group=sanction").content.decode()
    assert listed.count('class="row-title"') == 2


def test_a_verdict_that_one_ungraded_source_bears_is_named_until_the_source_is_graded_or_a_second_agrees(
    client: Client,
) -> None:
    update = StatusUpdateFactory(axis="evidence", status="fulfilled", commitment__title="Thin")
    (passage,) = update.citations.all()
    passage.source.reliability = "F"
    passage.source.save()
    assert "1 verdict rests on one source without a grade: Thin" in " ".join(strip_tags(get(client)[0]).split())
    CitationFactory(commitment=None, status_update=update)
    assert "without a grade" not in get(client)[0]


def test_promises_are_told_from_acts_only_where_there_are_both(client: Client) -> None:
    CommitmentFactory(kind=CommitmentKind.PLEDGE)
    assert "Promises:" not in get(client)[0]
    CommitmentFactory(kind=CommitmentKind.MEASURE)
    said = " ".join(strip_tags(get(client)[0]).split())
    assert "Promises: 1 pledge, 0 fulfilled. Acts: 1 measure, 0 fulfilled." in said
    assert "Promises:" not in get(client, "kind=pledge")[0]
