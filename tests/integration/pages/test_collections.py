"""A site with several trackers: each has its dashboard, lists, feeds, calendars and files; one changes nothing."""

import csv
from io import StringIO
from typing import Any, NamedTuple

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CollectionFactory,
    CommitmentFactory,
    ExchangeFactory,
    IndicatorFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    ProgrammeFactory,
    SanctionFactory,
    SourceFactory,
    TopicFactory,
)
from tests.integration.reader import read
from tracker.models import Collection

pytestmark = pytest.mark.django_db

LISTS = (
    "commitments",
    "sanctions",
    "meetings",
    "indicators",
    "actors",
    "sources",
    "topics",
    "programmes",
    "exchanges",
)


class Tracker(NamedTuple):
    """A collection, and one record of every kind that is in it, each called after it."""

    collection: Collection
    commitment: Any


def tracker(name: str) -> Tracker:
    collection = CollectionFactory(
        ref=name,
        title=f"{name.title()} tracker",
        subtitle=f"All about {name}",
        covers=f"Promises on {name}.",
        maintainers=[f"Desk of {name}"],
        contact=f"{name}@example.org",
        licence="CC0",
    )
    actor, issuer, target, speaker = (
        ActorFactory(ref=f"{name}-{part}", name=f"{name} {part}") for part in ("actor", "issuer", "target", "speaker")
    )
    topic = TopicFactory(ref=f"{name}-topic", name=f"{name} topic")
    meeting = MeetingFactory(ref=f"{name}-meeting", title=f"{name} meeting", held="2021-03-01")
    ParticipationFactory(meeting=meeting, actor=ActorFactory(ref=f"{name}-guest", name=f"{name} guest"))
    commitment = CommitmentFactory(
        ref=f"{name}-commitment", title=f"{name} commitment", made_on="2021-03-01", due="2022-02-01"
    )
    commitment.topics.add(topic)
    PartyFactory(commitment=commitment, actor=actor)
    programme = ProgrammeFactory(ref=f"{name}-programme", title=f"{name} programme")
    sanction = SanctionFactory(ref=f"{name}-sanction", title=f"{name} sanction", issuer=issuer, programme=programme)
    sanction.targets.add(target)
    ExchangeFactory(ref=f"{name}-exchange", title=f"{name} exchange", a=(commitment,), b=(sanction,))
    indicator = IndicatorFactory(ref=f"{name}-indicator", name=f"{name} indicator")
    source = SourceFactory(ref=f"{name}-source", title=f"{name} source")
    CitationFactory(commitment=commitment, source=source, attribution="reported", speaker=speaker)
    for record in (commitment, meeting, sanction, indicator):
        record.collections.add(collection)
    return Tracker(collection, commitment)


@pytest.fixture
def two() -> tuple[Tracker, Tracker]:
    return tracker("fentanyl"), tracker("tariffs")


def refs_in(client: Client, address: str) -> list[str]:
    response: Any = client.get(address)
    assert response.status_code == 200, address
    text = b"".join(response.streaming_content) if response.streaming else response.content
    return sorted(row["ref"] for row in csv.DictReader(StringIO(text.decode("utf-8-sig"))))


@pytest.mark.usefixtures("two")
def test_every_list_and_its_file_are_narrowed_to_what_is_in_it_and_what_that_names(client: Client) -> None:
    for name in LISTS:
        page = read(client, f"/{name}/?collection=fentanyl")
        assert "tariffs" not in page, name
        refs = refs_in(client, f"/{name}.csv?collection=fentanyl")
        assert refs
        assert all(ref.startswith("fentanyl-") for ref in refs), name
    assert refs_in(client, "/actors.csv?collection=tariffs") == [
        "tariffs-actor",
        "tariffs-guest",
        "tariffs-issuer",
        "tariffs-speaker",
        "tariffs-target",
    ]


@pytest.mark.usefixtures("two")
def test_each_list_has_a_facet_with_the_number_behind_each(client: Client) -> None:
    for name in LISTS:
        response = client.get(f"/{name}/")
        (choice,) = [each for each in response.context["listing"].choices if each.label == "Collection"]
        for option in choice.options:
            behind = client.get(f"/{name}/?{option.query}").context["listing"]
            assert behind.count == option.count, (name, option)
        assert [option.label for option in choice.options] == ["Fentanyl tracker", "Tariffs tracker"]


def test_the_page_of_a_collection_is_its_dashboard(client: Client, two: tuple[Tracker, Tracker]) -> None:
    page = read(client, "/collections/fentanyl/")
    for words in (
        "Fentanyl tracker",
        "All about fentanyl",
        "Promises on fentanyl.",
        "Kept by Desk of fentanyl.",
        "Contact: fentanyl@example.org",
        "Licence: CC0.",
        "1 commitment tracked",
        "1 sanction in force",
    ):
        assert words in page
    assert "tariffs" not in page.replace("Tariffs tracker", "")
    assert "whatever the filters" not in page
    same = read(client, "/?collection=fentanyl")
    assert "1 commitment tracked" in same
    assert "tariffs" not in same
    whole = read(client, "/")
    assert "2 commitments tracked" in whole
    assert "Fentanyl tracker" in whole
    assert "tariffs-commitment" in client.get("/collections/tariffs/").content.decode()


@pytest.mark.usefixtures("two")
def test_on_a_past_day_its_page_keeps_the_day_for_its_lists_and_leads_back_to_itself(client: Client) -> None:
    html = client.get("/collections/fentanyl/?as_of=2023-12-01&kind=pledge").content.decode()
    for name in LISTS:
        if name != "programmes":
            assert f'href="/{name}/?as_of=2023-12-01&amp;collection=fentanyl"' in html, name
    assert '<a href="/collections/fentanyl/?kind=pledge">Back to today</a>' in html
    plain = client.get("/collections/fentanyl/?as_of=2023-12-01").content.decode()
    assert '<a href="/collections/fentanyl/">Back to today</a>' in plain
    assert 'href="/sanctions/?collection=fentanyl"' in client.get("/collections/fentanyl/").content.decode()


@pytest.mark.usefixtures("two")
def test_feeds_calendars_files_figures_pictures_cards_and_citations_go_by_it(client: Client) -> None:
    feed = client.get("/commitments.atom?collection=fentanyl").content.decode()
    assert "Fentanyl tracker</title>" in feed
    assert "tariffs" not in feed
    calendar = client.get("/commitments.ics?collection=fentanyl").content.decode()
    assert "X-WR-CALNAME:Followthrough: Fentanyl tracker" in calendar
    assert "meeting-fentanyl-meeting" in calendar
    assert "tariffs" not in calendar
    assert refs_in(client, "/dashboard.csv?collection=fentanyl") == ["fentanyl-commitment"]
    assert "tariffs" not in client.get("/figures.json?collection=fentanyl").content.decode()
    picture = client.get("/charts/timeline.svg?collection=fentanyl").content.decode()
    assert "fentanyl sanction" in picture
    assert "tariffs" not in picture
    assert "collection: Fentanyl tracker" in client.get("/cite.txt?collection=fentanyl").content.decode()
    assert "1 commitment tracked" in read(client, "/embed/?collection=fentanyl")
    assert client.get("/cards/dashboard.png?collection=fentanyl").status_code == 200
    assert "Fentanyl tracker" in client.get("/collections/fentanyl/cite.txt").content.decode()


@pytest.mark.usefixtures("two")
def test_the_list_of_collections_counts_what_is_tracked_in_each(client: Client) -> None:
    page = read(client, "/collections/")
    assert "Fentanyl tracker 1 record · All about fentanyl" in page
    assert refs_in(client, "/collections.csv") == ["fentanyl", "tariffs"]
    assert "Fentanyl tracker" in read(client, "/search/?q=fentanyl&kind=collection")


@pytest.mark.usefixtures("two")
def test_a_draft_is_nowhere_and_an_unknown_one_is_refused(client: Client) -> None:
    draft = CollectionFactory(ref="draft", stage="draft")
    CommitmentFactory().collections.add(draft)
    assert client.get("/collections/draft/").status_code == 404
    assert client.get("/collections/none/").status_code == 404
    for name in ("", "commitments/", "sanctions/", "actors/"):
        assert "draft" not in read(client, f"/{name}?collection=draft", status=400).replace("collection=draft", "")
    assert client.get("/commitments.atom?collection=none").status_code == 400


def test_where_there_is_one_pages_are_as_without_any(client: Client) -> None:
    one = tracker("fentanyl").commitment
    addresses = ["/", "/follow/", f"/commitments/{one.ref}/", *(f"/{name}/" for name in LISTS)]
    with_one = [client.get(address).content for address in addresses]
    for record in Collection.objects.get().commitments.all():
        record.collections.clear()
    for ties in ("sanctions", "meetings", "indicators"):
        getattr(Collection.objects.get(), ties).clear()
    assert [client.get(address).content for address in addresses] == with_one


@pytest.mark.usefixtures("two")
def test_who_has_published_and_changed_a_collection_is_in_the_log(client: Client) -> None:
    assert "Fentanyl tracker" in read(client, "/changes/?kind=collection")
