"""The numbers of a view, and the digest that a link to a view of very many carries."""

from typing import Any

import pytest

from tests.factories import CommitmentFactory, StatusUpdateFactory
from tests.unit.dashboard.test_cited_figures import page
from tracker.dashboard import counted_figures
from tracker.dashboard.cited_figures import Figures, digest
from tracker.dashboard.counted_figures import cited_digest, digest_of_numbers, numbers
from tracker.dashboard.permalink import Comparison, compare_figures
from tracker.models import Commitment
from tracker.parameters.figures_digest import DIGITS, parse_digest
from tracker.parameters.filters import Filters
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db


def test_numbers_are_what_was_asked_and_how_many_stand_where() -> None:
    pledge = CommitmentFactory(made_on="2024-05-20")
    StatusUpdateFactory(commitment=pledge, status=Status.STALLED, as_of="2024-06-03")
    view = page()
    found = numbers(view)
    assert set(found) == {"as_of", "known_on", "filters", "statuses", "months"}
    assert found["statuses"]["stalled"] == sum(found["statuses"].values()) == 1
    assert found["months"][:2] == [
        {"until": "2024-04-30", "statuses": {}},
        {"until": "2024-05-31", "statuses": {"not_assessed": 1}},
    ]
    assert found == numbers(Figures.read(view.filters))


def test_a_view_of_very_many_is_cited_by_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted_figures, "MOST_READ", 1)
    CommitmentFactory()
    assert cited_digest(page()) == digest(page())
    CommitmentFactory()
    found = cited_digest(page())
    assert found == digest_of_numbers(page())
    assert (len(found), found[0]) == (DIGITS + 1, "n")
    assert parse_digest({"figures": found}) == found


def test_they_change_with_any_number_and_not_with_what_lies_behind_it() -> None:
    pledge = CommitmentFactory(made_on="2020-01-01")
    StatusUpdateFactory(commitment=pledge, status=Status.STALLED, as_of="2024-03-01")
    before = digest_of_numbers(page()), digest(page())
    Commitment.objects.update(made_on="2020-01-02")
    assert digest_of_numbers(page()) == before[0]
    assert digest(page()) != before[1]
    Commitment.objects.update(made_on="2020-02-02")
    assert digest_of_numbers(page()) != before[0]


def test_a_link_is_compared_with_the_digest_of_its_kind() -> None:
    query = {"as_of": "2024-01-01", "known_on": "2024-01-01"}
    own = {"digest": lambda: "0" * DIGITS, "digest_of_numbers": lambda: "n" + "1" * DIGITS}
    assert compare_figures({**query, "figures": "0" * DIGITS}, **own) == Comparison.SAME
    assert compare_figures({**query, "figures": "n" + "1" * DIGITS}, **own) == Comparison.SAME
    assert compare_figures({**query, "figures": "n" + "0" * DIGITS}, **own) == Comparison.CHANGED
    assert compare_figures({**query, "figures": "1" * DIGITS}, **own) == Comparison.CHANGED
    assert parse_digest({"figures": "x" + "1" * DIGITS}) == ""


def test_no_commitment_is_read_for_them(django_assert_num_queries: Any) -> None:
    CommitmentFactory()
    view = Figures.read(Filters.of_today())
    with django_assert_num_queries(0):
        digest_of_numbers(view)
