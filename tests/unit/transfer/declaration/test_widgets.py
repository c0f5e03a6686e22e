"""What cells of a file are taken for, and what is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from import_export.widgets import Widget

from tests.partial_date_texts import valid
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration.widgets import (
    ChoiceWidget,
    DayWidget,
    DecimalWidget,
    ItemsWidget,
    PartialDateWidget,
    TextWidget,
    WebAddressWidget,
    WholeNumberWidget,
)
from tracker.vocabulary import ActorKind, Credibility


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2024-04", "2024-04"),
        (" 2022-08/.. ", "2022-08/.."),
        (2024, "2024"),
        (date(2023, 11, 15), "2023-11-15"),
        (datetime(2023, 11, 15), "2023-11-15"),
    ],
)
def test_edtf_text_and_date_cells_are_read(cell: object, text: str) -> None:
    assert PartialDateWidget().clean(cell) == PartialDate(text)


@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_cell_is_unknown(cell: object) -> None:
    assert PartialDateWidget().clean(cell) is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("03/04/2024", "could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04"),
        ("15 Nov 2023", "write 2023-11-15"),
        ("2023-02-30", "there is no day 30"),
        (datetime(2023, 11, 15, 8, 30), "write 2023-11-15"),
        (45245, "write 2023-11-15"),
        (45245.0, "holds a number"),
        (True, "not a date"),
    ],
)
def test_anything_else_is_refused_with_what_would_be_right(cell: object, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^“{cell}”: .*{reason}"):
        PartialDateWidget().clean(cell)


@given(valid())
def test_what_is_exported_is_imported_unchanged(text: str) -> None:
    widget = PartialDateWidget()
    assert widget.clean(widget.render(PartialDate(text))) == PartialDate(text)


def test_unknown_is_exported_as_an_empty_cell() -> None:
    assert PartialDateWidget().render(None) == ""


@pytest.mark.parametrize(
    ("widget", "cell", "value"),
    [
        (TextWidget(), " as it stands ", " as it stands "),
        (WholeNumberWidget(), "30", 30),
        (WholeNumberWidget(), "-1", -1),
        (DecimalWidget(), "107543", Decimal(107543)),
        (DecimalWidget(), "-3.25", Decimal("-3.25")),
        (DayWidget(), "2024-01-30", date(2024, 1, 30)),
        (ChoiceWidget(ActorKind.values), "state", "state"),
        (ChoiceWidget(Credibility.values), "3", 3),
        (WebAddressWidget(), "https://example.org/a?b=c", "https://example.org/a?b=c"),
        (ItemsWidget(), r"PRC;one\; two", ["PRC", "one; two"]),
    ],
)
def test_a_cell_is_read_and_written_the_same(widget: Widget, cell: str, value: object) -> None:
    assert widget.clean(cell) == value
    assert widget.render(value) == cell


@pytest.mark.parametrize("cell", ["3.7", "3.0", "1e3", "yes", "", " 3", "３", "1,000", "9" * 30])
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="must be a whole number in digits"):
        WholeNumberWidget().clean(cell)


@pytest.mark.parametrize("cell", ["1,000", "1.000,5", "1e3", "NaN", "Infinity", ".5", "about 5", "５"])
def test_what_is_no_plain_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="must be a number in digits"):
        DecimalWidget().clean(cell)


@pytest.mark.parametrize(
    "cell", ["03/04/2024", "20240130", "2024-W05-2", "2024-01", "2024-1-30", "45321", "2024-01-30 08:00"]
)
def test_what_is_no_iso_day_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="year, month and day, such as 2024-01-30"):
        DayWidget().clean(cell)


@pytest.mark.parametrize(
    ("cell", "instead"),
    [
        ("30 Jan 2024", "such as 2024-01-30; write 2024-01-30."),
        ("03/04/2027", "; “03/04/2027”: this could be 3 April or 4 March 2027; write 2027-04-03 or 2027-03-04."),
        ("Jan 2024", "such as 2024-01-30."),
    ],
)
def test_a_day_written_otherwise_is_told_what_to_write(cell: str, instead: str) -> None:
    with pytest.raises(ValueError, match=f"{instead}$"):
        DayWidget().clean(cell)


def test_a_day_that_the_calendar_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="not a valid date"):
        DayWidget().clean("2024-02-30")


@pytest.mark.parametrize("cell", ["State", "government", " state", "not_assessed"])
def test_what_is_not_on_the_list_is_refused_with_the_list(cell: str) -> None:
    with pytest.raises(ValueError, match="must be one of: state, public_body"):
        ChoiceWidget(ActorKind.values).clean(cell)


@pytest.mark.parametrize(
    "cell",
    ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "example.org", "https://a b", "https://a\n"],
)
def test_what_is_no_web_address_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="begins with http:// or https://"):
        WebAddressWidget().clean(cell)


@pytest.mark.parametrize(
    ("value", "cell"), [(Decimal("107543.0000"), "107543"), (Decimal("0.5000"), "0.5"), (None, "")]
)
def test_a_number_is_written_without_empty_decimals(value: Decimal | None, cell: str) -> None:
    assert DecimalWidget().render(value) == cell
