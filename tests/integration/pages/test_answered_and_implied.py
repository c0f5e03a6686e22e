"""The list of commitments narrowed by what was answered, and to what no source states."""

import pytest
from django.test import Client

from tests.factories import CitationFactory, CommitmentFactory, ResponseFactory
from tests.integration.reader import read
from tracker.vocabulary import Attribution, ResponseOutcome, Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("outcome", ResponseOutcome.values)
def test_demands_are_found_by_what_was_made_of_them(client: Client, outcome: str) -> None:
    answered_on = None if outcome == ResponseOutcome.SILENT else "2023-11-20"
    asked = ResponseFactory(outcome=outcome, answered_on=answered_on, leads_to=None).demand
    CommitmentFactory(title="Another")
    page = read(client, f"/commitments/?response={outcome}")
    assert asked.title in page
    assert "Another" not in page
    assert f"Response {ResponseOutcome(outcome).label} 1" in read(client, "/commitments/")
    other = ResponseOutcome.NOTED if outcome == ResponseOutcome.ACCEPTED else ResponseOutcome.ACCEPTED
    assert asked.title not in read(client, f"/commitments/?response={other.value}")


def test_a_response_of_somebody_who_is_not_public_does_not_count(client: Client) -> None:
    response = ResponseFactory(outcome=ResponseOutcome.REJECTED, leads_to=None, actor__stage=Stage.DRAFT)
    assert response.demand.title not in read(client, "/commitments/?response=rejected")


def test_what_is_only_implied_is_marked_in_the_list_and_found(client: Client) -> None:
    implied, both = CommitmentFactory(title="Read between"), CommitmentFactory(title="Half said")
    CommitmentFactory(title="Unsourced")
    CitationFactory(commitment=implied, attribution=Attribution.IMPLIED)
    CitationFactory(commitment=both, attribution=Attribution.IMPLIED)
    CitationFactory(commitment=both, attribution=Attribution.STATED)
    page = read(client, "/commitments/?inference=implied")
    assert "Read between implied: our inference" in page
    assert "Half said" not in page
    assert "Unsourced" not in page
    everything = read(client, "/commitments/")
    assert "Half said implied" not in everything
    assert "Attribution Implied: our inference 1" in everything


def test_another_value_is_left_out_and_said(client: Client) -> None:
    assert "response=maybe was left out" in read(client, "/commitments/?response=maybe", status=400)
