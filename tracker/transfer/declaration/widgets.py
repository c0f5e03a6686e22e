"""How a cell of a file becomes a value, and back: nothing is guessed.

In a load PostgreSQL reads most cells (`cells_read_in_sql`), and a widget says what is wrong with one it doubts; the
fixture is read by widgets alone. Each widget's `clean` takes text and raises ValueError saying what would be right;
`expected` says it beforehand, and `example` is one that is right anywhere. `understood` is what files write for text
that says the same in another way, and raises ValueError where that is not certain.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from import_export.widgets import Widget

from tracker.models.integrity.constraints import WEB_ADDRESS
from tracker.models.integrity.web_address import EXPECTED_ADDRESS
from tracker.partial_dates import PartialDate, TwoDaysError, read_day
from tracker.transfer.declaration import cell_marks

NOTHING: Mapping[str, str] = {}
# As R writes 100000 and pandas a whole number beside empty cells.
WRITTEN_BY_PROGRAMS = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?")

# What R makes of a column in which nothing but one of these letters stands.
READ_AS_TRUTH = {"false": "F", "true": "T"}
# A moment as databases, Python and spreadsheets write it.
MOMENT_OF_PROGRAMS = re.compile(
    r"(?P<day>[0-9]{4}(?P<mark>[-/])[0-9]{2}(?P=mark)[0-9]{2})[T ]"
    r"(?P<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?) ?(?P<zone>Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)?"
)


def number_understood(text: str) -> str:
    """Digits for a number that a program wrote: 3 for 3.0, 100000 for 1e+05."""
    if not WRITTEN_BY_PROGRAMS.fullmatch(text.strip()):
        raise ValueError("is no number in digits.")
    digits = format(Decimal(text.strip()), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


class TextWidget(Widget):
    """Text, exactly as it stands."""

    expected = "text"
    example = ""


class WholeNumberWidget(Widget):
    """A whole number: 3.7 is not taken for 3."""

    expected = "a whole number in digits, such as 30"
    example = "30"

    def clean(self, value: str, row: Any = None, **options: Any) -> int:
        if not re.fullmatch("-?[0-9]{1,18}", value):
            raise ValueError(f"must be {self.expected}.")
        return int(value)

    def understood(self, text: str) -> str:
        return str(self.clean(number_understood(text)))


class DecimalWidget(Widget):
    """A number with a point before its decimals, and nothing between thousands."""

    expected = "a number in digits, with a point before decimals and nothing between thousands, such as 107543 or 3.5"
    example = "107543"

    def clean(self, value: str, row: Any = None, **options: Any) -> Decimal:
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
            raise ValueError(f"must be {self.expected}.")
        return Decimal(value)

    def understood(self, text: str) -> str:
        return number_understood(text)

    def render(self, value: Decimal | None, obj: Any = None, **options: Any) -> str:
        text = "" if value is None else format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text


class DayWidget(Widget):
    """One day of the calendar."""

    expected = "a day written as year, month and day, such as 2024-01-30"
    example = "2024-01-30"

    def clean(self, value: str, row: Any = None, **options: Any) -> date:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(f"must be {self.expected}{self.suggestion(value)}.")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"is not a valid date; it must be {self.expected}.") from error

    def understood(self, text: str) -> str:
        return read_day(text.strip()).isoformat()

    def suggestion(self, value: str) -> str:
        """The end of an error message that suggests the day probably meant, or either of two; may be empty."""
        try:
            return f"; write {read_day(value)}"
        except TwoDaysError as error:
            return f"; {str(error).removesuffix('.')}"
        except ValueError:
            return ""

    def render(self, value: date | None, obj: Any = None, **options: Any) -> str:
        return "" if value is None else value.isoformat()


class MomentWidget(Widget):
    """A moment to the microsecond, in UTC."""

    expected = "a time in UTC, such as 2024-01-30T08:15:00.000000Z"
    example = ""

    def clean(self, value: str, row: Any = None, **options: Any) -> datetime:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z", value):
            raise ValueError(f"must be {self.expected}.")
        try:
            return datetime.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"is not a valid time; it must be {self.expected}.") from error

    def understood(self, text: str) -> str:
        """A moment as other programs write it; without a zone it is in UTC, as files of ours are."""
        written = MOMENT_OF_PROGRAMS.fullmatch(text.strip())
        if written is None:
            raise ValueError(f"must be {self.expected}.")
        zone = written["zone"] or "Z"
        zone = "+00:00" if zone in ("Z", "UTC") else f"{zone[:3]}:{zone[-2:] if len(zone) > len('+00') else '00'}"
        moment = f"{written['day'].replace('/', '-')}T{written['time']}{zone}"
        return self.render(datetime.fromisoformat(moment))

    def render(self, value: datetime | None, obj: Any = None, **options: Any) -> str:
        return "" if value is None else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def folded(text: str) -> str:
    """The text without what does not tell one value from another: capitals, and how words are parted."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


class ChoiceWidget(Widget):
    """One of a list of values, spelt as in the list; of a `former` value it says where such a thing is written now.

    `labels` are the names that readers see, by value; text that says one of them is understood.
    """

    def __init__(
        self, choices: Sequence[Any], former: Mapping[str, str] = NOTHING, labels: Mapping[str, str] = NOTHING
    ) -> None:
        super().__init__()
        self.former = former
        self.choices = {str(choice): choice for choice in choices}
        self.names = {folded(name): choice for choice in self.choices for name in (choice, labels.get(choice, choice))}
        self.expected = f"one of: {', '.join(self.choices)}"
        self.example = next(iter(self.choices), "")

    def clean(self, value: str, row: Any = None, **options: Any) -> Any:
        if value not in self.choices:
            said = f" {self.former[value]}." if value in self.former else ""
            raise ValueError(f"must be {self.expected}.{said}")
        return self.choices[value]

    def understood(self, text: str) -> str:
        if folded(text) in self.names:
            return self.names[folded(text)]
        if text.strip().lower() in READ_AS_TRUTH and READ_AS_TRUTH[text.strip().lower()] in self.choices:
            return READ_AS_TRUTH[text.strip().lower()]
        try:
            number = number_understood(text)
        except ValueError:
            number = text.strip()
        return str(self.clean(number))


class WebAddressWidget(Widget):
    """An http or https address; a script, a file or a mail address is none."""

    expected = EXPECTED_ADDRESS
    example = "https://example.org/"

    def clean(self, value: str, row: Any = None, **options: Any) -> str:
        if not re.fullmatch(WEB_ADDRESS.strip("^$"), value):
            raise ValueError(f"must be {self.expected}.")
        return value


class ItemsWidget(Widget):
    r"""A list of texts in one cell, separated by `;` (write `\;` for a semicolon inside one)."""

    expected = r"texts separated by semicolons (;), with \; for a semicolon inside one"
    example = "one;another"

    def clean(self, value: str, row: Any = None, **options: Any) -> list[str]:
        return cell_marks.split_items(value)

    def render(self, value: Sequence[str] | None, obj: Any = None, **options: Any) -> str:
        return cell_marks.join_items(value or ())


class PartialDateWidget(Widget):
    """A partial date as EDTF text; an empty cell is unknown. A workbook's dates are text by then (`reading.table`)."""

    expected = "a date as exactly as it is known: 2023, 2023-11, 2023-11-15, 2024-01-30~, 2022-08/.. (EDTF)"
    example = "2023-11"

    def clean(self, value: object, row: Any = None, **options: Any) -> PartialDate | None:
        """The date in a cell as files write it; ValueError says what would be right."""
        if isinstance(value, datetime):
            if value.time() != time.min:
                raise ValueError(f"“{value}”: a date has no time of day here; write {value.date()}.")
            value = value.date()
        if isinstance(value, float):
            raise ValueError(f"“{value}”: this cell holds a number, not a date; write it as text, such as 2023-11.")
        text = "" if value is None else str(value).strip()
        return PartialDate.parse(text) if text else None

    def understood(self, text: str) -> str:
        return PartialDate.read(text.strip()).text

    def render(self, value: object, obj: Any = None, **options: Any) -> str:
        """EDTF text; empty for unknown."""
        return "" if value is None else str(value)
