"""What changed in the public record: all that the public may know, and nothing from before it might."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.test import Client

from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    CriterionFactory,
    ExchangeFactory,
    FindingFactory,
    IndicatorFactory,
    LinkFactory,
    MeetingFactory,
    MilestoneFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    ResponseFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.reader import read
from tracker.changes import log as log_of_changes
from tracker.changes.candidates import sources
from tracker.changes.log import ENTRIES_A_PAGE, MOST_COUNTED, MOST_LOOKED_THROUGH, page_number, source_query
from tracker.changes.views import count_in_words
from tracker.listing.keyset import encoded
from tracker.listing.total import Total
from tracker.models import StatusUpdate, Topic
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

# A test is one transaction, and all its events are of one moment: what is to be public before that says so.
BEFORE: dict[str, Any] = {"published_at": datetime(2024, 1, 1, tzinfo=UTC)}
TOMORROW = datetime.now(tz=UTC) + timedelta(days=1)
DRAFT: dict[str, Any] = {"stage": Stage.DRAFT}


@pytest.fixture(autouse=True)
def _whatever_is_told_was_noted() -> Iterator[None]:
    yield
    with connection.cursor() as cursor:
        for name in sources():
            sql, values = source_query(name)
            noted = "SELECT FROM tracker_changelog AS noted WHERE noted.source = %s AND noted.event = told.key"
            cursor.execute(f"SELECT count(*) FROM ({sql}) AS told WHERE NOT EXISTS ({noted})", [*values, name])
            assert cursor.fetchone() == (0,), name


def changed(record: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def log(client: Client, query: str = "") -> str:
    """The entries alone."""
    page = read(client, f"/changes/{query}")
    return page[page.index("Indicators ") :].partition("Days and times are")[0]


def test_publication_is_told_once_with_a_link(client: Client) -> None:
    commitment = CommitmentFactory(ref="pledge", title="First wording", **DRAFT)
    changed(commitment, title="Second wording")
    changed(commitment, title="A pledge", stage=Stage.PUBLISHED)
    changed(commitment, summary="Added in the same transaction.")
    page = log(client)
    assert page.count("Commitment published") == page.count("A pledge") == 1
    assert "changed" not in page
    assert "wording" not in page
    assert '<a href="/commitments/pledge/">A pledge</a>' in client.get("/changes/").content.decode()


def test_how_many_changes_there_are_and_what_their_times_mean_stands_above_them(client: Client) -> None:
    CommitmentFactory()
    MeetingFactory()
    assert "2 changes, latest first. Times are in UTC." in read(client, "/changes/")
    assert "1 change of this kind, latest first." in read(client, "/changes/?kind=meeting")
    assert "0 changes of this kind, latest first." in read(client, "/changes/?kind=sanction")


def test_beyond_what_can_be_paged_through_changes_are_not_counted() -> None:
    assert count_in_words(Total(MOST_LOOKED_THROUGH)) == "500 changes"
    assert count_in_words(Total(1234)) == "About 1,234 changes"
    assert count_in_words(Total(MOST_COUNTED, is_least=True)) == "More than 10,000 changes"


def test_nothing_of_a_draft_is_told(client: Client) -> None:
    for factory in (ActorFactory, CommitmentFactory, MeetingFactory, SanctionFactory, SourceFactory, IndicatorFactory):
        changed(factory(**DRAFT), stage=Stage.IN_REVIEW)
    PartyFactory(commitment=CommitmentFactory(**DRAFT))
    StatusUpdateFactory(commitment=CommitmentFactory(title="Hidden", **DRAFT))
    page = log(client)
    assert "Hidden" not in page
    for kind in ("Commitment", "Meeting", "Sanction", "Indicator", "Status update"):
        assert f"{kind} published" not in page
    assert page.count("Actor published") == 1


def test_edit_is_told_field_by_field(client: Client) -> None:
    commitment = CommitmentFactory(title="A pledge", summary="Old words", made_on="2023-11", **BEFORE)
    changed(commitment, summary="New <b>words</b>", made_on="2023-11-15", kind="agreement", due="2024")
    page = log(client)
    assert "Commitment changed A pledge" in page
    assert "Kind Pledge → Agreement Summary Old words → New <b>words</b>" in page
    assert "Made on November 2023 → 15 November 2023 Due 2024" in page


def test_lists_and_numbers_read_as_words(client: Client) -> None:
    changed(ActorFactory(aliases=["PRC"], **BEFORE), aliases=["PRC", "Beijing"], native_name="中国")
    changed(ObservationFactory(indicator=IndicatorFactory(**BEFORE), value="10"), value="12.50")
    page = log(client)
    assert "Native name 中国 Aliases PRC → PRC; Beijing" in page
    assert "Value 10 → 12.5" in page


def test_what_is_the_teams_own_is_no_change(client: Client) -> None:
    owner = UserFactory(username="olga-the-owner")
    commitment = CommitmentFactory(**BEFORE)
    changed(commitment, owner=owner, review_every=30, next_review_on="2024-05-01")
    assert "Commitment changed" not in log(client)
    changed(commitment, owner=None, due="2024")
    page = log(client)
    assert "Commitment changed" in page
    assert "olga" not in page


def test_link_to_a_record_that_was_not_public_then_is_not_named(client: Client) -> None:
    changed(CommitmentFactory(**BEFORE), made_at=MeetingFactory(title="Secret talks", **DRAFT))
    changed(SourceFactory(publisher=ActorFactory(name="The Paper", **BEFORE), **BEFORE), publisher=None)
    later = MeetingFactory(title="Later talks", published_at=TOMORROW)
    changed(CommitmentFactory(**BEFORE), made_at=later)
    page = log(client)
    assert page.count("Made at a record that was not public") == 2
    assert "Publisher The Paper" in page
    assert "Secret" not in page


def test_what_is_tied_to_a_public_record_later_is_told(client: Client) -> None:
    commitment, sanction = CommitmentFactory(title="A pledge", **BEFORE), SanctionFactory(title="A ban", **BEFORE)
    person, meeting = PersonFactory(name="Pat", **BEFORE), MeetingFactory(title="Talks", **BEFORE)
    china, indicator = ActorFactory(name="China", **BEFORE), IndicatorFactory(name="Deaths", **BEFORE)
    demand = CommitmentFactory(title="Lift it", kind="demand", **BEFORE)
    party = PartyFactory(commitment=commitment, actor=china, role="committed")
    commitment.topics.add(TopicFactory(name="Precursors"))
    sanction.targets.add(china)
    step = SanctionStepFactory(sanction=sanction, kind="eased", happened_on="2023-05", stage="draft")
    changed(step, reason="A pledge.")
    changed(step, stage="published")
    changed(step, happened_on="2023-06")
    link = LinkFactory(commitment=commitment, to_sanction=sanction, kind="responds_to")
    exchange = ExchangeFactory(title="A bargain", a=[commitment], b=[sanction], **BEFORE)
    condition = ConditionFactory(commitment=commitment, depends_on_sanction=None, words="If so")
    ConditionFactory(commitment=None, sanction=sanction, depends_on_sanction=None, depends_on_commitment=commitment)
    response = ResponseFactory(demand=demand, actor=china, outcome="rejected")
    ParticipationFactory(meeting=meeting, actor=china, role="host")
    role = RoleFactory(person=person, organisation=china, title="Minister")
    figure = ObservationFactory(indicator=indicator, period="2023", value="7")
    source = SourceFactory(title="The Paper", **BEFORE)
    criterion = CriterionFactory(commitment=commitment, text="It has met.")
    update = StatusUpdateFactory(commitment=commitment, **BEFORE)
    finding = FindingFactory(criterion=criterion, status_update=update, reason="In January.")
    milestone = MilestoneFactory(commitment=commitment, title="A law", due="2024-06")
    target = TargetFactory(commitment=commitment, indicator=indicator)
    for cited in (
        {"commitment": commitment},
        {"sanction": sanction},
        {"meeting": meeting},
        {"actor": china},
        {"status_update": update},
        {"role": role},
        {"link": link},
        {"exchange": exchange},
        {"condition": condition},
        {"response": response},
        {"observation": figure},
        {"target": target},
        {"milestone": milestone},
        {"finding": finding},
    ):
        CitationFactory(**{"commitment": None, "source": source, **cited})
    changed(party, role="implementer")
    party.delete()
    page = log(client)
    for said in (
        "Sanction step added A ban",
        "Sanction step changed A ban On May 2023 → June 2023",
        "Commitment party added A pledge Actor China Role Committed",
        "Commitment party changed A pledge Role Committed → Implementer",
        "Commitment party taken away A pledge Actor China Role Implementer",
        "Commitment topic added A pledge Topic Precursors",
        "Commitment link added A pledge Kind Responds to To sanction A ban",
        "Exchange item added A bargain Side Side A Commitment A pledge",
        "Exchange item added A bargain Side Side B Sanction A ban",
        "Exchange citation added A bargain Source The Paper",
        "Commitment condition added A pledge Words If so State Not known",
        "Sanction condition added A ban Depends on commitment A pledge State Not known",
        "Commitment citation of condition added A pledge Source The Paper",
        "Commitment response added Lift it Actor China Outcome Rejected",
        "Commitment citation of response added Lift it Source The Paper",
        "Sanction target added A ban Actor China",
        "Meeting participation added Talks Actor China Role Host",
        "Actor role added Pat Title Minister Organisation China",
        "Indicator value added Deaths Period 2023 Qualifier Exactly Value 7",
        "Commitment citation added A pledge Source The Paper",
        "Commitment citation of status update added A pledge",
        "Commitment citation of link added A pledge",
        "Sanction citation added A ban",
        "Meeting citation added Talks",
        "Actor citation added China",
        "Actor citation of role added Pat",
        "Indicator citation of observation added Deaths",
        "Commitment criterion added A pledge Position 1 Would show Fulfilled Criterion It has met.",
        "Commitment finding added A pledge Criterion It has met. Result Met Reason In January.",
        "Commitment milestone added A pledge Title A law Due June 2024",
        "Commitment target added A pledge Indicator Deaths Baseline 100 Baseline period 2020 Direction At most",
        "Commitment citation of target added A pledge",
        "Commitment citation of milestone added A pledge",
        "Commitment citation of finding added A pledge",
    ):
        assert said in page, said


def test_tie_to_a_draft_is_not_told(client: Client) -> None:
    draft = ActorFactory(name="Secret body", **DRAFT)
    commitment, sanction = CommitmentFactory(**BEFORE), SanctionFactory(**BEFORE)
    PartyFactory(commitment=commitment, actor=draft)
    sanction.targets.add(draft)
    LinkFactory(commitment=commitment, to_sanction=SanctionFactory(title="Secret ban", **DRAFT))
    ParticipationFactory(meeting=MeetingFactory(**BEFORE), actor=draft)
    RoleFactory(person=PersonFactory(**BEFORE), organisation=draft)
    CitationFactory(commitment=commitment, source=SourceFactory(title="Secret paper", **DRAFT))
    page = log(client)
    assert "added" not in page
    assert "Secret" not in page


def test_archived_text_is_not_told(client: Client) -> None:
    archived = ArchivedTextFactory(text="The whole article.", source=SourceFactory(**BEFORE))
    changed(archived, text="The whole article, again.")
    assert "article" not in log(client)


def test_status_update_is_told_with_the_status_before(client: Client) -> None:
    commitment = CommitmentFactory(title="A pledge", **BEFORE)
    StatusUpdateFactory(commitment=commitment, status="in_progress", as_of="2023-01", **BEFORE)
    StatusUpdateFactory(commitment=commitment, status="fulfilled", as_of="2023-06", axis="official", **BEFORE)
    StatusUpdateFactory(ref="stop", commitment=commitment, status="suspended", as_of="2023-05", summary="It stopped.")
    StatusUpdateFactory(commitment=commitment, status="not_started", as_of="2022-12")
    page = log(client, "?kind=status_update")
    assert (
        "Status update published A pledge In progress → to Suspended as of May 2023 · "
        "Evidence (what the record supports) It stopped." in page
    )
    assert "Not assessed → to Not started as of December 2022" in page
    assert "Not assessed → to Fulfilled as of June 2023" in page
    assert 'href="/commitments/' in (html := client.get("/changes/").content.decode())
    assert "/#stop" in html


def test_retraction_is_told_with_its_reason_and_what_was_retracted_is_not_said_again(client: Client) -> None:
    update = StatusUpdateFactory(status="fulfilled", as_of="2023-12", summary="Mistaken identity.", **BEFORE)
    StatusUpdate.objects.get(pk=update.pk).retract("It was another country.")
    StatusUpdateFactory(commitment=update.commitment, status="stalled", as_of="2024-01", published_at=TOMORROW)
    page = log(client)
    assert "Status update retracted" in page
    assert "Fulfilled, December 2023 Evidence (what the record supports) It was another country." in page
    assert "as of December 2023 · Evidence (what the record supports) · later retracted" in page
    assert "Mistaken identity." not in page
    assert "Not assessed → to Stalled" in page


def test_removed_record_is_told_without_a_link(client: Client) -> None:
    TopicFactory(ref="gone", name="A topic").delete()
    page = log(client)
    assert "Topic removed A topic" in page
    assert "/topics/gone/" not in client.get("/changes/").content.decode()


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ({"user": "Reviewer"}, "by a reviewer"),
        ({"user": "Analyst", "import_batch": 1}, "from a file, by an analyst"),
        ({"command": "seed", "import_batch": 1}, "from a file"),
        ({"user": "Analyst", "reverted_batch": 1}, "undoing an import, by an analyst"),
    ],
)
def test_role_is_said_and_never_the_person(client: Client, noted: dict[str, Any], said: str) -> None:
    group = noted.get("user")
    user = UserFactory(username="vera", group=group) if group else None
    topic = TopicFactory(name="A topic", stage=Stage.DRAFT)
    with pghistory.context(**{**noted, **({"user": user.pk} if user else {})}):
        Topic.objects.filter(pk=topic.pk).update(stage=Stage.PUBLISHED)
    page = log(client)
    assert f"Topic published A topic {said}" in page
    assert "vera" not in client.get("/changes/").content.decode()


def test_kind_narrows_the_log(client: Client) -> None:
    TopicFactory(name="A topic")
    ActorFactory(name="China")
    page = read(client, "/changes/?kind=topic")
    assert "A topic" in page
    assert "China" not in page
    assert "Topics ×, chosen; remove" in page
    assert "Nothing of this kind has been published yet. Show all kinds" in read(client, "/changes/?kind=source")
    assert "kind=draft was left out. Write one of: status_update" in read(client, "/changes/?kind=draft", status=400)


def test_days_and_pages_go_back_in_time(client: Client) -> None:
    assert "Nothing has been published yet." in read(client, "/changes/")
    topics = [TopicFactory(name=f"Topic {number:02}") for number in range(ENTRIES_A_PAGE + 1)]
    happened_on("2024-01-31T23:59:59Z", topics[0])
    first, second = read(client, "/changes/"), read(client, "/changes/?page=2")
    assert "31 January 2024" not in first
    assert "Page 1 Older" in first
    # The one that was written again for the earlier day stands there too.
    assert "31 January 2024 23:59 Topic published Topic 00" in second
    assert "Newer Page 2" in second
    assert "There are no changes this far back. Latest changes" in read(client, "/changes/?page=3")


@pytest.mark.parametrize("text", ["", "0", "-1", "x", "9" * 30, "²", "1"])
def test_page_that_is_no_number_is_the_first(text: str) -> None:
    assert page_number(text) == 1


def happened_on(moment: str, topic: Any) -> None:
    """Writes the event of the topic once more, for another moment."""
    columns = "id, ref, recorded_at, stage, published_at, name, description, pgh_label, pgh_obj_id, pgh_context_id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO tracker_topicevent ({columns}, pgh_created_at) "
            f"SELECT {columns}, %s FROM tracker_topicevent WHERE id = %s",
            [moment, topic.pk],
        )


def test_pages_hold_each_event_once_forwards_and_backwards(client: Client) -> None:
    for number in range(115):
        TopicFactory(name=f"Topic {number:03}")
    told, address = [], "/changes/"
    pages = []
    while address:
        html = client.get(address).content.decode()
        pages.append(re.findall(r"Topic (\d{3})</a>", html))
        told += pages[-1]
        if len(pages) == 1:
            # What happens while somebody reads stands on the first page alone.
            TopicFactory(name="Topic 999")
        older = re.search(r'rel="next" href="([^"]*)"', html)
        address = f"/changes/{older[1]}" if older else ""
    assert told == [f"{number:03}" for number in reversed(range(115))]
    newer = re.search(r'rel="prev" href="([^"]*)"', html)
    assert newer
    assert re.findall(r"Topic (\d{3})</a>", client.get(f"/changes/{newer[1]}").content.decode()) == pages[1]


def test_cursor_that_cannot_be_meant_is_left_out_and_said(client: Client) -> None:
    TopicFactory(name="A topic")
    for values in ([1], [1, "x", 2], [1, "2024-01-01", 2], [1, "2024-01-01T00:00:00+00:00", "2"], [1, 2, 3]):
        page = read(client, f"/changes/?after={encoded(1, values[1:])}", status=400)
        assert "was left out. Go on by the links" in page
        assert "A topic" in page


def test_many_events_that_are_no_news_make_pages_short_and_not_slow(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_of_changes, "BATCHES", (60, 20))
    TopicFactory(name="Old topic")
    commitment = CommitmentFactory(**BEFORE)
    for number in range(100):
        PartyFactory(commitment=commitment, actor=ActorFactory(name=f"A{number}", published_at=TOMORROW))
    with connection.cursor() as cursor:
        # Candidates of what the public may not see: events that are gone.
        cursor.execute(
            "INSERT INTO tracker_changelog (happened_at, source, kind, event) "
            "SELECT now(), 'topic', 'topic', 0 FROM generate_series(1, 100)"
        )
    first = client.get("/changes/").content.decode()
    assert "Party" not in first
    seen, html = "", first
    while older := re.search(r'rel="next" href="([^"]*)"', html):
        html = client.get(f"/changes/{older[1]}").content.decode()
        seen += html
    assert "Old topic" in seen
