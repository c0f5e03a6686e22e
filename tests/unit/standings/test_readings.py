"""What counts in a view that goes by the press, kind of record by kind of record."""

from datetime import date
from typing import Any

import pytest

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    IndicatorFactory,
    LinkFactory,
    MeetingFactory,
    ObservationFactory,
    RoleFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
)
from tracker.models import Citation
from tracker.parameters.filters import Filters
from tracker.standings.queries import updates_of
from tracker.standings.readings import (
    SourcesLeftOut,
    citations,
    in_the_press,
    known,
    passages_read,
    recorded,
    was_in_the_press,
)
from tracker.vocabulary import Attribution, Stage, Stance

pytestmark = pytest.mark.django_db

K = date(2023, 12, 1)
TODAY = Filters.of_today()
BY_THEN = TODAY.narrowed_to(press_by=K)
KINDS: dict[str, Any] = {
    "actor": ActorFactory,
    "role": RoleFactory,
    "meeting": MeetingFactory,
    "commitment": CommitmentFactory,
    "link": LinkFactory,
    "sanction": SanctionFactory,
    "observation": ObservationFactory,
}


def cite(source: Any, **cited: Any) -> Citation:
    return CitationFactory(**{"commitment": None, "source": source, **cited})


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_counts_once_a_source_that_supports_it_is_surely_out(kind: str) -> None:
    out, later, undated = SourceFactory(published="2023-11"), SourceFactory(published="2023-12"), SourceFactory()
    draft = SourceFactory(published="2023-11", stage=Stage.DRAFT)
    told, not_yet, mentioned, nowhere = (KINDS[kind]() for _ in range(4))
    cite(out, **{kind: told})
    for source in (later, undated, draft):
        cite(source, **{kind: not_yet})
    for stance in (Stance.MENTIONS, Stance.DISPUTES, Stance.SILENT):
        cite(out, stance=stance, **{kind: mentioned})
    rows = type(told)._default_manager.filter(pk__in=[one.pk for one in (told, not_yet, mentioned, nowhere)])
    assert list(rows.filter(in_the_press(BY_THEN, kind))) == [told]
    assert rows.filter(in_the_press(TODAY, kind)).count() == 4
    condition = known if hasattr(told, "published_at") else recorded
    assert list(rows.filter(condition(BY_THEN, kind))) == [told]
    assert rows.filter(condition(TODAY, kind)).count() == 4


def test_an_indicator_counts_by_its_figures_and_a_source_by_its_own_day() -> None:
    indicator, other = IndicatorFactory(), IndicatorFactory()
    source = SourceFactory(published="2023-11-30")
    cite(source, observation=ObservationFactory(indicator=indicator))
    found = {record.ref: was_in_the_press(record, BY_THEN) for record in (indicator, other, source)}
    assert found == {indicator.ref: True, other.ref: False, source.ref: True}
    assert not was_in_the_press(SourceFactory(published="2023-12"), BY_THEN)
    assert not was_in_the_press(SourceFactory(published="2023/.."), BY_THEN)
    assert was_in_the_press(other, TODAY)


def test_updates_are_read_with_the_day_on_which_they_were_out() -> None:
    commitment = CommitmentFactory()
    told, untold = (
        StatusUpdateFactory(
            commitment=commitment, as_of="2023", sourced=False, status="no_evidence_found", searched="x"
        )
        for _ in range(2)
    )
    cite(SourceFactory(published="2023-11"), status_update=told)
    cite(SourceFactory(published="2024"), status_update=untold)
    (found,) = updates_of(BY_THEN, commitments=[commitment.pk])
    assert (found.ref, vars(found)["out_on"]) == (told.ref, date(2023, 11, 30))
    assert "out_on" not in vars(updates_of(TODAY, commitments=[commitment.pk])[0])


def test_passages_are_those_of_sources_that_were_out_whatever_they_do() -> None:
    out, later = SourceFactory(published="2023-11-15"), SourceFactory(published="2024")
    speaker = ActorFactory()
    read = [
        cite(out, meeting=MeetingFactory(), stance=Stance.DISPUTES),
        cite(out, meeting=MeetingFactory(), attribution=Attribution.REPORTED, speaker=speaker),
    ]
    cite(later, meeting=MeetingFactory())
    assert set(citations(BY_THEN)) == set(read) == set(Citation.objects.filter(passages_read(BY_THEN)))
    assert citations(TODAY).count() == 3


def test_sources_left_out_are_counted() -> None:
    for published in ("2023-11-15", "2023-12-01", "2024-01", "2023-12", "2023-11/2024-02", "2023?", "", "2023-01/.."):
        SourceFactory(published=published or None)
    SourceFactory(stage=Stage.DRAFT)
    assert SourcesLeftOut.read(K) == SourcesLeftOut(without_day=2, perhaps_out=3)
