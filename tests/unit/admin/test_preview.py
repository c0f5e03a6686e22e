"""What a file would do, short enough to read."""

import pytest

from tests.factories import TopicFactory
from tracker.admin.preview import MOST_ROWS, Preview
from tracker.transfer.formats import CSV
from tracker.transfer.resources import RECORDS

pytestmark = pytest.mark.django_db


def preview(content: str) -> Preview:
    return Preview.of(RECORDS["topics"]().import_data(CSV().create_dataset(content.encode()), dry_run=True))


def test_only_cells_that_change_are_shown() -> None:
    TopicFactory(ref="fentanyl", name="Old")
    (row,) = preview("ref,name,description\nfentanyl,New,\n").rows
    assert (row.kind, row.name) == ("update", "fentanyl")
    assert row.cells == [("name", "<del>Old</del> <ins>New</ins>")]


def test_markup_in_a_cell_stays_text() -> None:
    (row,) = preview("ref,name\na,<script>alert(1)</script>\n").rows
    assert ("name", "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>") in row.cells


def test_a_long_file_is_cut_and_says_by_how_much() -> None:
    rows = "".join(f"topic-{number},Topic\n" for number in range(MOST_ROWS + 5))
    shown = preview(f"ref,name\n{rows}")
    assert (len(shown.rows), shown.further_rows) == (MOST_ROWS, 5)


def test_a_long_list_of_problems_is_cut_too() -> None:
    rows = "".join(f"Bad Ref {number},Topic\n" for number in range(MOST_ROWS + 5))
    shown = preview(f"ref,name\n{rows}")
    assert (len(shown.problems), shown.further_problems) == (MOST_ROWS, 5)
