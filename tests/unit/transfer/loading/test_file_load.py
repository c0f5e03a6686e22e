"""One file on its way into the database."""

import pytest

from tests.imports import bring, said
from tracker.transfer.declaration.problems import LONGEST_KEPT
from tracker.transfer.loading import file_load

pytestmark = pytest.mark.django_db


def test_a_file_in_which_too_much_is_wrong_is_put_away_with_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_load, "MOST_PROBLEMS", 2)
    result = bring("topics", *({"ref": f"t-{n}", "name": ""} for n in range(4)))
    assert said(result) == [
        "line 2, name: must be filled in: a new record needs text.",
        "line 3, name: must be filled in: a new record needs text.",
        "more than 2 errors were found; correct those that repeat and try again.",
    ]


def test_so_is_one_in_which_it_is_found_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_load, "MOST_PROBLEMS", 1)
    result = bring("topics", *({"ref": f"t-{n}", "name": "\x00"} for n in range(4)))
    assert said(result)[1:] == ["more than 1 errors were found; correct those that repeat and try again."]


def test_of_a_long_value_only_the_beginning_is_kept() -> None:
    (problem,) = bring("topics", {"ref": "a", "name": "x" * 1_000_000}).problems
    assert len(problem.value) == LONGEST_KEPT


def test_what_is_wrong_is_told_line_by_line_in_the_order_of_the_files_columns() -> None:
    result = bring(
        "actors",
        {"country": "ZZ", "name": "", "kind": "stat", "ref": "b"},
        {"country": "", "name": "A", "kind": "stat", "ref": "a"},
    )
    assert [(problem.line, problem.column) for problem in result.problems] == [
        (2, "country"),
        (2, "name"),
        (2, "kind"),
        (3, "kind"),
    ]
