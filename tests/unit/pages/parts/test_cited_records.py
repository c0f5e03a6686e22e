"""What a source is cited for: every kind of record has a heading, words and an address."""

import pytest

from tests.factories import CitationFactory, CommitmentFactory, StatusUpdateFactory
from tracker.models import CITABLE, Citation
from tracker.pages.parts.cited_records import HEADINGS, grouped

pytestmark = pytest.mark.django_db


def test_every_kind_that_can_be_cited_has_a_heading() -> None:
    assert set(HEADINGS) == set(CITABLE)


def test_passages_for_one_record_stand_together() -> None:
    commitment = CommitmentFactory(title="Curb exports", ref="pledge")
    passages: list[Citation] = [
        CitationFactory(commitment=commitment),
        CitationFactory(),
        CitationFactory(commitment=commitment),
    ]
    (kind,) = grouped(passages)
    assert kind.heading == "Commitments"
    assert [record.citations for record in kind.records] == [(passages[0], passages[2]), (passages[1],)]
    assert (kind.records[0].words, kind.records[0].href) == ("Curb exports", "/commitments/pledge/")


def test_update_leads_to_its_place_on_the_page_of_its_commitment() -> None:
    update = StatusUpdateFactory(ref="halt", commitment=CommitmentFactory(ref="pledge"))
    (kind,) = grouped([CitationFactory(commitment=None, status_update=update)])
    assert (kind.records[0].href, kind.records[0].place) == ("/commitments/pledge/", "#halt")
