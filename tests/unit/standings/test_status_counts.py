"""How the commitments stand."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.standings.status_counts import SCALE, UNKNOWN, StatusCounts, status_counts_of
from tracker.vocabulary import UNKNOWN_STATUSES, Status


def counted(statuses: Iterable[str]) -> StatusCounts:
    return status_counts_of(Counter(map(Status, statuses)))


def test_every_status_has_its_place() -> None:
    assert set(SCALE) | set(UNKNOWN) == set(Status)
    assert set(UNKNOWN) == UNKNOWN_STATUSES


@given(st.lists(st.sampled_from(Status.values)))
def test_each_commitment_is_counted_once(statuses: list[str]) -> None:
    found = counted(statuses)
    assert found.total == len(statuses) == found.known_total + found.unknown_total


@given(st.lists(st.sampled_from(Status.values), min_size=1))
def test_shares_are_of_those_whose_status_is_known(statuses: list[str]) -> None:
    found = counted(statuses)
    shares = sum(share.percent or 0 for share in found.known)
    assert shares == pytest.approx(100 if found.known_total else 0)
    assert all(share.percent is None for share in found.unknown)


def test_an_unknown_moves_no_percentage() -> None:
    found = counted(["fulfilled", "broken", "no_evidence_found", "not_assessed"])
    assert [share.percent for share in found.known if share.count] == [50, 50]
    assert found.unknown_total == 2


def test_nothing_is_no_division_by_zero() -> None:
    assert [share.percent for share in counted([]).known] == [0] * len(SCALE)
