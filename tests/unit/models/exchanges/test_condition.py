"""What the database refuses of conditions."""

import pytest
from django.db import IntegrityError

from tests.factories import CommitmentFactory, ConditionFactory, SanctionFactory

pytestmark = pytest.mark.django_db


def test_depends_on_a_commitment_or_on_words() -> None:
    assert ConditionFactory(depends_on_sanction=None, depends_on_commitment=CommitmentFactory()).pk
    in_words = ConditionFactory(depends_on_sanction=None, words="A breach of Chinese law")
    assert "depends on A breach of Chinese law" in str(in_words)


def test_may_be_of_a_sanction() -> None:
    assert ConditionFactory(commitment=None, sanction=SanctionFactory()).pk


@pytest.mark.parametrize("other", ["words", "depends_on_commitment", None])
def test_depends_on_exactly_one_thing(other: str | None) -> None:
    values = {"words": "If the law is broken", "depends_on_commitment": CommitmentFactory()}
    given = {other: values[other]} if other else {"depends_on_sanction": None}
    with pytest.raises(IntegrityError, match="condition_depends_on_one_thing"):
        ConditionFactory(**given)


@pytest.mark.parametrize("owner", ["both", "none"])
def test_is_of_exactly_one_record(owner: str) -> None:
    given = {"sanction": SanctionFactory()} if owner == "both" else {"commitment": None}
    with pytest.raises(IntegrityError, match="condition_is_of_one_record"):
        ConditionFactory(**given)


def test_is_none_of_itself() -> None:
    commitment = CommitmentFactory()
    with pytest.raises(IntegrityError, match="condition_is_another_record"):
        ConditionFactory(commitment=commitment, depends_on_sanction=None, depends_on_commitment=commitment)


def test_what_is_not_known_has_no_day() -> None:
    assert ConditionFactory(state="met", as_of="2023-11").pk
    with pytest.raises(IntegrityError, match="condition_that_is_not_known_has_no_day"):
        ConditionFactory(state="not_known", as_of="2023-11")


def test_stands_once() -> None:
    first = ConditionFactory()
    with pytest.raises(IntegrityError, match="condition_stands_once"):
        ConditionFactory(commitment=first.commitment, depends_on_sanction=first.depends_on_sanction)
