"""Facets: each number is the number of rows that its link leads to, whatever else the list is narrowed by."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, ParticipationFactory, PartyFactory
from tests.integration.reader import read
from tracker.listing.facet_links import FIRST_FEW, Choice, FacetOption
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

STARTS = [
    "/commitments/?",
    "/commitments/?axis=official&q=china",
    "/commitments/?as_of=2023-09-01",
    "/actors/?",
    "/meetings/?",
    "/sanctions/?as_of=2023-01-01",
    "/sources/?",
    "/topics/?",
    "/indicators/?",
    "/search/?q=china",
]
STEPS = 3


def facets(client: Client, address: str) -> tuple[int, tuple[Choice, ...]]:
    """How many rows the list at the address has, and its facets."""
    context: Any = client.get(address).context
    if "found" in context:
        return context["found"].rows.paginator.count, context["found"].choices
    return context["listing"].count, context["listing"].choices


def options(choices: tuple[Choice, ...]) -> list[FacetOption]:
    return [option for choice in choices for option in (*choice.options, *choice.more)]


def test_chosen_value_stays_on_offer_when_nothing_else_fits_it(client: Client) -> None:
    MeetingFactory(kind="summit", title="Talks")
    MeetingFactory(kind="call", title="Other")
    page = read(client, "/meetings/?kind=call&q=talks")
    assert "Call 0 ×, chosen; remove" in page
    assert "Summit 1" in page


def test_values_beyond_the_first_few_stand_behind_more(client: Client) -> None:
    for number in range(FIRST_FEW + 3):
        ActorFactory(part_of=ActorFactory(name=f"Whole {number:02}"))
    assert "Whole 05 1 3 more Whole 06 1 Whole 07 1 Whole 08 1" in read(client, "/actors/")
    chosen = ActorFactory(ref="chosen", name="Chosen whole")
    ActorFactory(part_of=chosen)
    assert "Part of Chosen whole 1 ×, chosen; remove" in read(client, "/actors/?part_of=chosen")


def test_drafts_are_no_facets_and_count_in_none(client: Client) -> None:
    hidden = {"stage": Stage.DRAFT}
    draft = ActorFactory(name="Secret", **hidden)
    shown = ActorFactory(name="Shown", part_of=draft)
    ParticipationFactory(meeting=MeetingFactory(), actor=shown, on_behalf_of=draft)
    ParticipationFactory(meeting=MeetingFactory(**hidden), actor=shown)
    PartyFactory(commitment=CommitmentFactory(made_at=MeetingFactory(title="Secret talks", **hidden)), actor=shown)
    PartyFactory(commitment=CommitmentFactory(**hidden), actor=shown)
    for address in ("/meetings/", "/commitments/", "/actors/"):
        assert "Secret" not in read(client, address)
    assert "With Shown 1" in read(client, "/meetings/")
    assert "Actor Shown 1" in read(client, "/commitments/")


def test_actor_counts_what_bodies_below_it_promised(client: Client) -> None:
    state = ActorFactory(ref="state", name="State")
    ministry = ActorFactory(name="Ministry", part_of=state)
    commitment = CommitmentFactory()
    PartyFactory(commitment=commitment, actor=ministry)
    PartyFactory(commitment=commitment, actor=state)
    PartyFactory(actor=ActorFactory(name="Office", part_of=ministry))
    assert "Actor Ministry 2 State 2 Office 1" in read(client, "/commitments/")
    assert "2 records match" in read(client, "/commitments/?actor=state")


@pytest.mark.usefixtures("first_dataset")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), data=st.data())
def test_each_number_is_the_number_of_rows_behind_its_link(client: Client, start: str, data: st.DataObject) -> None:
    path = start.partition("?")[0]
    count, choices = facets(client, start)
    for _ in range(STEPS):
        option = data.draw(st.sampled_from(options(choices)))
        after, choices = facets(client, f"{path}?{option.query}")
        assert option.count == (count if option.is_chosen else after), (start, option)
        count = after
