"""What becomes of rows with something wrong."""

import pytest

from tests.imports import bring, counted, said

pytestmark = pytest.mark.django_db


def actor(ref: str, part_of: str = "", kind: str = "state") -> dict[str, str]:
    return {"ref": ref, "kind": kind, "name": ref.title(), "part_of": part_of}


def test_what_names_a_refused_row_at_any_remove_is_held_up_without_blame() -> None:
    result = bring("actors", actor("c", "b"), actor("b", "a"), actor("a", kind="wrong"), actor("free"))
    assert [problem.line for problem in result.problems] == [4]
    assert counted(result) == (1, 0, 0, 3)


def test_what_names_a_row_that_a_rule_refuses_is_held_up_too() -> None:
    rows = [{**actor("b", "a"), "country": ""}, {**actor("a"), "country": "ZZ"}]
    result = bring("actors", *rows)
    assert [(problem.line, problem.column) for problem in result.problems] == [(3, "country")]
    assert counted(result) == (0, 0, 0, 2)


def test_what_names_a_stored_record_whose_row_is_refused_is_not_held_up() -> None:
    bring("actors", actor("a"))
    result = bring("actors", actor("b", "a"), actor("a", kind="wrong"))
    assert counted(result) == (1, 0, 0, 1)


def test_the_other_cells_of_a_refused_row_are_looked_at_all_the_same() -> None:
    row = {**actor("Bad Ref", "nobody", kind="wrong"), "country": "ZZ", "wikidata_id": "148"}
    assert [problem.column for problem in bring("actors", row).problems] == [
        "ref",
        "kind",
        "part_of",
        "country",
        "wikidata_id",
    ]


def test_a_row_that_repeats_another_is_looked_at_all_the_same() -> None:
    assert [said.split(":")[0] for said in said(bring("actors", actor("a"), actor("a", "nobody", kind="wrong")))] == [
        "line 3, ref “a”",
        "line 3, kind “wrong”",
        "line 3, part_of “nobody”",
    ]


def test_a_column_that_is_needed_and_not_in_the_file_is_told_beside_what_else_is_wrong() -> None:
    result = bring("actors", {"ref": "a", "name": "A", "country": "ZZ"})
    assert [(problem.column, problem.line) for problem in result.problems] == [("kind", 2), ("country", 2)]
