"""How much of what the dashboard says could be checked."""

import pytest

from tests.factories import ArchivedTextFactory, CitationFactory, SourceFactory, StatusUpdateFactory
from tracker.models import StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.cited import by_record, hand_out, read_passages
from tracker.standings.sourcing import Sourcing, sourcing_of
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def test_sources_count_once_and_updates_without_one_are_told() -> None:
    archived, plain = SourceFactory(), SourceFactory()
    ArchivedTextFactory(source=archived)
    one, other, unsourced = StatusUpdateFactory.create_batch(
        3, sourced=False, status="no_evidence_found", searched="The gazette"
    )
    for update, source in ((one, archived), (one, plain), (other, plain)):
        CitationFactory(commitment=None, status_update=update, source=source)
    CitationFactory(commitment=None, status_update=unsourced, source=SourceFactory(stage=Stage.DRAFT))
    updates = list(StatusUpdate.objects.order_by("pk"))
    read = read_passages(Filters.of_today(), {"status_update": [update.pk for update in updates]})
    hand_out("status_update", updates, by_record(read, ["status_update"]))
    assert sourcing_of(updates) == Sourcing(sources=2, without_text=1, unsourced=1)
