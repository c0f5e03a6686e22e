"""XLSX, written so that it reads back exactly."""

import pytest

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.xlsx import as_xlsx
from tracker.transfer.reading import xlsx


@pytest.mark.parametrize(
    "text",
    ["#N/A", "=1+1", " blanks ", "a\r\nb", "\x01\x1f", "_x0041_", "_x005F_x0041_", "\ufffe\uffff", "1.0", "TRUE"],
)
def test_text_is_written_so_that_it_reads_back_exactly(text: str) -> None:
    assert [row for _, row in xlsx.numbered_rows(as_xlsx([["ref"], [text]], "Actors"))] == [["ref"], [text]]


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut_off() -> None:
    with pytest.raises(FileProblem, match=r"40,000 characters .* 32,767; export as CSV"):
        as_xlsx([["summary"], ["x" * 40_000]], "Actors")
