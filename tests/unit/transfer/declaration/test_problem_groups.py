"""Equal problems, told once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.transfer.declaration.problem_groups import folded_lines, grouped
from tracker.transfer.declaration.problems import Problem


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([2], "line 2"),
        ([2, 3], "lines 2 to 3"),
        ([2, 3, 4, 9], "lines 2 to 4, 9"),
        (list(range(2, 42, 2)), "lines 2, 4, 6, 8, 10, 12, 14, 16 and 12 more"),
    ],
)
def test_lines_are_folded(lines: list[int], said: str) -> None:
    assert folded_lines(lines) == said


@given(st.sets(st.integers(1, 60), min_size=1))
def test_no_line_is_lost(lines: set[int]) -> None:
    said = folded_lines(sorted(lines), most=60)
    spans = [part.split(" to ") for part in said.split(" ", 1)[1].split(", ")]
    assert [line for span in spans for line in range(int(span[0]), int(span[-1]) + 1)] == sorted(lines)


def test_equal_problems_are_one_and_others_stay_as_they_were() -> None:
    problems = [Problem("no.", line, "status", "TBC", "a.csv") for line in (2, 3, 7)]
    alone = [Problem("no.", 4, "status", "TBD", "a.csv"), Problem("the file is empty.", file="a.csv")]
    first, *others = grouped([*problems, *alone])
    assert (first.times, first.lines) == (3, (2, 3, 7))
    assert str(first) == (
        "a.csv, status “TBC” in 3 rows (lines 2 to 3, 7): no. "
        'For all of them at once, have "values": {"status": {"TBC": "…"}} in the mapping.'
    )
    assert [str(each) for each in others] == [str(each) for each in alone]
