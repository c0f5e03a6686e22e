"""The rows of one view."""

import pytest

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.status_update import StatusUpdateFactory
from tracker.models import Citation, Commitment
from tracker.parameters.filters import Filters
from tracker.standings import disputed
from tracker.standings.cited import read_passages
from tracker.standings.disputed import Every, conflicting, disputed_records
from tracker.standings.queries import all_of_the_view, those_given
from tracker.vocabulary import Stance

pytestmark = pytest.mark.django_db


def told_differently(filters: Filters, every: Every, commitments: list[int]) -> tuple[Citation, ...]:
    """The passages in which records of the view are told differently, and those behind the same records."""
    found = disputed_records(filters, every, commitments)
    return conflicting(filters, found, read_passages(filters, found))


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
    every = list(Commitment.objects.values_list("pk", flat=True))
    assert set(told_differently(filters, those_given, every)) == {differs, *supports}
    assert set(told_differently(filters, all_of_the_view, [])) == {differs, *supports}


def test_of_many_disputed_records_those_are_read_whose_values_were_recorded_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(disputed, "MOST_DISPUTED", 2)
    told = [CitationFactory(field="made_on", value="2020-01") for _ in range(3)]
    assert set(told_differently(Filters.of_today(), all_of_the_view, [])) == set(told[1:])
