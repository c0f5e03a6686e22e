"""The pages of actors, meetings, sanctions, sources, topics and indicators."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    ExchangeFactory,
    IndicatorFactory,
    LinkFactory,
    MeetingFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    ProgrammeFactory,
    ResponseFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
)
from tests.integration.reader import read
from tracker.models import StatusUpdate

pytestmark = pytest.mark.django_db


def test_actor_is_described_with_whole_parts_and_other_names(client: Client) -> None:
    whole = ActorFactory(name="Arcadia")
    ministry = ActorFactory(
        ref="ministry",
        name="Ministry",
        kind="public_body",
        native_name="部",
        aliases=["MoX"],
        country="CN",
        part_of=whole,
    )
    ActorFactory(name="Bureau", part_of=ministry)
    page = read(client, "/actors/ministry/")
    assert "Public body part of Arcadia no source says so Ministry 部" in page
    assert "Country CN no source says so Also called MoX no source says so Parts Bureau" in page


def test_person_shows_the_posts_held_and_the_body_who_holds_them(client: Client) -> None:
    body = ActorFactory(ref="body", name="Bureau")
    role = RoleFactory(person=PersonFactory(ref="person", name="A. Person"), organisation=body, title="Director")
    type(role).objects.filter(pk=role.pk).update(started="2019")
    CitationFactory(commitment=None, role=role, source=SourceFactory(title="Gazette"), paragraph=4)
    page = read(client, "/actors/person/")
    assert "Posts held Director, Bureau since 2019 Gazette" in page
    assert "Paragraph 4" in page
    assert "Post holders A. Person, Director since 2019" in read(client, "/actors/body/")


def test_actor_lists_its_commitments_by_part_with_where_they_stand(client: Client) -> None:
    actor = ActorFactory(ref="actor")
    for role, title, status in [("committed", "Curb exports", "stalled"), ("counterpart", "Open talks", "fulfilled")]:
        commitment = CommitmentFactory(title=title)
        PartyFactory(commitment=commitment, actor=actor, role=role)
        StatusUpdateFactory(commitment=commitment, status=status)
    page = read(client, "/actors/actor/")
    assert "As the party that promised, acted or spoke" in page
    assert "Curb exports Stalled Pledge 15 November 2023 No deadline" in page
    assert "Open talks Fulfilled Pledge 15 November 2023 No deadline" in page
    assert "Curb exports" not in read(client, "/actors/actor/?as_of=2023-01-01")


def test_actor_shows_sanctions_both_ways_meetings_and_publications(client: Client) -> None:
    actor = ActorFactory(ref="actor", name="Arcadia")
    SanctionFactory(title="Against it", imposed="2020").targets.add(actor)
    SanctionFactory(title="By it", imposed="2020", lifted="2021", issuer=actor)
    envoy = PersonFactory(name="Envoy")
    ParticipationFactory(meeting=MeetingFactory(title="Talks", held="2023"), actor=envoy, on_behalf_of=actor)
    SourceFactory(title="Its readout", publisher=actor, published="2022")
    page = read(client, "/actors/actor/")
    assert "Sanctions against Arcadia Against it In force imposed 2020" in page
    assert "Sanctions issued By it Lifted imposed 2020, lifted 2021" in page
    assert "Meetings Talks 2023 · participant: Envoy, on behalf of Arcadia" in page
    assert "Publications Its readout 2022" in page


def test_actor_without_a_source_says_so(client: Client) -> None:
    ActorFactory(ref="actor")
    assert "Named in No source yet." in read(client, "/actors/actor/")


def test_actor_that_words_may_only_be_about_is_not_headed_as_spoken_to(client: Client) -> None:
    about = CommitmentFactory(kind="statement", title="They will see")
    about.parties.create(actor=ActorFactory(ref="actor"), role="counterpart")
    assert "As the party promised to, spoken to or of, or asking" in read(client, "/actors/actor/")


def test_meeting_says_when_with_its_precision_where_and_who(client: Client) -> None:
    series = MeetingFactory(title="Conference")
    meeting = MeetingFactory(ref="meeting", held="2024-01-30~", place="Beijing", country="CN", part_of=series)
    MeetingFactory(title="Side talks", part_of=meeting)
    state = ActorFactory(name="Arcadia")
    ParticipationFactory(
        meeting=meeting, actor=PersonFactory(name="Envoy"), role="head_of_delegation", on_behalf_of=state
    )
    page = read(client, "/meetings/meeting/")
    assert "Held about 30 January 2024 (known to the day, approximate)" in page
    assert (
        "Where Beijing, CN no source says so Part of Conference no source says so Meetings within it Side talks"
        in page
    )
    assert "Head of delegation Envoy for Arcadia" in page


def test_meeting_shows_two_days_side_by_side_and_what_was_promised(client: Client) -> None:
    meeting = MeetingFactory(ref="meeting", held="2023-11-15")
    for title, day in [("Paper", "2023-11-15"), ("Blog", "2023-11-16?")]:
        CitationFactory(commitment=None, meeting=meeting, source=SourceFactory(title=title), field="held", value=day)
    CommitmentFactory(title="Curb exports", made_at=meeting)
    page = read(client, "/meetings/meeting/")
    assert "Sources disagree on held : 15 November 2023 Used here Paper, paragraph 1" in page
    assert "16 November 2023 (uncertain) Blog, paragraph 1" in page
    assert "Commitments made there" in page
    assert "Curb exports Not assessed Not assessed Pledge 15 November 2023" in page


def test_sanction_says_whether_it_is_in_force_and_why_it_ended(client: Client) -> None:
    sanction = SanctionFactory(
        ref="sanction",
        imposed="2020",
        lifted="2023-11-16",
        issuer=ActorFactory(name="Arcadia"),
        stated_reason="Abuses.",
        lifted__reason="Given for a pledge.",
        measures=["visa_ban", "asset_freeze"],
        programme=ProgrammeFactory(ref="act", title="The Act", legal_basis="Law 7"),
    )
    sanction.targets.add(ActorFactory(name="Institute"))
    page = read(client, "/sanctions/sanction/?as_of=2023-11-15")
    assert "On 15 November 2023 In force by what happened to it Imposed 2020 no source says so" in page
    assert "Lifted 16 November 2023" in read(client, "/sanctions/sanction/?as_of=2023-11-16")
    assert page.replace(" no source says so", "").count(
        "Issued by Arcadia Targets Institute Programme The Act Measures Visa ban, asset freeze"
    )
    assert "Reason given Abuses. no source says so What happened to it Imposed 2020 No source yet." in page
    assert "Lifted 16 November 2023 Reason given: Given for a pledge." in page
    programme = read(client, "/programmes/act/")
    assert "Legal basis Law 7" in programme
    assert "imposed 2020, lifted 16 November 2023" in programme


def test_on_a_past_day_a_sanction_marks_what_came_later(client: Client) -> None:
    actor = ActorFactory(ref="arcadia", name="Arcadia")
    days = {"imposed": "2020", "lifted": "2023-11-16"}
    sanction = SanctionFactory(ref="sanction", title="Listing", summary="Lifted by now.", issuer=actor, **days)
    act = CommitmentFactory(ref="act", title="Act", made_on="2023-11-15")
    ExchangeFactory(ref="bargain", title="A bargain", agreed_on="2023-11-15", a=[act], b=[sanction])
    page = read(client, "/sanctions/sanction/?as_of=2022-01-01")
    assert "Lifted Not by then Later: 16 November 2023" in page
    assert "Lifted by now. no source says so These words are today’s: they may tell of what came after 1 Jan" in page
    life, later = page.split("After 1 January 2022")
    assert "Imposed 2020" in life
    assert "This had not happened yet on the date of this page" in later
    assert "Lifted 16 November 2023" in later
    assert "Lifted 16 November 2023" not in life
    assert "not yet agreed on 1 January 2022; later, 15 November 2023" in page
    assert "later lifted 16 November 2023" in page
    before = read(client, "/sanctions/sanction/?as_of=2019-01-01")
    assert "Imposed Not yet Later: 2020" in before
    assert "Nothing had happened yet on 1 January 2019. After 1 January 2019" in before
    for address in ("/sanctions/", "/actors/arcadia/"):
        assert "imposed 2020" in read(client, f"{address}?as_of=2022-01-01"), address
        assert "later lifted 16 November 2023" in read(client, f"{address}?as_of=2022-01-01"), address
        assert "later lifted" not in read(client, f"{address}?as_of=2024-01-01"), address
    assert "later lifted 16 November 2023" in read(client, "/exchanges/bargain/?as_of=2023-11-15")
    today = read(client, "/sanctions/sanction/")
    assert "Lifted 16 November 2023" in today
    assert "later" not in today.lower()
    assert "These words are today’s" not in today


def test_a_sanction_tells_its_life_as_it_was_known_and_who_says_so(client: Client) -> None:
    sanction = SanctionFactory(ref="sanction", imposed="2020", published_at=datetime(2024, 1, 1, tzinfo=UTC))
    eased = SanctionStepFactory(
        sanction=sanction, kind="suspended", happened_on="2022-05", published_at=datetime(2024, 3, 1, tzinfo=UTC)
    )
    for value, title in (("2022-05", "Wire"), ("2022-06", "Paper")):
        source = SourceFactory(title=title)
        CitationFactory(commitment=None, sanction_step=eased, source=source, field="happened_on", value=value)
    page = read(client, "/sanctions/sanction/?as_of=2023-01-01")
    assert "On 1 January 2023 Suspended" in page
    assert "Suspended May 2022 Paper" in page
    assert "Sources disagree on" in page
    before = read(client, "/sanctions/sanction/?as_of=2023-01-01&known_on=2024-02-01")
    assert "On 1 January 2023 In force" in before
    assert "Suspended" not in before
    assert "Suspended" in read(client, "/sanctions/?as_of=2023-01-01&state=suspended")
    assert "No " in read(client, "/sanctions/?as_of=2023-01-01&known_on=2024-02-01&state=suspended")


def test_source_gives_its_particulars_and_what_they_mean(client: Client) -> None:
    source = SourceFactory(
        ref="source",
        title="The wire",
        authors=["A. Writer"],
        published="2024-04",
        reliability="B",
        url="https://a.example/",
    )
    SourceFactory(ref="reprint", title="A reprint", syndicated_from=source)
    page = read(client, "/sources/source/")
    assert "Authors A. Writer Published April 2024" in page
    assert "Reliability B – usually reliable on the Admiralty scale" in page
    assert "Reprints A reprint" in page
    assert "Reprint of The wire. The two count as one source." in read(client, "/sources/reprint/")
    assert "No text is archived" in page


def test_source_with_a_text_says_so_without_showing_it(client: Client) -> None:
    ArchivedTextFactory(source=SourceFactory(ref="source"), text="Verbatim passage.")
    page = read(client, "/sources/source/")
    assert "A private copy is kept" in page
    assert "Verbatim passage." not in page


def test_source_lists_every_kind_of_record_it_is_cited_for(client: Client) -> None:
    source = SourceFactory(ref="source")
    pledge = CommitmentFactory(title="Curb exports")
    update = StatusUpdateFactory(commitment=pledge, as_of="2024-04")
    link = LinkFactory(commitment=pledge, to_sanction=SanctionFactory(title="Listing"))
    role = RoleFactory(person=PersonFactory(name="Envoy"), organisation=ActorFactory(name="Arcadia"), title="Minister")
    figure = ObservationFactory(indicator=IndicatorFactory(name="Deaths", unit="deaths"), period="2022")
    cited: list[dict[str, Any]] = [
        {"commitment": pledge},
        {"status_update": update},
        {"link": link},
        {"role": role},
        {"observation": figure},
        {"exchange": ExchangeFactory(title="A bargain")},
        {"condition": ConditionFactory(commitment=pledge, depends_on_sanction=None, words="If the law is broken")},
        {"response": ResponseFactory(demand__title="Lift it", actor=ActorFactory(name="Arcadia"), outcome="rejected")},
        {"meeting": MeetingFactory(title="Summit")},
        {"sanction": SanctionFactory(title="Freeze")},
        {"actor": ActorFactory(name="Institute")},
    ]
    for record in cited:
        CitationFactory(**{"commitment": None, **record, "source": source, "paragraph": 7, "credibility": 3})
    page = read(client, "/sources/source/")
    for words in [
        "11 passages",
        "Commitments Curb exports Paragraph 7 · supports · credibility 3",
        "Status updates Curb exports: In progress (April 2024)",
        "Links between records Curb exports: responds to Listing",
        "Exchanges A bargain",
        "Conditions Curb exports: depends on If the law is broken",
        "Responses Lift it: Arcadia, rejected",
        "Posts held Envoy: Minister, Arcadia",
        "Figures Deaths: 73,600 deaths, 2022",
        "Meetings Summit",
        "Sanctions Freeze",
        "Actors Institute",
    ]:
        assert words in page


def test_source_marks_a_retracted_update(client: Client) -> None:
    update = StatusUpdateFactory(as_of="2024-04")
    StatusUpdate.objects.filter(pk=update.pk).update(retracted_at="2024-05-01T00:00:00Z", retraction_reason="Wrong.")
    CitationFactory(commitment=None, status_update=update, source=SourceFactory(ref="source"))
    assert "(April 2024, retracted)" in read(client, "/sources/source/")


def test_source_with_many_passages_is_paged(client: Client) -> None:
    source, pledge = SourceFactory(ref="source"), CommitmentFactory()
    passages = CitationFactory.create_batch(50, source=source, commitment=pledge)
    last = CitationFactory(source=source, commitment=pledge, paragraph=None)
    assert "Page 1 of 2 Next" in read(client, "/sources/source/")
    assert "Page 2 of 2" in read(client, "/sources/source/?page=2")
    first = client.get("/sources/source/")
    (named,) = first.context["page"].named
    assert (named.ref, f'id="{last.ref}"' in first.content.decode()) == (last.ref, True)
    for query in (named.query, first.context["page"].citations.next):
        second = client.get(f"/sources/source/?{query}").context["page"]
        assert [passage.ref for passage in second.citations] == [last.ref]
        assert {row.ref for row in second.named} == {passage.ref for passage in passages}


def test_indicator_with_many_figures_is_paged(client: Client) -> None:
    indicator = IndicatorFactory(ref="indicator")
    figures = [ObservationFactory(indicator=indicator, period=str(1950 + year)) for year in range(60)]
    undated = ObservationFactory(indicator=indicator, period=None)
    first = client.get("/indicators/indicator/").context["page"]
    second = client.get(f"/indicators/indicator/?{first.rows.next}").context["page"]
    drawn = [figure.ref for figure in (*first.rows, *second.rows)]
    assert drawn == [figure.ref for figure in (*figures[::-1], undated)]
    assert {row.ref for row in first.named} == {figure.ref for figure in second.rows}
    (query,) = {row.query for row in first.named}
    assert client.get(f"/indicators/indicator/?{query}").context["page"].rows == second.rows
    assert client.get("/indicators/indicator/?after=x").status_code == 400


def test_topic_counts_what_it_lists(client: Client) -> None:
    topic = TopicFactory(ref="topic", name="Precursors", description="Chemicals.")
    for title in ["Curb exports", "Warn firms"]:
        CommitmentFactory(title=title).topics.add(topic)
    page = read(client, "/topics/topic/")
    assert "Topics / Precursors Precursors Chemicals. 2 records" in page
    assert "Curb exports" in page


def test_indicator_shows_every_figure_with_its_source(client: Client) -> None:
    indicator = IndicatorFactory(ref="indicator", name="Deaths", unit="deaths", definition="A year.")
    figure = ObservationFactory(indicator=indicator, period="2022", qualifier="more_than")
    ObservationFactory(indicator=indicator, period=None, value=1)
    CitationFactory(commitment=None, observation=figure, source=SourceFactory(title="Bulletin"), paragraph=2)
    page = read(client, "/indicators/indicator/")
    assert "Measured in deaths Deaths A year." in page
    assert "more than 73,600 deaths 2022 Bulletin" in page
    assert "1 deaths period not stated No source yet." in page


def test_indicator_on_a_past_day_says_how_many_figures_are_for_later_periods(client: Client) -> None:
    indicator = IndicatorFactory(ref="indicator")
    ObservationFactory(indicator=indicator, period="2021")
    ObservationFactory(indicator=indicator, period="2022")
    early, between = (read(client, f"/indicators/indicator/?as_of={day}") for day in ("2020-06-01", "2021-06-01"))
    assert "No figure for a period up to 1 June 2020; 2 for later periods are not shown." in early
    assert "No figure is recorded yet" not in early
    assert "1 figure for later periods not shown: this page is as of 1 June 2021." in between
    assert "not shown" not in read(client, "/indicators/indicator/")


def test_indicator_without_figures_says_that_none_is_recorded(client: Client) -> None:
    IndicatorFactory(ref="indicator")
    assert "No figure is recorded yet." in read(client, "/indicators/indicator/?as_of=2020-06-01")


def test_publisher_who_is_not_public_is_owned_to_but_not_named(client: Client) -> None:
    SourceFactory(ref="wire", title="Wire", publisher=ActorFactory(name="Secretaria", stage="draft"))
    SourceFactory(ref="leaflet", title="Leaflet", publisher=None)
    page, listing = read(client, "/sources/wire/"), read(client, "/sources/")
    assert "Published by Publisher not public yet" in page
    assert "publisher not public yet" in listing
    assert "Secretaria" not in page + listing
    assert "Published by Not stated" in read(client, "/sources/leaflet/")


def test_those_at_a_meeting_who_are_not_public_are_owned_to_but_not_named(client: Client) -> None:
    meeting = MeetingFactory(ref="talks")
    assert "Attendance Not recorded" in read(client, "/meetings/talks/")
    ParticipationFactory(meeting=meeting, actor=ActorFactory(name="Secretaria", stage="draft"), role="host")
    page = read(client, "/meetings/talks/")
    assert "Host Actors who are not public yet" in page
    assert "Not recorded" not in page
    assert "Secretaria" not in page


def test_issuer_and_targets_who_are_not_public_are_owned_to_but_not_named(client: Client) -> None:
    hidden = ActorFactory(name="Secretaria", stage="draft")
    SanctionFactory(ref="listing", issuer=hidden).targets.add(hidden)
    page = read(client, "/sanctions/listing/")
    assert "Issued by An actor who is not public yet Targets Actors who are not public yet" in page
    assert "Secretaria" not in page


def test_a_passage_says_who_says_it_for_whom_and_to_whom(client: Client) -> None:
    envoy, state, host = (ActorFactory(ref=ref, name=ref.title()) for ref in ("envoy", "state", "host"))
    said = {
        "source": SourceFactory(ref="wire", title="Wire"),
        "commitment": CommitmentFactory(ref="pledge", title="Curb"),
    }
    reported = {"attribution": "reported", "speaker": envoy, "on_behalf_of": state, "addressee": host}
    CitationFactory(paragraph=1, **said, **reported)
    CitationFactory(paragraph=2, attribution="stated", **said)
    CitationFactory(paragraph=3, attribution="implied", speaker=host, **said)
    for address in ("/commitments/pledge/", "/sources/wire/"):
        page = read(client, address)
        assert "credibility not graded according to Envoy on behalf of State to Host" in page
        assert "in the source's own voice" in page
        assert "implied: our inference from the words of Host" in page
    for address in ("/actors/envoy/", "/actors/state/"):
        assert "said Commitments spoken of As published sources report it. Commitments Curb Wire" in read(
            client, address
        )
    assert "Commitments spoken of" not in read(client, "/actors/host/")
    for ref in ("envoy", "state"):
        assert "1 record matches" in read(client, f"/commitments/?speaker={ref}")
    assert "No commitments match" in read(client, "/commitments/?speaker=host")


def test_a_speaker_who_is_not_public_is_owned_to_but_not_named(client: Client) -> None:
    hidden = ActorFactory(ref="secretaria", name="Secretaria", stage="draft")
    CitationFactory(commitment=CommitmentFactory(ref="pledge"), attribution="reported", speaker=hidden)
    page = read(client, "/commitments/pledge/")
    assert "according to an actor that is not public yet" in page
    assert "Secretaria" not in page + read(client, "/commitments/")
    assert client.get("/?speaker=secretaria").status_code == 400


def test_what_rests_on_our_inference_alone_says_so_wherever_it_stands(client: Client) -> None:
    pledge, sanction = CommitmentFactory(ref="pledge"), SanctionFactory(ref="listing", title="Listing")
    exchange = ExchangeFactory(ref="bargain", title="A bargain", a=[pledge], b=[sanction])
    condition = ConditionFactory(commitment=pledge, depends_on_sanction=None, words="If so")
    update = StatusUpdateFactory(commitment=pledge, sourced=False, inference_reason="Nothing else fits.")
    for cited in ({"exchange": exchange}, {"condition": condition}, {"status_update": update}, {"sanction": sanction}):
        CitationFactory(**{"commitment": None, **cited}, attribution="implied")
    mark = "implied: our inference"
    assert f"Exchange {mark} A bargain" in read(client, "/commitments/pledge/")
    assert f"Depends on {mark} If so" in read(client, "/commitments/pledge/")
    assert f"Exchange {mark}" in read(client, "/exchanges/bargain/")
    assert f"Official (what a party says) {mark}" not in read(client, "/commitments/pledge/")
    assert f"Evidence (what the record supports) {mark}" in read(client, "/commitments/pledge/")
    assert f"{sanction.get_kind_display()} {mark}" in read(client, "/sanctions/listing/")
    assert f"15 November 2023 {mark} A bargain" in read(client, "/")
    assert f"on condition of {mark} If so" in read(client, "/")
    CitationFactory(commitment=None, exchange=exchange, attribution="stated")
    assert f"Exchange {mark}" not in read(client, "/commitments/pledge/")
