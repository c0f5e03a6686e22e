"""What the database refuses of links."""

import pytest
from django.db import IntegrityError

from tests.factories import CommitmentFactory, LinkFactory, SanctionFactory

pytestmark = pytest.mark.django_db


def test_a_link_points_at_a_commitment_or_a_sanction() -> None:
    assert LinkFactory(to_sanction=None, to_commitment=CommitmentFactory()).pk


def test_a_link_points_at_one_record() -> None:
    with pytest.raises(IntegrityError, match="link_points_at_one_record"):
        LinkFactory(to_commitment=CommitmentFactory())


def test_a_link_points_at_some_record() -> None:
    with pytest.raises(IntegrityError, match="link_points_at_one_record"):
        LinkFactory(to_sanction=None)


def test_a_link_points_elsewhere() -> None:
    commitment = CommitmentFactory()
    with pytest.raises(IntegrityError, match="link_points_elsewhere"):
        LinkFactory(commitment=commitment, to_sanction=None, to_commitment=commitment)


def test_a_link_stands_once() -> None:
    commitment, sanction = CommitmentFactory(), SanctionFactory()
    LinkFactory(commitment=commitment, to_sanction=sanction)
    with pytest.raises(IntegrityError, match="link_stands_once"):
        LinkFactory(commitment=commitment, to_sanction=sanction)
