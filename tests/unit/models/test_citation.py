"""What the database refuses of citations."""

import pytest
from django.db import IntegrityError

from tests import factories
from tests.factories import CitationFactory, MeetingFactory
from tracker.models import CITABLE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("record", CITABLE)
def test_every_citable_record_can_be_cited(record: str) -> None:
    factory = getattr(factories, f"{record.title().replace('_', '')}Factory")
    cited = factory()
    citation = CitationFactory(**{"commitment": None, record: cited})
    assert citation.cited == cited
    assert list(cited.citations.all()) == [citation]


def test_a_citation_is_for_one_record() -> None:
    with pytest.raises(IntegrityError, match="citation_is_for_one_record"):
        CitationFactory(meeting=MeetingFactory())


def test_a_citation_is_for_some_record() -> None:
    with pytest.raises(IntegrityError, match="citation_is_for_one_record"):
        CitationFactory(commitment=None)


@pytest.mark.parametrize("given", [{"field": "held"}, {"value": "2023-11-15"}])
def test_field_and_value_go_together(given: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match="citation_names_field_and_value"):
        CitationFactory(**given)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"paragraph": 0}, "paragraph_counts_from_one"),
        ({"credibility": 7}, "credibility_is_known"),
        ({"credibility": 0}, "credibility_is_known"),
        ({"quote_start": 5, "quote_end": 5}, "quote_starts_before_it_ends"),
        ({"quote_start": 5}, "quote_starts_before_it_ends"),
    ],
)
def test_numbers_out_of_range_are_refused(given: dict[str, int], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule):
        CitationFactory(**given)
