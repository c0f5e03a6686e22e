"""Pages that cost much are worked out once for all who ask for the same, few at a time, and never in vain."""

import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    LinkFactory,
    PartyFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache import decorator
from tracker.page_cache.render_job import RenderJob
from tracker.page_cache.render_slots import (
    MOST_WAITING,
    HeldLock,
    RenderSlot,
    take_place,
    waiting,
    waiting_first,
)
from tracker.page_cache.store import Store, folder_of
from tracker.page_cache.turn import TURN, PutBackResponse, Turn
from tracker.parameters import checking
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

PAGES = ("/", "/cite/", "/embed/")
FILES = (
    "/cite.bib",
    "/cite.json",
    "/cite.txt",
    "/figures.json",
    "/charts/shares.svg",
    "/charts/timeline.svg",
    "/charts/months.svg",
    "/cards/dashboard.png",
    "/commitments.atom",
    "/commitments.ics",
    "/dashboard.xlsx",
)
VIEW = "tracker.dashboard.views.dashboard_page"
FIGURES_ALONE = ("/cite/", "/cite.bib", "/cite.json", "/cite.txt", "/figures.json")


@pytest.fixture(autouse=True)
def kept(settings: Settings, tmp_path: Path) -> Iterator[Store]:
    """Pages are kept, in a folder of the test's own."""
    settings.PAGE_CACHE_MEGABYTES = 4
    settings.PAGES_RENDERED_AT_ONCE = 1
    settings.PAGE_CACHE_FOLDER = tmp_path
    folder_of.cache_clear()
    yield Store.of_site()
    folder_of.cache_clear()


def asked(client: Client, address: str, **headers: str) -> tuple[Any, list[str]]:
    """The answer, and the queries that it took."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers=headers)
    return response, [query["sql"] for query in queries]


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_the_same_view_is_worked_out_once(client: Client, address: str) -> None:
    StatusUpdateFactory()
    first, taken = asked(client, f"{address}?as_of=2024-01-01")
    again, one = asked(client, f"{address}?utm_source=x&as_of=2024-01-01")
    assert first.status_code == again.status_code == 200
    assert (len(one), len(taken) > 1) == (1, True)
    assert again.content == first.content
    of_both = ("Content-Type", "Content-Length", "Content-Security-Policy", "Cache-Control", "X-Content-Type-Options")
    for header in (*of_both, "Content-Disposition", "X-Frame-Options"):
        assert again.headers.get(header) == first.headers.get(header), header
    assert not again.cookies
    assert len(asked(client, f"{address}?as_of=2024-01-02")[1]) > 1


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_of_two_past_days_the_page_is_the_same_on_any_day_unless_it_tells_when_it_was_read(
    client: Client, address: str
) -> None:
    StatusUpdateFactory()
    answers, queries = [], []
    for moment in ("2030-03-01 12:00Z", "2031-05-06 12:00Z"):
        with time_machine.travel(moment, tick=False):
            answer, taken = asked(client, f"{address}?as_of=2026-02-03&known_on=2027-02-03")
        assert answer.status_code == 200
        answers.append(answer.content)
        queries.append(len(taken))
    says_when = address.startswith(("/cite", "/charts"))
    assert (answers[0] == answers[1]) is not says_when
    assert (queries[1] == 1) is not says_when


def test_a_page_that_was_kept_says_so(client: Client) -> None:
    told = [client.get("/")["Cache-Status"] for _ in range(2)]
    assert told == ["pages; fwd=miss", "pages; hit"]


def test_the_card_of_one_commitment_too(client: Client) -> None:
    address = f"/cards/commitments/{CommitmentFactory().ref}.png"
    first, _ = asked(client, address)
    again, queries = asked(client, address)
    assert again.content == first.content
    assert len(queries) == 2  # the state of the records, and whether this one is there
    assert client.get("/cards/commitments/none.png").status_code == 404


def test_the_workbook_of_a_list_hangs_on_all_that_narrows_the_list(client: Client) -> None:
    CommitmentFactory()
    sizes = [len(asked(client, f"/actors.xlsx?{query}")[1]) for query in ("kind=state", "kind=state", "kind=person")]
    assert sizes[1] < sizes[0] == sizes[2]
    for query in ("kind=state&utm_source=x", "zzz=1&kind=state"):
        assert len(asked(client, f"/actors.xlsx?{query}")[1]) == sizes[1]


def test_it_may_stand_in_a_frame_where_it_could_before(client: Client) -> None:
    for _ in range(2):
        assert "X-Frame-Options" not in client.get("/embed/").headers
        assert client.get("/")["X-Frame-Options"] == "DENY"


def test_any_change_has_it_worked_out_again(client: Client) -> None:
    update = StatusUpdateFactory(commitment__title="First words")
    assert "First words" in client.get("/").content.decode()
    type(update.commitment).objects.update(title="Second words")
    page = client.get("/").content.decode()
    assert "Second words" in page
    assert "First words" not in page


def test_a_draft_is_in_none(client: Client, kept: Store) -> None:
    CommitmentFactory(title="For everybody")
    draft = CommitmentFactory(title="Not for the public", stage=Stage.DRAFT)
    client.force_login(UserFactory(group="Reviewer"))
    client.get("/")
    client.logout()
    assert "For everybody" in client.get("/").content.decode()
    pages = list(kept.folder.glob("*.page"))
    assert len(pages) == 2
    assert not any(b"Not for the public" in page.read_bytes() for page in pages)
    draft.stage = Stage.PUBLISHED
    draft.save()
    assert "Not for the public" in client.get("/").content.decode()


def test_who_is_signed_in_has_a_page_that_says_so_and_nobody_their_name(client: Client, kept: Store) -> None:
    CommitmentFactory()
    client.force_login(UserFactory(username="ada-lovelace"))
    mine = client.get("/").content.decode()
    assert "Admin" in mine[mine.index("masthead-door") :][:300]
    client.logout()
    page = client.get("/").content.decode()
    assert "Sign in" in page[page.index("masthead-door") :][:300]
    assert not any(b"ada-lovelace" in page.read_bytes() for page in kept.folder.glob("*.page"))


def test_who_asks_for_the_head_gets_no_body_and_costs_no_second_page(client: Client) -> None:
    whole = client.get("/")
    head = client.head("/")
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", whole["Content-Length"])


@pytest.mark.parametrize("wrong", ["as_of=banana", "as_of=9999-01-01", "status=kept", "figures=x", "q=%00"])
@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_what_cannot_be_meant_is_refused_before_a_row_is_read(client: Client, address: str, wrong: str) -> None:
    response, queries = asked(client, f"{address}?{wrong}")
    assert response.status_code == 400
    assert "was left out." in response.content.decode()
    assert len(queries) == 1  # the state of the records


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_a_ref_that_is_not_there_costs_one_row(client: Client, address: str) -> None:
    CommitmentFactory()
    response, queries = asked(client, f"{address}?actor=nobody")
    assert response.status_code == 400
    assert "There is no published actor with that ref." in response.content.decode()
    assert len(queries) == 2
    assert "LIMIT 1" in queries[-1]


def without_subqueries(query: str) -> str:
    """The query without what stands in brackets."""
    while (shorter := re.sub(r"\([^()]*\)", "", query)) != query:
        query = shorter
    return query


@pytest.mark.parametrize("address", FIGURES_ALONE)
def test_a_citation_reads_no_more_than_its_figures_are_made_of(client: Client, address: str) -> None:
    update = StatusUpdateFactory()
    for _ in range(3):
        CitationFactory(commitment=None, status_update=update)
        PartyFactory(commitment=update.commitment)
        LinkFactory(commitment=update.commitment)
    _, queries = asked(client, f"{address}?as_of=2024-01-01")
    read = [query for query in queries if " FROM " in query][1:]
    of_records = [told.split(" FROM ", 1)[1] for query in read if " FROM " in (told := without_subqueries(query))]
    for table in ("citation", "link", "party", "ruling", "source"):
        assert not any(query.startswith(f'"tracker_{table}"') for query in of_records), table
    # To say where each stands; how many there are is kept.
    assert sum(query.strip().startswith(('"tracker_commitment"', "AS stood")) for query in of_records) == 1
    assert '"tracker_commitment"."summary"' not in "".join(read)


def test_the_figures_alone_are_those_of_the_page(client: Client) -> None:
    StatusUpdateFactory(axis="official", status="fulfilled", as_of="2023-02")
    StatusUpdateFactory(as_of="2023-05-06")
    for query in ("", "?as_of=2023-04-01", "?axis=official", "?kind=agreement"):
        permalink = client.get(f"/{query}").context["permalink"]
        assert permalink.replace("&", "&amp;") in client.get(f"/cite/{query}").content.decode()


def busy(client: Client, address: str, caplog: pytest.LogCaptureFixture) -> Any:
    """The answer that asks to come again, and what it has to have."""
    with caplog.at_level(logging.WARNING):
        caplog.clear()
        response, queries = asked(client, address)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "ETag" not in response.headers
    assert len(queries) == 1
    (line,) = caplog.records
    assert (line.name, line.getMessage()) == ("tracker.page_cache", "page refused")
    assert vars(line)["route"].startswith("tracker.")
    return response


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_while_as_many_as_may_be_are_worked_out_others_are_asked_to_come_again(
    client: Client, address: str, kept: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    CommitmentFactory()
    monkeypatch.setattr(decorator, "PATIENCE", 0.0)
    known, _ = asked(client, "/?as_of=2024-05-05")
    slot = RenderSlot.take(kept.folder, "0" * 64)
    assert slot is not None
    response = busy(client, address, caplog)
    if address in FILES:
        assert response["Content-Type"].startswith("text/plain")
        assert response.content.decode().startswith("Too many readers")
    else:
        assert "Too many readers" in response.content.decode()
    # What is known already is there for everybody meanwhile, as is what costs little.
    assert client.get("/?as_of=2024-05-05").content == known.content
    for cheap in ("/commitments/", "/healthz", "/admin/login/"):
        assert client.get(cheap).status_code == 200
    slot.release()
    assert client.get(address).status_code == 200


def test_only_so_many_threads_wait_at_all(
    client: Client, kept: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decorator, "PATIENCE", 3600.0)
    slot = RenderSlot.take(kept.folder, "0" * 64)
    assert slot is not None
    for _ in range(MOST_WAITING):
        waiting.acquire()
    busy(client, "/?as_of=2024-05-05", caplog)
    with waiting_first:
        busy(client, "/", caplog)
    for _ in range(MOST_WAITING):
        waiting.release()
    slot.release()
    assert client.get("/").status_code == 200


def test_the_page_that_most_ask_for_waits_beside_those_and_has_the_next_turn(
    client: Client, kept: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(MOST_WAITING):
        waiting.acquire()
    slot = RenderSlot.take(kept.folder, "0" * 64)
    assert slot is not None

    def others_are_put_off(_: float) -> None:
        slot.release()
        assert RenderSlot.take(kept.folder, "1" * 64) is None
        monkeypatch.undo()

    monkeypatch.setattr(time, "sleep", others_are_put_off)
    assert client.get("/").status_code == 200
    for _ in range(MOST_WAITING):
        waiting.release()
    later = RenderSlot.take(kept.folder, "1" * 64)
    assert later is not None
    later.release()


def place_of(kept: Store) -> HeldLock:
    """The one place there is."""
    place = take_place(kept.folder)
    assert place is not None
    return place


def tried(client: Client, address: str, **turn: Any) -> Any:
    """The answer to a request whose turn the web server tells."""
    return client.get(address, **{TURN: Turn(**turn)})  # type: ignore[arg-type]


PAST = "/?as_of=2024-05-05"


def test_what_cannot_be_rendered_yet_is_put_back_where_the_web_server_has_it_wait(
    client: Client, kept: Store, caplog: pytest.LogCaptureFixture
) -> None:
    place = place_of(kept)
    with caplog.at_level(logging.WARNING):
        answer = tried(client, PAST)
    assert isinstance(answer, PutBackResponse)
    assert not answer.is_underway
    assert not caplog.records
    # It has waited for long enough, or as many wait as may.
    assert "Too many readers" in tried(client, PAST, may_wait=False).content.decode()
    place.release()
    assert tried(client, PAST).status_code == 200


def test_nobody_gets_in_before_those_who_wait(client: Client, kept: Store) -> None:
    assert isinstance(tried(client, PAST, is_behind=True), PutBackResponse)
    with_place = Turn(place=place_of(kept), is_behind=True)
    assert client.get(PAST, **{TURN: with_place}).status_code == 200  # type: ignore[arg-type]
    assert with_place.place is None
    place_of(kept).release()
    # What is kept needs no turn.
    assert tried(client, PAST, is_behind=True).status_code == 200


def test_what_is_rendered_for_another_is_put_back_and_its_place_is_free(client: Client, kept: Store) -> None:
    job = RenderJob.of(client.get(PAST).wsgi_request, VIEW, {}, checking.NAMES)
    StatusUpdateFactory()
    key = job.key(DatasetVersion.read())
    slot = RenderSlot.take(kept.folder, key)
    assert slot is not None
    of_page, place = slot.locks
    place.release()
    answer = tried(client, PAST, place=place_of(kept))
    assert isinstance(answer, PutBackResponse)
    assert answer.is_underway
    place_of(kept).release()
    of_page.release()
    assert tried(client, PAST).status_code == 200


def test_the_page_that_most_ask_for_is_put_back_rather_than_refused(client: Client) -> None:
    with waiting_first:
        answer = tried(client, "/")
    assert isinstance(answer, PutBackResponse)
    assert tried(client, "/").status_code == 200


def test_a_page_that_cannot_be_kept_is_sent_all_the_same(client: Client, settings: Settings, kept: Store) -> None:
    CommitmentFactory(summary="x" * 1000)
    (kept.folder / "full").mkdir()
    settings.PAGE_CACHE_MEGABYTES = 0.0001
    assert client.get("/").status_code == 200
    assert not list(kept.folder.glob("*.page"))
