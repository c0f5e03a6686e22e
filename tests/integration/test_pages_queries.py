"""How many queries each page takes: a fixed number, the same for one row as for many."""

from collections.abc import Callable
from functools import partial
from typing import Any

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
)
from tests.factories.crowd import make_crowd
from tracker.dashboard.filters import Filters
from tracker.pages.actor_page import ActorPage
from tracker.pages.commitment_page import CommitmentPage
from tracker.pages.indicator_page import IndicatorPage
from tracker.pages.meeting_page import MeetingPage
from tracker.pages.sanction_page import SanctionPage
from tracker.pages.source_page import SourcePage

pytestmark = pytest.mark.django_db

DETAILS = {"commitment": 12, "actor": 18, "meeting": 8, "sanction": 8, "source": 5, "indicator": 5, "topic": 3}
LISTS = {"commitment": 5, "actor": 5, "meeting": 6, "sanction": 7, "source": 6, "topic": 2, "indicator": 2}
TIED = {"actor": "part_of", "meeting": "actor", "sanction": "issuer", "source": "publisher"}
READERS: dict[str, Callable[[str], object]] = {
    "commitment": lambda ref: CommitmentPage.read(ref, Filters.of_today()),
    "actor": lambda ref: ActorPage.read(ref, Filters.of_today()),
    "meeting": lambda ref: MeetingPage.read(ref, Filters.of_today()),
    "sanction": lambda ref: SanctionPage.read(ref, Filters.of_today()),
    "source": lambda ref: SourcePage.read(ref, None, Filters.of_today()),
    "indicator": lambda ref: IndicatorPage.read(ref, None, Filters.of_today()),
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
    refs = {name: made[name].ref for name in ("commitment", "meeting", "sanction", "source", "indicator")}
    return {**refs, "actor": actor.ref, "topic": commitment.topics.first().ref}


def queries_of(ask: Callable[[], object]) -> int:
    """How many queries it takes to ask."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


@pytest.mark.parametrize("rows", [1, 6])
def test_page_of_a_record_takes_a_fixed_number_of_queries(client: Client, rows: int) -> None:
    addresses = {name: reverse(f"{name}_detail", args=[ref]) for name, ref in busiest(rows).items()}
    counts = {name: queries_of(partial(client.get, address)) for name, address in addresses.items()}
    assert counts == DETAILS


def test_rendering_the_page_of_a_record_takes_none(client: Client) -> None:
    refs = busiest(3)
    counts = {name: queries_of(partial(read, refs[name])) for name, read in READERS.items()}
    assert counts == {name: DETAILS[name] for name in READERS}


@pytest.mark.parametrize("rows", [1, 6])
def test_list_takes_a_fixed_number_of_queries(client: Client, rows: int) -> None:
    ref = busiest(rows)["actor"]
    addresses = {
        name: reverse(f"{name}_list", query={TIED[name]: ref} if name in TIED else {"q": "i"}) for name in LISTS
    }
    counts = {name: queries_of(partial(client.get, address)) for name, address in addresses.items()}
    assert counts == LISTS


def test_the_form_that_reports_an_error_takes_one_and_its_thanks_another(client: Client) -> None:
    correction = CorrectionFactory()
    assert queries_of(lambda: client.get(f"/corrections/?record=commitment/{correction.record_ref}")) == 1
    assert queries_of(lambda: client.get(f"/corrections/{correction.ref}/")) == 1
    assert queries_of(lambda: client.get("/corrections/")) == 0


def test_methodology_takes_none(client: Client) -> None:
    assert queries_of(lambda: client.get("/methodology/")) == 0
