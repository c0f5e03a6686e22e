"""What a card says."""

from datetime import date

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, StatusUpdateFactory
from tests.factories.crowd import make_crowd
from tracker.cards.content import CommitmentCard, HeadlineCard
from tracker.parameters.filters import Filters
from tracker.vocabulary import Axis, CommitmentKind, PartyRole, Stage, Status

pytestmark = pytest.mark.django_db


def test_of_a_commitment_is_where_it_stood_on_the_day_and_who_bound_themselves() -> None:
    commitment = CommitmentFactory(ref="pledge", made_on="2023")
    StatusUpdateFactory(commitment=commitment, status=Status.STALLED, as_of="2023-06")
    StatusUpdateFactory(commitment=commitment, status=Status.FULFILLED, as_of="2024-01")
    PartyFactory(commitment=commitment, actor__name="China")
    PartyFactory(commitment=commitment, actor__name="Peru", role=PartyRole.COUNTERPART)
    PartyFactory(commitment=commitment, actor=ActorFactory(stage=Stage.DRAFT))
    filters = Filters.of_today()
    card = CommitmentCard.read("pledge", filters)
    assert (card.standing.evidence_status, card.parties) == (Status.FULFILLED, ("China",))
    then = CommitmentCard.read("pledge", filters.narrowed_to(as_of=date(2023, 7, 1)))
    assert then.standing.evidence_status == Status.STALLED


def test_of_a_commitment_that_is_not_public_there_is_none() -> None:
    CommitmentFactory(ref="draft", stage=Stage.DRAFT)
    with pytest.raises(Http404):
        CommitmentCard.read("draft", Filters.of_today())


def test_headline_counts_what_is_scored_on_the_axis_asked_for() -> None:
    commitment = CommitmentFactory()
    CommitmentFactory(kind=CommitmentKind.DEMAND)
    StatusUpdateFactory(commitment=commitment, axis=Axis.OFFICIAL, status=Status.FULFILLED, as_of="2024-02")
    StatusUpdateFactory(commitment=commitment, status=Status.STALLED, as_of="2024-01")
    card = HeadlineCard.read(Filters.of_today())
    assert (card.status_counts.total, card.fulfilled) == (1, 0)
    assert card.newest is not None
    assert card.newest.text == "2024-01"
    assert [part.share.status for part in card.share_bar] == [Status.STALLED]
    assert HeadlineCard.read(Filters.of_today().narrowed_to(axis="official")).fulfilled == 1


@pytest.mark.parametrize("rows", [1, 5])
def test_takes_a_fixed_number_of_queries(rows: int) -> None:
    *_, commitment = (record for record in make_crowd(rows) if record._meta.model_name == "commitment")
    with CaptureQueriesContext(connection) as queries:
        CommitmentCard.read(commitment.ref, Filters.of_today())  # type: ignore[attr-defined]
    assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        HeadlineCard.read(Filters.of_today())
    assert len(queries) == 2
