"""Files with headers of others: which of our columns each may stand for."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from django.db import connection
from django.db.models import Q, QuerySet

from tracker.models import ImportBatch, PlannedRow
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.column_fit import Named, fits, is_linking, is_telling, linked_model
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.file_mapping import DATE_ORDERS, ENCODINGS, FILE_SEPARATORS, FileMapping
from tracker.transfer.declaration.header_words import columns_for
from tracker.transfer.declaration.headers import PRIMARY_KEYS
from tracker.transfer.declaration.lacking.creation import describe_creations
from tracker.transfer.declaration.lacking.whole_list import ALL
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ChoiceWidget, TextWidget
from tracker.vocabulary import RowOutcome

CLOSE_ENOUGH = 0.6
MOST_REMEMBERED = 20
NO_KINDS: Mapping[str, Column] = {}
NO_CELLS: Mapping[str, Sequence[str]] = {}


def column_names(record: str) -> list[str]:
    """The names of a kind of record's columns."""
    return [column.column_name for column in RECORDS[record]().columns]


def kinds_of(batch: ImportBatch) -> dict[str, Column]:
    """The columns that the batch's files may have, by their names."""
    records = [batch.only_record] if batch.only_record else batch.records
    return {name: column for record in records for name, column in file_columns(record).items()}


def unknown_headers(batch: ImportBatch) -> list[str]:
    """The headers that a batch's files have and we do not, with those that its mapping renames or leaves out.

    A header that another file of the batch rightly has is none of them, since a mapping goes for all its files.
    """
    known = {column for record in batch.records for column in column_names(record)}
    refused = _with_wrong_header(batch).values_list("problems", flat=True)
    unknown = [
        problem["value"]
        for problems in refused
        for problem in problems
        if problem["column"].startswith("column ") and problem["value"] not in ("", *known)
    ]
    return list(dict.fromkeys([*batch.mapping, *unknown]))


def marks_asked(batch: ImportBatch) -> list[str]:
    """The cells of which it is asked whether they say anything, with those of which it was said."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT problem ->> 'value' FROM tracker_plannedrow, jsonb_array_elements(problems) AS problem "
            "WHERE batch_id = %s AND outcome = 'invalid' AND problem ->> 'asks' = 'true' ORDER BY 1",
            [batch.pk],
        )
        asked = [mark for (mark,) in cursor.fetchall()]
    said = mapping_of(batch)
    return list(dict.fromkeys([*said.empty, *said.kept, *asked]))


def has_wrong_header(batch: ImportBatch) -> bool:
    """Whether the columns of a file are wrong, as its mapping has them, so that no row of it was read."""
    return _with_wrong_header(batch).exists()


def _with_wrong_header(batch: ImportBatch) -> "QuerySet[PlannedRow]":
    """The lines that name columns, and name them wrongly; of a plan made before that was kept, the first."""
    of_header = Q(problems__contains=[{"of_header": True}]) | Q(line=1)
    return batch.planned_rows.filter(of_header, outcome=RowOutcome.INVALID)


def remembered_mapping(batch: ImportBatch, headers: Collection[str]) -> dict[str, str]:
    """The mapping that the sender last gave for exactly these headers; empty when there was none."""
    earlier: Iterable[dict[str, str]] = (
        ImportBatch.objects.filter(uploaded_by=batch.uploaded_by, mapping__has_keys=list(headers))
        .exclude(pk=batch.pk)
        .order_by("-uploaded_at", "-pk")
        .values_list("mapping", flat=True)[:MOST_REMEMBERED]
    )
    return next((mapping for mapping in earlier if mapping.keys() == set(headers)), {})


def guess_mapping(
    headers: Iterable[str],
    columns: Collection[str],
    kinds: Mapping[str, Column] = NO_KINDS,
    cells: Mapping[str, Sequence[str]] = NO_CELLS,
) -> dict[str, str]:
    """The column that each header likely stands for, none twice; a header that says nothing is left out.

    By its words, then by what its `cells` hold, then by its spelling: never for a column of another kind than its
    cells. `kinds` are the columns themselves.
    """
    foreign = [header for header in headers if header.strip().lower() not in PRIMARY_KEYS]
    guesses: dict[str, str] = {}
    held = Cells(cells)
    for guess in (_by_name, _by_words, _by_cells, _by_spelling):
        left = [header for header in foreign if header not in guesses]
        free = [column for column in columns if column not in guesses.values()]
        guesses |= guess(left, free, kinds, held)
    return guesses


class Cells(dict[str, Sequence[str]]):
    """What stands below each header; which of it names records is asked of the database once."""

    def __init__(self, cells: Mapping[str, Sequence[str]]) -> None:
        super().__init__(cells)
        self.named = Named(list(self.values()))


def _by_name(
    headers: Sequence[str], columns: Sequence[str], kinds: Mapping[str, Column], cells: Cells
) -> dict[str, str]:
    """Headers that are a column's own name but for capitals, blanks and marks."""
    found: dict[str, str] = {}
    for header in headers:
        own = next((each for each in columns if _plain(each) == _plain(header) and each not in found.values()), "")
        found |= {header: own} if own and _may_be(own, header, kinds, cells) else {}
    return found


def _by_words(
    headers: Sequence[str], columns: Sequence[str], kinds: Mapping[str, Column], cells: Cells
) -> dict[str, str]:
    """Headers that the field has a word for."""
    found: dict[str, str] = {}
    for header in headers:
        meant = [each for each in columns_for(header) if each in columns and each not in found.values()]
        fitting = next((each for each in meant if _may_be(each, header, kinds, cells)), "")
        found |= {header: fitting} if fitting else {}
    return found


def _may_be(column: str, header: str, kinds: Mapping[str, Column], cells: Cells) -> bool:
    """Whether nothing in the cells speaks against it; names that no record has yet do not."""
    kind, held = kinds.get(column), cells.get(header, ())
    return (
        kind is None
        or isinstance(kind.widget, (TextWidget, ChoiceWidget))
        or is_linking(kind)
        or fits(kind, held, cells.named)
    )


def _by_cells(
    headers: Sequence[str], columns: Sequence[str], kinds: Mapping[str, Column], cells: Cells
) -> dict[str, str]:
    """Headers whose cells only one column can hold, and no other header's."""
    telling = [column for column in columns if column in kinds and is_telling(kinds[column])]
    # Of several columns that name the same kind of record no cell tells which is meant; none of them is asked for.
    named = Counter(linked_model(kinds[column]) for column in telling)
    telling = [column for column in telling if (model := linked_model(kinds[column])) is None or named[model] == 1]
    meant = {
        header: [column for column in telling if fits(kinds[column], cells[header], cells.named)]
        for header in headers
        if cells.get(header)
    }
    claims = Counter(column for found in meant.values() for column in found)
    return {header: found[0] for header, found in meant.items() if len(found) == 1 and claims[found[0]] == 1}


def _by_spelling(
    headers: Sequence[str], columns: Sequence[str], kinds: Mapping[str, Column], cells: Cells
) -> dict[str, str]:
    """The column whose name is most similar, where the cells are such as it holds."""
    # A word that the field has for another column is no misspelt name of this one.
    unknown = [header for header in headers if not columns_for(header)]
    pairs = sorted(
        ((_likeness(header, column), header, column) for header in unknown for column in columns),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for likeness, header, column in pairs:
        if likeness < CLOSE_ENOUGH or header in found or column in found.values():
            continue
        if column not in kinds or fits(kinds[column], cells.get(header, ()), cells.named):
            found[header] = column
    return found


def _likeness(header: str, column: str) -> float:
    """From 0, nothing alike, to 1, the same but for case, blanks and marks."""
    return SequenceMatcher(None, _plain(header), _plain(column)).ratio()


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def mapping_of(batch: ImportBatch) -> FileMapping:
    """How the batch's files are read."""
    return FileMapping.of_parts(batch.mapping, batch.reading)


def describe_mapping(mapping: Mapping[str, str]) -> list[str]:
    """A sentence for each header of a mapping, for readers."""
    return [f"{header} is {column}" if column else f"{header} is left out" for header, column in mapping.items()]


def describe_reading(mapping: FileMapping) -> list[str]:
    """A sentence for each thing a mapping says beyond that, for readers."""
    said = [f"{column} is {cell} in all rows" for column, cell in mapping.constants.items()]
    for column, words in mapping.values.items():
        said += [f"{column}: “{cell}” is read as {value or 'empty'}" for cell, value in words.items()]
    said += [f"items of {column} are parted by “{separator}”" for column, separator in mapping.separators.items()]
    said += [f"“{cell}” says nothing" for cell in mapping.empty]
    said += [f"“{cell}” is meant" for cell in mapping.kept]
    said += [f"refs are made from {mapping.refs_from}"] if mapping.refs_from else []
    said += describe_creations(mapping.create)
    whole = "all such records" if mapping.complete == ALL else mapping.complete
    said += [f"the file is the whole of {whole}"] if whole else []
    said += [f"the sheet is “{mapping.sheet}”"] if mapping.sheet else []
    said += [f"the encoding is {ENCODINGS[mapping.encoding]}"] if mapping.encoding else []
    said += [f"the separator is {FILE_SEPARATORS[mapping.separator]}"] if mapping.separator else []
    said += [f"in days of numbers {DATE_ORDERS[mapping.date_order]}"] if mapping.date_order else []
    if mapping.no_header:
        return [*said, "no line names the columns"]
    return said + ([f"line {mapping.header_row} names the columns"] if mapping.header_row else [])
