"""How a problem reads."""

import pytest

from tracker.transfer.declaration.problems import FileProblem, Problem


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("it is empty."), "it is empty."),
        (Problem("is wrong.", 3, "kind", "x"), "line 3, kind “x”: is wrong."),
        (Problem("is wrong.", 3, "kind"), "line 3, kind: is wrong."),
        (Problem("is wrong.", 3, "kind", "x", "actors.csv"), "actors.csv, line 3, kind “x”: is wrong."),
    ],
)
def test_says_where_what_and_why(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_shortens_a_long_value() -> None:
    assert Problem("is long.", 2, "name", "x" * 500).quoted == f"“{'x' * 79}…”"


def test_is_given_the_name_of_its_file() -> None:
    assert str(Problem("is wrong.", 3).in_file("actors.csv")) == "actors.csv, line 3: is wrong."


def test_a_file_that_cannot_be_read_says_so_as_an_error() -> None:
    assert str(FileProblem("it is no CSV.", line=2)) == "line 2: it is no CSV."
