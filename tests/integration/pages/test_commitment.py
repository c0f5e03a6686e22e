"""The page of one commitment says what was promised, where it stands, and how we know."""

import re

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    ExchangeFactory,
    MeetingFactory,
    PartyFactory,
    PersonFactory,
    ResponseFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
)
from tests.integration.reader import read
from tracker.models import Commitment, StatusUpdate

pytestmark = pytest.mark.django_db
ADDRESS = "/commitments/pledge/"


@pytest.fixture
def pledge() -> Commitment:
    """A pledge that was halted in August 2022 and taken up again in November 2023."""
    meeting = MeetingFactory(title="Harbour summit", held="2019-05", place="Valletta")
    made: Commitment = CommitmentFactory(ref="pledge", title="Curb exports", made_on="2019-05", made_at=meeting)
    for status, as_of in [
        ("in_progress", "2019-06"),
        ("suspended", "2022-08"),
        ("in_progress", "2023-11-15/2023-11-30"),
    ]:
        StatusUpdateFactory(commitment=made, status=status, as_of=as_of)
    return made


def test_parties_meeting_and_topics_are_named(client: Client, pledge: Commitment) -> None:
    PartyFactory(commitment=pledge, actor=ActorFactory(name="Arcadia"), role="committed")
    PartyFactory(commitment=pledge, actor=ActorFactory(name="Borduria"), role="counterpart")
    pledge.topics.add(TopicFactory(name="Precursors"))
    page = read(client, ADDRESS)
    assert "Promised by Arcadia" in page
    assert "Promised to Borduria" in page
    assert "Made on May 2019 no source says so Made at Harbour summit, Valletta" in page
    assert "Topics Precursors" in page


def test_standing_is_given_on_three_axes_with_the_age_of_the_evidence(client: Client, pledge: Commitment) -> None:
    StatusUpdateFactory(commitment=pledge, axis="official", status="fulfilled", as_of="2024-01-10")
    page = read(client, f"{ADDRESS}?as_of=2024-02-15")
    assert "What the record shows In progress since 15 to 30 November 2023" in page
    assert "What the parties say Fulfilled since 10 January 2024" in page
    assert "Schedule No deadline no due date is recorded" in page
    assert "Latest evidence 15 to 30 November 2023 3 months before 15 February 2024" in page


def test_suspension_and_resumption_are_dated_only_as_exactly_as_they_are_known(
    client: Client, pledge: Commitment
) -> None:
    page = read(client, f"{ADDRESS}?as_of=2024-02-15")
    assert "Suspended August 2022 471" in page
    assert "In progress Resumed between 15 and 30 November 2023 93 so far" in page


def test_past_day_shows_what_was_true_then_and_says_so(client: Client, pledge: Commitment) -> None:
    page = read(client, f"{ADDRESS}?as_of=2023-01-01")
    assert "Shown as of 1 January 2023. Show today" in page
    assert "What the record shows Suspended since August 2022" in page
    assert "1 later update not shown" in page
    assert "November 2023" not in page


def test_what_was_not_yet_published_is_not_known(client: Client, pledge: Commitment) -> None:
    page = read(client, f"{ADDRESS}?known_on=2020-01-01")
    assert "as published by 1 January 2020" in page
    assert "What the record shows Not assessed" in page


def test_what_was_not_public_yet_on_the_day_is_said(client: Client, pledge: Commitment) -> None:
    assert "This record was not public on 1 January 2020 : it was published here on" in read(
        client, f"{ADDRESS}?known_on=2020-01-01"
    )
    assert "not public" not in read(client, ADDRESS)


def test_what_was_not_made_yet_on_the_day_is_said(client: Client, pledge: Commitment) -> None:
    page = read(client, f"{ADDRESS}?as_of=2019-04-30")
    assert "Not yet made on 30 April 2019" in page
    assert "Status over time Not yet made on this date." in page
    assert "no day is known" not in page
    assert "Not yet made" not in read(client, f"{ADDRESS}?as_of=2019-05-01")


def test_parties_who_are_not_public_are_owned_to_but_not_named(client: Client, pledge: Commitment) -> None:
    PartyFactory(commitment=pledge, actor=ActorFactory(name="Secretaria", stage="draft"), role="committed")
    PartyFactory(commitment=pledge, actor=ActorFactory(name="Borduria"), role="counterpart")
    page = read(client, ADDRESS)
    assert "promised by actors who are not public yet · promised to Borduria ·" in page
    assert "Promised by Actors who are not public yet Promised to Borduria" in page
    assert "Secretaria" not in page
    PartyFactory(commitment=pledge, actor=ActorFactory(name="Arcadia"), role="committed")
    assert "Promised by Arcadia no source says so Promised to Borduria" in read(client, ADDRESS)


def test_accepted_day_stands_on_the_sources_of_the_record(client: Client, pledge: Commitment) -> None:
    CitationFactory(commitment=pledge, source=SourceFactory(title="Paper"), field="made_on", value="2019-06-02")
    assert "May 2019 Used here No source states it." in read(client, ADDRESS)
    CitationFactory(commitment=pledge, source=SourceFactory(title="Wire"))
    assert (
        "May 2019 Used here Given by the record’s own sources, not in these exact words: Wire, paragraph 1"
    ) in read(client, ADDRESS)


def test_foot_of_the_page_claims_no_source_for_every_verdict(client: Client, pledge: Commitment) -> None:
    foot = client.get(ADDRESS).content.decode()
    assert "a verdict without a source says so" in foot[foot.index("<footer") :]


def test_say_do_gap_sets_both_claims_and_their_sources_side_by_side(client: Client) -> None:
    pledge = CommitmentFactory(ref="pledge")
    said = StatusUpdateFactory(
        commitment=pledge, axis="official", status="fulfilled", as_of="2024-01", summary="All done."
    )
    found = StatusUpdateFactory(commitment=pledge, status="not_started", as_of="2024-02", summary="Nothing seen.")
    CitationFactory(commitment=None, status_update=said, source=SourceFactory(title="Readout"), paragraph=3)
    CitationFactory(commitment=None, status_update=found, source=SourceFactory(title="Field report"), paragraph=8)
    page = read(client, ADDRESS)
    gap = page[page.index("Claimed vs delivered") : page.index("Status over time")]
    assert "Claimed: what a party says Fulfilled January 2024 All done. Readout, paragraph 3" in gap
    assert "Delivered: what the record shows Not started February 2024 Nothing seen. Field report, paragraph 8" in gap


def test_exchange_is_told_from_both_ends(client: Client, pledge: Commitment) -> None:
    listing = SanctionFactory(ref="listing", title="Laboratory listing", imposed="2020", lifted="2023-11-16")
    answer = CommitmentFactory(ref="answer", title="Open the office", made_on="2023-12")
    told = ExchangeFactory(ref="bargain", title="A bargain", summary="Lifted.", a=[pledge], b=[listing, answer])
    CitationFactory(commitment=None, exchange=told, source=SourceFactory(title="Wire"), paragraph=5)
    said = (
        "Exchange A bargain 15 November 2023 Curb exports (May 2019) in exchange for Laboratory listing "
        "(lifted 16 November 2023); Open the office (December 2023) Lifted. Wire, paragraph 5"
    )
    for address in (ADDRESS, "/sanctions/listing/", "/commitments/answer/"):
        assert said in re.sub(r"(?<=\() | (?=[);])", "", read(client, address))


def test_condition_is_told_from_both_ends_with_its_state(client: Client, pledge: Commitment) -> None:
    listing = SanctionFactory(ref="listing", title="Laboratory listing")
    condition = ConditionFactory(
        commitment=pledge, depends_on_sanction=listing, state="met", as_of="2023-11", note="Lifted first."
    )
    CitationFactory(commitment=None, condition=condition, source=SourceFactory(title="Wire"), paragraph=9)
    ConditionFactory(commitment=None, sanction=listing, depends_on_sanction=None, words="If the law is broken")
    facts = "Met · November 2023 Lifted first. Wire, paragraph 9"
    assert f"Depends on Laboratory listing {facts}" in read(client, ADDRESS)
    page = read(client, "/sanctions/listing/")
    assert f"A condition of Curb exports {facts}" in page
    assert "Depends on If the law is broken Not known No source yet." in page


def test_demand_and_pledge_tell_of_the_answer(client: Client, pledge: Commitment) -> None:
    state, envoy = ActorFactory(ref="state", name="Arcadia"), PersonFactory(ref="envoy", name="Envoy")
    demand = CommitmentFactory(ref="demand", title="Stop the exports", kind="demand")
    answer = ResponseFactory(
        demand=demand,
        actor=envoy,
        on_behalf_of=state,
        asked_on="2023-10",
        answered_on="2023-11-15",
        outcome="accepted",
        summary="They would.",
        leads_to=pledge,
    )
    CitationFactory(commitment=None, response=answer, source=SourceFactory(title="Wire"), paragraph=2)
    said = "Accepted by Envoy for Arcadia asked October 2023 · answered 15 November 2023 They would."
    assert f"{said} Answered with Curb exports Wire, paragraph 2" in read(client, "/commitments/demand/")
    assert f"In answer to Stop the exports {said} Wire, paragraph 2" in read(client, ADDRESS)
    for address in ("/actors/envoy/", "/actors/state/"):
        assert f"Answers to demands Stop the exports {said}" in read(client, address)


def test_silence_is_told(client: Client) -> None:
    demand = CommitmentFactory(ref="demand", kind="demand")
    ResponseFactory(demand=demand, actor=ActorFactory(name="Arcadia"), outcome="silent", asked_on="2023")
    assert "Silent by Arcadia asked 2023 · no answer is recorded" in read(client, "/commitments/demand/")


def test_lack_of_an_exchange_is_said(client: Client, pledge: Commitment) -> None:
    assert "No exchange or condition is recorded." in read(client, ADDRESS)


def test_update_shows_axis_sources_paragraph_and_grades(client: Client, pledge: Commitment) -> None:
    update = pledge.status_updates.get(status="suspended")
    source = SourceFactory(
        title="Wire", reliability="B", publisher=ActorFactory(name="Agency"), published="2022-08-05"
    )
    CitationFactory(
        commitment=None, status_update=update, source=source, paragraph=16, credibility=2, note="Announced."
    )
    page = read(client, ADDRESS)
    assert "August 2022 Suspended Evidence (what the record supports)" in page
    assert ("Wire Agency, 5 August 2022 · reliability B Paragraph 16 · supports · credibility 2 Announced.") in page


def test_what_has_no_source_says_so(client: Client) -> None:
    searched = {"status": "no_evidence_found", "searched": "The gazette."}
    StatusUpdateFactory(commitment=CommitmentFactory(ref="pledge"), sourced=False, **searched)
    page = read(client, ADDRESS)
    assert page.count("No source yet.") == 3  # the update, the commitment itself, and the list of all sources


def test_where_was_searched_is_said_when_nothing_was_found(client: Client) -> None:
    StatusUpdateFactory(
        commitment=CommitmentFactory(ref="pledge"), status="no_evidence_found", searched="The gazette, 2024."
    )
    assert "Searched: The gazette, 2024." in read(client, ADDRESS)


def test_retracted_update_is_struck_through_with_its_reason(client: Client, pledge: Commitment) -> None:
    update = StatusUpdateFactory(commitment=pledge, status="broken", as_of="2024-01", summary="Gone.")
    StatusUpdate.objects.filter(pk=update.pk).update(
        retracted_at="2024-03-01T12:00:00Z", retraction_reason="Another ministry."
    )
    page = read(client, ADDRESS)
    assert "Retracted on 1 March 2024. Another ministry." in page
    assert "What the record shows In progress" in page
    assert "<s>Gone.</s>" in client.get(ADDRESS).content.decode()


def test_sources_that_differ_stand_side_by_side(client: Client, pledge: Commitment) -> None:
    for title, day in [("Wire", "2019-05"), ("Paper", "2019-06-02")]:
        CitationFactory(commitment=pledge, source=SourceFactory(title=title), field="made_on", value=day)
    page = read(client, ADDRESS)
    versions = page[page.index("Where sources disagree") :]
    assert "Sources disagree on made on : May 2019 Used here Wire, paragraph 1" in versions
    assert "2 June 2019 Paper, paragraph 1" in versions


def test_disputed_day_of_an_update_stands_beside_the_update(client: Client, pledge: Commitment) -> None:
    update = StatusUpdateFactory(commitment=pledge, axis="official", as_of="2023-11-15")
    CitationFactory(commitment=None, status_update=update, field="as_of", value="2023-11-16")
    assert "Sources disagree on as of : 15 November 2023" in read(client, ADDRESS)


def test_each_source_of_the_page_stands_once_and_says_whether_its_text_is_archived(
    client: Client, pledge: Commitment
) -> None:
    kept, lost = SourceFactory(title="Kept"), SourceFactory(title="Lost")
    ArchivedTextFactory(source=kept, text="\n\n".join(f"Paragraph {number}." for number in range(1, 10)))
    for source, paragraph in [(kept, 9), (kept, 2), (lost, None)]:
        CitationFactory(commitment=pledge, source=source, paragraph=paragraph)
    page = read(client, ADDRESS)
    sources = page[page.index("All sources on this page") :]
    assert "Kept publisher not stated, date not stated 2, 9 F – cannot be judged archived" in sources
    assert "Lost publisher not stated, date not stated not given F – cannot be judged not archived" in sources


@pytest.mark.parametrize("kind", ["demand", "statement"])
def test_what_is_no_promise_says_that_it_is_not_counted(client: Client, kind: str) -> None:
    CommitmentFactory(ref="pledge", kind=kind)
    page = read(client, ADDRESS)
    assert f"This is a {kind}, kept for context. It is not counted as a promise" in page
    assert f"{kind.title()}s are not assessed: what is counted." in page


@pytest.mark.parametrize("kind", ["demand", "statement"])
def test_what_is_no_promise_is_not_said_to_await_an_assessment(client: Client, kind: str) -> None:
    CommitmentFactory(ref="pledge", kind=kind)
    page = read(client, ADDRESS)
    for words in ("Not assessed", "nobody has assessed", "no statement by a party", "Status over time", "so far"):
        assert words not in page, words


def test_updates_on_what_is_no_promise_are_shown_with_where_it_stands(client: Client) -> None:
    StatusUpdateFactory(commitment=CommitmentFactory(ref="pledge", kind="demand"), summary="It was heard.")
    page = read(client, ADDRESS)
    assert "It was heard." in page
    assert "Schedule Not applicable" in page
    assert "Status over time" in page
    assert "are not assessed" not in page


def test_promise_says_no_such_thing(client: Client, pledge: Commitment) -> None:
    assert "not counted as a promise" not in read(client, ADDRESS)


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    hostile = "<script>alert(1)</script>{{ settings.SECRET_KEY }}\u202e"
    pledge = CommitmentFactory(ref="pledge", title=hostile, summary=hostile)
    StatusUpdateFactory(commitment=pledge, summary=hostile)
    CitationFactory(commitment=pledge, note=hostile, quote=hostile, source=SourceFactory(title=hostile))
    page = client.get(ADDRESS).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ settings.SECRET_KEY }}") >= 6
