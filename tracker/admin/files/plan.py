"""The plan of a batch as its page shows it: one outcome at a time, page by page, each cell cut to be read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import QueryDict

from tracker.admin.files.correction_boxes import ONE, Box, boxes_for, columns_of
from tracker.admin.files.record_labels import record_label
from tracker.models import ImportBatch, PlannedRow
from tracker.vocabulary import RowOutcome

ROWS_A_PAGE = 50
MOST_PROBLEMS_A_ROW = 20
MOST_BOXES = 300
LONGEST_CELL = 300
BEFORE_THE_DIFFERENCE = 60
# What is wrong is what has to be looked at first.
OUTCOMES = (RowOutcome.INVALID, RowOutcome.CHANGED, RowOutcome.NEW)
COUNTED = ("new", "changed", "unchanged", "invalid")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell before and after."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the file: the cells it would change, or what is wrong with it."""

    line: int
    record: str
    key: str
    cells: list[Cell]
    problems: list[Any]
    further: int


@dataclass(frozen=True, kw_only=True)
class LinkedCount:
    """A number of rows, with the address of the page that lists them, if there is one."""

    rows: int
    outcome: str
    address: str


@dataclass(frozen=True, kw_only=True)
class OutcomeCounts:
    """The numbers of rows of one kind of record, by outcome."""

    record: str
    numbers: list[LinkedCount]


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A way to narrow the rows."""

    name: str
    rows: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a batch would do, or did, row by row."""

    record_counts: list[OutcomeCounts]
    total: OutcomeCounts
    outcomes: list[Tab]
    records: list[Tab]
    outcome: str
    record: str
    page: Page[PlannedRow]
    rows: list[Row]
    earlier: str
    later: str
    is_wrong: bool
    has_invalid: bool
    file_rows: OutcomeCounts

    @property
    def is_of_several(self) -> bool:
        """Whether the batch holds more than one kind of record."""
        return len(self.record_counts) > 1

    @classmethod
    def of(cls, batch: ImportBatch, query: QueryDict, *, correctable: bool = False) -> Self:
        """The plan narrowed as the address asks; what it asks and there is not, is passed over.

        Where it is `correctable`, refused cells have boxes.
        """
        found = _found(batch)
        record = query.get("record", "")
        record = record if record in batch.records else ""
        outcome = _outcome(query.get("outcome", ""), record, found)
        rows = batch.planned_rows.filter(outcome=outcome).order_by("record", "line", "pk")
        page = Paginator(rows.filter(record=record) if record else rows, ROWS_A_PAGE).get_page(query.get("page"))
        has_invalid = bool(batch.totals.get("invalid") or _rows(found, RowOutcome.INVALID))
        record_counts = [_record_counts(name, batch.counts.get(name, {})) for name in batch.records]
        return cls(
            record_counts=record_counts,
            total=_of_all("Total", batch.totals, found),
            outcomes=list(_outcome_tabs(found, outcome, record)),
            records=list(_record_tabs(batch, found, outcome, record)),
            outcome=outcome,
            record=record,
            page=page,
            rows=_shown_rows(page, correctable=correctable),
            earlier=_address(outcome, record, page.previous_page_number()) if page.has_previous() else "",
            later=_address(outcome, record, page.next_page_number()) if page.has_next() else "",
            is_wrong=has_invalid and not batch.is_partial,
            has_invalid=has_invalid,
            file_rows=_of_all("Rows", batch.file_rows, found),
        )


Found = dict[tuple[str, str], int]


def _found(batch: ImportBatch) -> Found:
    """How many planned rows there are, by record and outcome."""
    counted = batch.planned_rows.order_by().values_list("record", "outcome").annotate(rows=Count("*"))
    return {(record, outcome): rows for record, outcome, rows in counted}


def _outcome(asked: str, record: str, found: Found) -> str:
    """The outcome that is asked for, else the first there is any row of."""
    if asked in RowOutcome.values:
        return asked
    return next((outcome for outcome in OUTCOMES if _rows(found, outcome, record)), RowOutcome.NEW)


def _rows(found: Found, outcome: str, record: str = "") -> int:
    return sum(rows for (of, what), rows in found.items() if what == outcome and record in ("", of))


def _record_counts(record: str, counts: dict[str, int]) -> OutcomeCounts:
    return OutcomeCounts(
        record=record_label(record).capitalize(),
        numbers=[
            LinkedCount(
                rows=counts.get(outcome, 0),
                outcome=outcome,
                address=_address(outcome, record) if outcome in RowOutcome.values and counts.get(outcome) else "",
            )
            for outcome in COUNTED
        ],
    )


def _of_all(name: str, counts: dict[str, int], found: Found) -> OutcomeCounts:
    shown = {outcome for _, outcome in found}
    numbers = [
        LinkedCount(rows=rows, outcome=outcome, address=_address(outcome, "") if rows and outcome in shown else "")
        for outcome in COUNTED
        for rows in [counts.get(outcome, 0)]
    ]
    return OutcomeCounts(record=name, numbers=numbers)


def _outcome_tabs(found: Found, outcome: str, record: str) -> Iterator[Tab]:
    for each in OUTCOMES:
        if rows := _rows(found, each, record):
            yield Tab(name=each.label, rows=rows, address=_address(each, record), is_chosen=each == outcome)


def _record_tabs(batch: ImportBatch, found: Found, outcome: str, record: str) -> Iterator[Tab]:
    if len(batch.records) < 2:
        return
    for name in ("", *batch.records):
        label = record_label(name).capitalize() if name else "All records"
        if rows := _rows(found, outcome, name):
            yield Tab(name=label, rows=rows, address=_address(outcome, name), is_chosen=name == record)


def _address(outcome: str, record: str, page: int = 1) -> str:
    asked = {"outcome": outcome, "record": record, "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}#rows"


def _shown_rows(page: Iterable[PlannedRow], *, correctable: bool) -> list[Row]:
    """The rows of a page; boxes for the first of what is wrong, since a form may not send any number of fields."""
    shown, left = [], MOST_BOXES if correctable else 0
    for row in page:
        boxes = [
            boxes_for(
                row.record,
                problem,
                name=f"{ONE}-{row.pk}-{place}",
                columns=columns_of(row.record),
                where=f"line {row.line}",
            )
            for place, problem in enumerate(row.problems[:MOST_PROBLEMS_A_ROW] if left > 0 and row.line else [])
        ]
        left -= sum(map(len, boxes))
        shown.append(_row(row, boxes))
    return shown


def _row(row: PlannedRow, boxes: Sequence[Sequence[Box]]) -> Row:
    return Row(
        line=row.line,
        record=record_label(row.record).capitalize(),
        key=shortened_cell(row.key),
        cells=[_cell(**cell) for cell in row.changes],
        problems=[
            {**problem, "value": shortened_cell(problem["value"]), "boxes": boxes[place] if place < len(boxes) else ()}
            for place, problem in enumerate(row.problems[:MOST_PROBLEMS_A_ROW])
        ],
        further=max(0, len(row.problems) - MOST_PROBLEMS_A_ROW),
    )


def _cell(column: str, old: str, new: str) -> Cell:
    """The cell from a little before the first difference on, when its values are long."""
    start = 0
    if len(old) > LONGEST_CELL or len(new) > LONGEST_CELL:
        start = max(0, _first_difference(old, new) - BEFORE_THE_DIFFERENCE)
    return Cell(column=column, old=shortened_cell(old, start), new=shortened_cell(new, start))


def _first_difference(old: str, new: str) -> int:
    pairs = zip(old, new, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def shortened_cell(text: str, start: int = 0) -> str:
    """At most `LONGEST_CELL` characters of the text from `start` on, with … where it was cut."""
    shown = text[start : start + LONGEST_CELL]
    return f"{'…' if start and text else ''}{shown}{'…' if len(text) > start + LONGEST_CELL else ''}"
