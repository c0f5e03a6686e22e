"""What a value of a record rests on."""

import pytest

from tests.factories import CitationFactory, CommitmentFactory
from tracker.evidence.support import is_disputed, supporting

pytestmark = pytest.mark.django_db


def test_a_value_rests_on_what_supports_the_record_and_does_not_give_it_otherwise() -> None:
    commitment = CommitmentFactory(made_on="2023-11-15")
    plain = CitationFactory(commitment=commitment)
    same = CitationFactory(commitment=commitment, field="made_on", value="2023-11-15")
    other = CitationFactory(commitment=commitment, field="made_on", value="2023-11-16")
    CitationFactory(commitment=commitment, stance="mentions")
    passages = list(commitment.citations.order_by("pk"))
    assert supporting(commitment, "made_on", passages) == (plain, same)
    assert supporting(commitment, "due", passages) == (plain, same, other)
    assert is_disputed(commitment, "made_on", passages)
    assert not is_disputed(commitment, "due", passages)


def test_a_rougher_date_is_no_dispute() -> None:
    commitment = CommitmentFactory(made_on="2023-11-15")
    CitationFactory(commitment=commitment, field="made_on", value="2023-11")
    assert not is_disputed(commitment, "made_on", commitment.citations.all())
