"""What is asked of a file's cells: words for our choices, marks for nothing, dates, names; each once, with how often.

The cells are those of the file as its columns are mapped, before any word of the mapping is put in its place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tracker.partial_dates import TwoDaysError
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.cell_marks import CLEAR, split_items
from tracker.transfer.declaration.column_fit import Linking, refs_among
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.mapping_file import CONTROLS
from tracker.transfer.declaration.marks import MARKS
from tracker.transfer.declaration.record_names import called
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ChoiceWidget, DayWidget, PartialDateWidget, folded
from tracker.transfer.guessing.choice_words import choice_meant
from tracker.transfer.reading.date_order import could_be_two
from tracker.transfer.reading.files import RecordFile

MOST_ROWS = 20_000
MOST_WORDS = 200
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
NO_LONGEST = 300
KINDS = {resource._meta.model: record for record, resource in RECORDS.items()}


@dataclass(frozen=True, kw_only=True)
class Word:
    """Something that stands in cells of a column, and how it is read.

    `meant` is the value that it has or likely has, empty where that is not known; `choices` are those it can only be.
    """

    text: str
    times: int
    meant: str = ""
    choices: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class ColumnQuestions:
    """What stands in a column: `asked` needs an answer, `read` has one already."""

    name: str
    is_needed: bool
    asked: Sequence[Word] = ()
    read: Sequence[Word] = ()


@dataclass(frozen=True, kw_only=True)
class Questions:
    """All that is asked of a file; `rows` is how many were looked at, `is_all` whether these are all."""

    choices: Sequence[ColumnQuestions] = ()
    dates: Sequence[ColumnQuestions] = ()
    names: Sequence[ColumnQuestions] = ()
    marks: Sequence[Word] = ()
    two_days: int = 0
    rows: int = 0
    is_all: bool = True
    kinds: Mapping[str, str] = field(default_factory=dict)


def questions_of(file: RecordFile, mapping: FileMapping) -> Questions:
    """What is asked of the file as the mapping has its columns. Raises FileProblem where it cannot be read."""
    bare = replace(mapping, values={}, empty=(), kept=(), date_order="")
    header, rows = file.rows(bare)
    columns = {name: column for name, column in file_columns(file.record).items() if name in header}
    # What was said of all rows was checked where it was said.
    columns = {name: column for name, column in columns.items() if name not in mapping.constants}
    counted: dict[str, Counter[str]] = {name: Counter() for name in columns}
    places = [(place, counted[name]) for place, name in enumerate(header) if name in counted]
    looked_at = 0
    for _, row in islice(rows, MOST_ROWS):
        looked_at += 1
        for place, counter in places:
            # What holds control characters is told on the plan, and in no mapping.
            if (cell := row[place].strip()) and not CONTROLS.search(cell):
                counter[cell] += 1
    is_all = next(rows, None) is None
    marks = _marks(columns, counted)
    # A cell that says nothing is asked of once, and not as a word of each column.
    for name, counter in counted.items():
        if not columns[name].is_needed:
            for mark in marks:
                counter.pop(mark.text, None)
    own = _names_in(counted)
    return Questions(
        choices=_told((name, _choice(column, counted[name])) for name, column in columns.items()),
        dates=_told((name, _date(column, counted[name])) for name, column in columns.items()),
        names=_told((name, _names(column, counted[name], own, file.record)) for name, column in columns.items()),
        marks=marks,
        two_days=sum(
            times
            for name, column in columns.items()
            if is_date(column)
            for cell, times in counted[name].items()
            if could_be_two(cell)
        ),
        rows=looked_at,
        is_all=is_all,
        kinds={name: KINDS[column.related_model] for name, column in columns.items() if isinstance(column, Linking)},
    )


def _told(found: Iterator[tuple[str, ColumnQuestions | None]]) -> list[ColumnQuestions]:
    """What there is to say, by the column of the file: one that is brought along has another name in its own."""
    return [replace(each, name=name) for name, each in found if each is not None and (each.asked or each.read)]


def _marks(columns: Mapping[str, Column], counted: Mapping[str, Counter[str]]) -> list[Word]:
    """Cells that may say nothing, in columns that may be empty."""
    found: Counter[str] = Counter()
    for name, column in columns.items():
        if not column.is_needed and name != "ref":
            found.update({mark: counted[name][mark] for mark in MARKS if mark in counted[name]})
    return [Word(text=mark, times=times, meant="empty") for mark, times in found.most_common()]


def is_date(column: Column) -> bool:
    """Whether a column holds dates."""
    return isinstance(column.widget, (PartialDateWidget, DayWidget))


def _choice(column: Column, counter: Counter[str]) -> ColumnQuestions | None:
    if not isinstance(column.widget, ChoiceWidget):
        return None
    asked, read = [], []
    for cell, times in _by_word(counter).most_common(MOST_WORDS):
        try:
            meant = column.understood(cell)
        except ValueError:
            asked.append(Word(text=cell, times=times, meant=choice_meant(column.widget, cell)))
            continue
        if meant != cell:
            read.append(Word(text=cell, times=times, meant=meant))
    return ColumnQuestions(name=column.column_name, is_needed=column.is_needed, asked=asked, read=read)


def _by_word(counter: Counter[str]) -> Counter[str]:
    """The same, where what differs by capitals alone is one word."""
    words: dict[str, str] = {}
    found: Counter[str] = Counter()
    for cell, times in counter.items():
        found[words.setdefault(folded(cell), cell)] += times
    return found


def _date(column: Column, counter: Counter[str]) -> ColumnQuestions | None:
    if not is_date(column):
        return None
    asked, read = [], []
    for cell, times in counter.most_common():
        if cell == CLEAR or could_be_two(cell):
            continue
        try:
            meant = column.understood(cell)
        except TwoDaysError as error:
            readings = dict.fromkeys(WRITTEN_DAY.findall(str(error)))
            asked.append(Word(text=cell, times=times, choices=list(readings) if len(readings) > 1 else ()))
        except ValueError as error:
            suggested = WRITTEN_DAY.findall(str(error)) if ", write " in str(error) else []
            asked.append(Word(text=cell, times=times, meant=suggested[0] if len(suggested) == 1 else ""))
        else:
            if meant != cell:
                read.append(Word(text=cell, times=times, meant=meant))
    return ColumnQuestions(
        name=column.column_name, is_needed=column.is_needed, asked=asked[:MOST_WORDS], read=read[:MOST_WORDS]
    )


def _names(column: Column, counter: Counter[str], own: set[str], record: str) -> ColumnQuestions | None:
    if not isinstance(column, Linking):
        return None
    items: Counter[str] = Counter()
    for cell, times in counter.items():
        for item in _items(column, cell):
            items[item] += times
    texts = [text for text in items if text != CLEAR and len(text) <= NO_LONGEST]
    found = called(column.related_model, texts)
    known = refs_among(column.related_model, texts)
    if KINDS[column.related_model] == record:
        known |= {text for text in texts if folded(text) in own}
    asked, read = [], []
    for text, times in items.most_common():
        if text in known or text == CLEAR:
            continue
        refs = found.get(text, [])
        if len(refs) == 1:
            read.append(Word(text=text, times=times, meant=refs[0]))
        else:
            asked.append(Word(text=text, times=times, choices=refs))
    return ColumnQuestions(
        name=column.column_name, is_needed=column.is_needed, asked=asked[:MOST_WORDS], read=read[:MOST_WORDS]
    )


def _items(column: ReferenceColumn | MembersColumn, cell: str) -> list[str]:
    if not isinstance(column, MembersColumn):
        return [cell]
    try:
        return split_items(cell)
    except ValueError:
        return [cell]


def _names_in(counted: Mapping[str, Counter[str]]) -> set[str]:
    """What the file's own records are called: they may name each other."""
    return {folded(cell) for name in ("ref", "title", "name") for cell in counted.get(name, ())}
