"""What the table's own rules say of rows before they are written."""

import pytest
from django.db.models import UniqueConstraint

from tests.factories import CommitmentFactory, LinkFactory, SanctionFactory
from tests.imports import bring, said
from tests.unit.transfer.loads import load_of
from tracker.models import Link
from tracker.transfer.declaration.problems import Problem
from tracker.transfer.loading.constraints import _check_unique

pytestmark = pytest.mark.django_db

SAME = "commitment, kind, to_sanction “pledge, resumes, listing”: This link already exists."


@pytest.fixture
def link() -> Link:
    pledge, listing = CommitmentFactory.create(ref="pledge"), SanctionFactory.create(ref="listing")
    made: Link = LinkFactory.create(
        ref="stored", commitment=pledge, kind="resumes", to_commitment=None, to_sanction=listing
    )
    return made


@pytest.mark.usefixtures("link")
def test_a_row_like_a_stored_one_is_refused() -> None:
    row = {"ref": "new", "commitment": "pledge", "kind": "resumes", "to_sanction": "listing"}
    assert said(bring("links", row)) == [f"line 2, {SAME}"]


@pytest.mark.usefixtures("link")
def test_of_an_unchanged_row_and_a_new_one_like_it_the_new_one_is_blamed() -> None:
    row = {"commitment": "pledge", "kind": "resumes", "to_sanction": "listing"}
    assert said(bring("links", {"ref": "new", **row}, {"ref": "stored", **row})) == [f"line 2, {SAME}"]


@pytest.mark.usefixtures("link")
def test_a_row_may_take_what_another_row_lets_go() -> None:
    row = {"commitment": "pledge", "to_sanction": "listing"}
    result = bring("links", {"ref": "stored", "kind": "suspends", **row}, {"ref": "new", "kind": "resumes", **row})
    assert said(result) == []


@pytest.mark.parametrize(("distinct", "lines"), [(None, []), (True, []), (False, [3])])
def test_empty_values_are_the_same_only_where_the_constraint_says_so(distinct: bool | None, lines: list[int]) -> None:
    CommitmentFactory.create(ref="pledge")
    SanctionFactory.create(ref="one")
    SanctionFactory.create(ref="two")
    constraint = UniqueConstraint(fields=["commitment", "to_commitment"], nulls_distinct=distinct, name="tried")
    header = ["ref", "commitment", "kind", "to_sanction"]
    with load_of("links", header, ["a", "pledge", "resumes", "one"], ["b", "pledge", "resumes", "two"]) as load:
        assert said_lines(load.problems) == []
        _check_unique(load, constraint)
        assert said_lines(load.problems) == lines


@pytest.mark.parametrize("distinct", [None, False])
def test_filled_values_are_compared_either_way(distinct: bool | None) -> None:
    CommitmentFactory.create(ref="pledge")
    SanctionFactory.create(ref="one")
    constraint = UniqueConstraint(fields=["commitment", "to_sanction"], nulls_distinct=distinct, name="tried")
    header = ["ref", "commitment", "kind", "to_sanction"]
    with load_of("links", header, ["a", "pledge", "resumes", "one"], ["b", "pledge", "suspends", "one"]) as load:
        _check_unique(load, constraint)
        assert said_lines(load.problems) == [3]


def said_lines(problems: list[Problem]) -> list[int | None]:
    return [problem.line for problem in problems]


def test_a_cell_that_cannot_be_read_is_not_blamed_again_by_the_rules() -> None:
    row = {"ref": "a", "stage": "published", "kind": "", "name": " ", "country": "ZZ", "website": "x"}
    assert [problem.column for problem in bring("actors", row).problems] == ["kind", "name", "country", "website"]


def test_a_row_whose_lists_alone_change_is_not_held_to_account_for_the_rest() -> None:
    CommitmentFactory.create(ref="pledge")
    assert said(bring("commitments", {"ref": "pledge", "title": "", "topics": r"\N"})) == []
