"""How many queries each page takes: a fixed number, the same for one row as for many."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    CorrectionFactory,
    LinkFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    RoleFactory,
    SanctionFactory,
    SourceFactory,
    UserFactory,
)
from tests.factories.crowd import make_crowd
from tracker.pages.actor_page import ActorPage
from tracker.pages.commitment_page import CommitmentPage
from tracker.pages.exchange_page import ExchangePage
from tracker.pages.indicator_page import IndicatorPage
from tracker.pages.meeting_page import MeetingPage
from tracker.pages.sanction_page import SanctionPage
from tracker.pages.source_page import SourcePage
from tracker.parameters.filters import Filters

pytestmark = pytest.mark.django_db

# Where passages are read with all they may be for, in joins taken as written, three are the setting and, here inside a
# transaction, the two around it.
DETAILS = {
    "commitment": 32,
    "actor": 21,
    "meeting": 9,
    "sanction": 18,
    "source": 8,
    "indicator": 10,
    "topic": 4,
    "exchange": 10,
}
LISTS = {
    "commitment": 15,
    "actor": 10,
    "meeting": 12,
    "sanction": 14,
    "source": 10,
    "topic": 6,
    "indicator": 5,
    "exchange": 5,
}
FOLLOWING = {
    "follow": 0,
    "commitments_feed": 4,
    "commitment_feed": 5,
    "commitments_calendar": 8,
    "commitment_calendar": 5,
    "meeting_calendar": 2,
    "dashboard_embed": 2,
    "commitment_embed": 2,
    "dashboard_picture": 2,
    "commitment_picture": 3,
}
TIED = {"actor": "part_of", "meeting": "actor", "sanction": "issuer", "source": "publisher"}
READERS: dict[str, Callable[[str], object]] = {
    "commitment": lambda ref: CommitmentPage.read(ref, Filters.of_today()),
    "actor": lambda ref: ActorPage.read(ref, Filters.of_today()),
    "meeting": lambda ref: MeetingPage.read(ref, Filters.of_today()),
    "sanction": lambda ref: SanctionPage.read(ref, Filters.of_today()),
    "source": lambda ref: SourcePage.read(ref, {}, Filters.of_today()),
    "indicator": lambda ref: IndicatorPage.read(ref, {}, Filters.of_today()),
    "exchange": lambda ref: ExchangePage.read(ref, Filters.of_today()),
}


def busiest(rows: int) -> dict[str, str]:
    """The ref of one record of each kind on which hang `rows` of everything its page can show."""
    made: dict[str, Any] = {str(record._meta.model_name): record for record in make_crowd(rows)}
    actor, commitment, meeting = made["source"].publisher, made["commitment"], made["meeting"]
    type(actor).objects.filter(pk=actor.pk).update(part_of=ActorFactory(), kind="person")
    type(meeting).objects.filter(pk=meeting.pk).update(part_of=MeetingFactory())
    made["sanction"].targets.add(actor)
    for _ in range(rows):
        MeetingFactory(part_of=meeting)
        PartyFactory(commitment=CommitmentFactory(made_at=meeting), actor=actor)
        ParticipationFactory(meeting=MeetingFactory(), actor=actor, on_behalf_of=ActorFactory())
        SanctionFactory(issuer=actor).targets.add(actor)
        CitationFactory(commitment=None, actor=actor, source=SourceFactory(publisher=actor))
        for role in (RoleFactory(person=PersonFactory(), organisation=actor), RoleFactory(person=actor)):
            CitationFactory(commitment=None, role=role, source=SourceFactory(publisher=actor))
        for link in (
            LinkFactory(to_commitment=commitment, to_sanction=None),
            LinkFactory(to_sanction=made["sanction"]),
        ):
            CitationFactory(commitment=None, link=link, source=SourceFactory(publisher=actor))
    refs = {name: made[name].ref for name in ("commitment", "meeting", "sanction", "source", "indicator", "exchange")}
    return {**refs, "actor": actor.ref, "topic": commitment.topics.first().ref}


def queries_of(ask: Callable[[], object]) -> int:
    """How many queries it takes to ask."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


# The query that says whether the reader's copy is still good.
VERSION = 1


def test_rendering_the_page_of_a_record_takes_none(client: Client) -> None:
    refs = busiest(3)
    counts = {name: queries_of(partial(read, refs[name])) for name, read in READERS.items()}
    assert counts == {name: DETAILS[name] for name in READERS}


# A file that PostgreSQL writes takes three besides: a setting, and here, inside a transaction, two around it.
FILES = {
    "/dashboard.csv": 4,
    "/figures.json": 7,
    "/cite/": 7,
    "/commitments.json": 4,
    "/actors.csv": 12,
    "/sanctions.csv": 16,
    "/topics.csv": 10,
}


@pytest.mark.parametrize("rows", [1, 6])
def test_each_page_and_file_takes_a_fixed_number_of_queries(client: Client, rows: int) -> None:
    refs = busiest(rows)
    of_a_commitment = f"/commitments/{refs['commitment']}"
    expected = {
        **{reverse(f"{name}_detail", args=[refs[name]]): count for name, count in DETAILS.items()},
        **{list_address(name, refs["actor"]): count for name, count in LISTS.items()},
        **FILES,
        # Of more meetings and exchanges than are drawn it asks how many there are.
        "/charts/timeline.svg": 20 if rows == 1 else 22,
        f"{of_a_commitment}/updates.csv": 5,
        f"{of_a_commitment}/cite/": 1,
        **{following_address(name, refs): count for name, count in FOLLOWING.items()},
    }
    counts = {
        address: queries_of(lambda address=address: client.get(address).getvalue())  # type: ignore[misc]
        for address in expected
    }
    assert counts == {address: count + VERSION for address, count in expected.items()}


def list_address(name: str, actor: str) -> str:
    """The list of a kind of record, narrowed by an actor where it can be."""
    return reverse(f"{name}_list", query={TIED[name]: actor} if name in TIED else {"q": "i"})


def following_address(name: str, refs: dict[str, str]) -> str:
    """What follows a view, or the record of its kind."""
    record = name.partition("_")[0]
    return reverse(name, args=[refs[record]] if record in refs else [])


@pytest.mark.parametrize("rows", [1, 6])
def test_search_takes_a_fixed_number_of_queries(client: Client, rows: int) -> None:
    make_crowd(rows)
    # For words that stand nowhere: what may be meant, within a transaction, and the search for that.
    for query, queries in (("", 1), ("q=actor", 3), ("q=actor&kind=actor", 3), ("q=zzzz", 5), ("q=actro", 8)):
        assert queries_of(partial(client.get, f"/search/?{query}")) == queries + VERSION, query


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize("rows", [1, 6])
def test_log_of_changes_takes_a_fixed_number_of_queries(client: Client, rows: int) -> None:
    long_ago = datetime(2024, 1, 1, tzinfo=UTC)
    with pghistory.context(user=UserFactory(group="Analyst").pk):
        for _ in range(rows):
            commitment = CommitmentFactory(published_at=long_ago)
            commitment.made_at = MeetingFactory()
            commitment.save()
            PartyFactory(commitment=commitment, actor=ActorFactory())
    # How many may be told and are, what may be on the page, the log, what the records in it are called, what was
    # noted beside it, and the roles of who made it.
    for query in ("", "kind=commitment", "page=2"):
        expected = VERSION + (3 if query == "page=2" else 7)
        assert queries_of(partial(client.get, f"/changes/?{query}")) == expected, query


def test_methodology_takes_none_but_the_version_and_the_agreement_of_analysts_one_more(client: Client) -> None:
    make_crowd(2)
    assert queries_of(lambda: client.get("/methodology/")) == 1
    assert queries_of(lambda: client.get("/methodology/agreement/")) == 2


def test_the_form_that_reports_an_error_takes_one_and_its_thanks_another(client: Client) -> None:
    correction = CorrectionFactory()
    assert queries_of(lambda: client.get(f"/corrections/?record=commitment/{correction.record_ref}")) == 1 + VERSION
    assert queries_of(lambda: client.get(f"/corrections/{correction.ref}/")) == 1 + VERSION
    assert queries_of(lambda: client.get("/corrections/")) == VERSION
