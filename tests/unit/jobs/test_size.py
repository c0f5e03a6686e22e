"""What is left to a worker."""

import pytest

from tests.factories import ImportBatchFactory
from tracker.jobs.size import MOST_BYTES, MOST_ROWS, is_long_to_apply, is_long_to_plan, is_long_to_revert
from tracker.transfer.reading.files import files_uploaded


@pytest.mark.parametrize(("rows", "is_long"), [(MOST_ROWS - 1, False), (MOST_ROWS, True)])
def test_a_file_is_long_by_its_lines_the_header_counted(rows: int, is_long: bool) -> None:
    content = b"ref,name\n" + b"a,A\n" * rows
    assert is_long_to_plan(files_uploaded("topics.csv", content), len(content)) is is_long


def test_a_file_is_long_by_its_bytes() -> None:
    assert is_long_to_plan(files_uploaded("topics.csv", b"ref\n"), MOST_BYTES + 1)


def test_a_file_that_is_damaged_is_soon_refused() -> None:
    assert not is_long_to_plan(files_uploaded("topics.xlsx", b"no workbook"), 11)


@pytest.mark.parametrize(
    ("counts", "apply", "revert"),
    [
        ({"new": MOST_ROWS}, False, False),
        ({"new": MOST_ROWS, "unchanged": 1}, True, False),
        ({"new": MOST_ROWS, "changed": 1}, True, True),
    ],
)
def test_a_batch_is_long_by_the_rows_that_are_read_or_were_written(
    counts: dict[str, int], apply: bool, revert: bool
) -> None:
    batch = ImportBatchFactory.build(counts={"topics": counts})
    assert (is_long_to_apply(batch), is_long_to_revert(batch)) == (apply, revert)
