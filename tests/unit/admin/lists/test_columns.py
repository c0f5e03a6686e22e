"""Columns of lists that are more than a field."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.actor import ActorFactory
from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.exchanges.condition import ConditionFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tests.factories.exchanges.response import ResponseFactory
from tests.factories.link import LinkFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.observation import ObservationFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.party import PartyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.role import RoleFactory
from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.status_update import StatusUpdateFactory
from tests.factories.terms.finding import FindingFactory
from tests.factories.terms.milestone import MilestoneFactory
from tests.factories.terms.target import TargetFactory
from tracker.admin.lists.columns import with_cited
from tracker.models import CITABLE, Citation

pytestmark = pytest.mark.django_db

# Beyond, PostgreSQL takes longer to plan a query than to run it.
MOST_JOINS = 6


def test_records_of_every_kind_are_named_in_few_queries_of_few_joins(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    records = {
        "actor": ActorFactory(),
        "role": RoleFactory(),
        "meeting": MeetingFactory(),
        "commitment": CommitmentFactory(),
        "status_update": StatusUpdateFactory(sourced=False),
        "link": LinkFactory(),
        "sanction": SanctionFactory(),
        "observation": ObservationFactory(),
        "party": PartyFactory(),
        "participation": ParticipationFactory(),
        "target": TargetFactory(),
        "milestone": MilestoneFactory(),
        "finding": FindingFactory(),
        "exchange": ExchangeFactory(),
        "condition": ConditionFactory(),
        "response": ResponseFactory(),
        "sanction_step": SanctionStepFactory(),
        "programme": ProgrammeFactory(),
    }
    assert set(records) == set(CITABLE)
    for name, record in records.items():
        CitationFactory(**{"commitment": None, name: record})
    citations = with_cited(Citation.objects.with_verification().select_related("source"))
    with django_assert_num_queries(16) as queries:
        named = {str(citation.cited) for citation in citations}
    assert named == {str(record) for record in records.values()}
    assert max(query["sql"].count("JOIN") for query in queries.captured_queries) <= MOST_JOINS
