"""Days in numbers that could be two."""

import pytest

from tracker.transfer.reading.date_order import could_be_two, in_order


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("03/04/2024", "2024-04-03", "2024-03-04"),
        ("3.4.2024", "2024-04-03", "2024-03-04"),
        ("03-04-24", "2024-04-03", "2024-03-04"),
        # One reading only, or none: left to be read, or refused, as it stands.
        ("25/12/2023", "25/12/2023", "25/12/2023"),
        ("04/04/2024", "04/04/2024", "04/04/2024"),
        ("03/04/84", "03/04/84", "03/04/84"),
        ("00/04/2024", "00/04/2024", "00/04/2024"),
        ("2024-03-04", "2024-03-04", "2024-03-04"),
        ("03/04.2024", "03/04.2024", "03/04.2024"),
    ],
)
def test_an_order_says_which(text: str, day_first: str, month_first: str) -> None:
    assert (in_order(text, "day_first"), in_order(text, "month_first")) == (day_first, month_first)
    assert could_be_two(text) == (day_first != month_first)
