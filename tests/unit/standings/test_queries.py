"""The rows of one view."""

import pytest

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.status_update import StatusUpdateFactory
from tracker.models import Commitment
from tracker.parameters.filters import Filters
from tracker.standings import queries
from tracker.standings.queries import conflicting_citations
from tracker.vocabulary import Stance

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "name", "field"),
    [
        (CommitmentFactory, "commitment", "made_on"),
        (MeetingFactory, "meeting", "held"),
        (SanctionFactory, "sanction", "stated_reason"),
        (SanctionStepFactory, "sanction_step", "happened_on"),
        (StatusUpdateFactory, "status_update", "as_of"),
    ],
)
def test_what_is_told_differently_comes_with_what_supports_the_same_record(
    factory: type, name: str, field: str
) -> None:
    record = factory()
    of_record = {"commitment": None, name: record}
    differs = CitationFactory(**of_record, field=field, value="2020-01")
    supports = {CitationFactory(**of_record), *record.citations.filter(field="")}
    CitationFactory(**of_record, stance=Stance.MENTIONS)
    CitationFactory(**{"commitment": None, name: factory()})
    filters, _ = Filters.from_query({})
    every = Commitment.objects.values_list("pk", flat=True)
    assert set(conflicting_citations(every, filters)) == {differs, *supports}


def test_of_many_disputed_records_those_are_read_whose_values_were_recorded_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queries, "MOST_DISPUTED", 2)
    told = [CitationFactory(field="made_on", value="2020-01") for _ in range(3)]
    assert set(conflicting_citations(Commitment.objects.values("pk"), Filters.of_today())) == set(told[1:])
