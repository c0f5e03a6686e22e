"""What the first row of a file may say."""

import pytest

from tracker.transfer.declaration.headers import header_problems

ALLOWED = ["ref", "name", "part_of"]


def test_columns_may_be_left_out_and_stand_in_any_order() -> None:
    assert header_problems(["part_of", "ref"], ALLOWED, ["ref"]) == []


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        (["ref", "nmae"], "line 1, column 2 “nmae”: there is no such column; did you mean name?"),
        (
            ["ref", "colour"],
            "line 1, column 2 “colour”: there is no such column; the columns are: ref, name, part_of.",
        ),
        (["ref", " name"], "line 1, column 2 “ name”: there are spaces around the name; write name."),
        (["ref", "Name"], "line 1, column 2 “Name”: there is no such column; did you mean name?"),
        (["id", "ref"], "line 1, column 1 “id”: primary keys are not taken; records are named by ref."),
        (["ref", "ID "], "line 1, column 2 “ID ”: primary keys are not taken; records are named by ref."),
        (["ref", ""], "line 1, column 2: the column has no name; name it or remove it."),
        (["ref", "name", "name"], "line 1, name: this column appears in the file more than once; keep one."),
        (["name"], "line 1, ref: this column is missing, and it says which record a row is about."),
    ],
)
def test_a_wrong_header_is_named_with_what_would_be_right(headers: list[str], said: str) -> None:
    assert [str(problem) for problem in header_problems(headers, ALLOWED, ["ref"])] == [said]
