"""Files with headers of others: which of our columns each may stand for."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher

from tracker.models import ImportBatch
from tracker.transfer.declaration.headers import PRIMARY_KEYS
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import RowOutcome

CLOSE_ENOUGH = 0.6
MOST_REMEMBERED = 20


def column_names(record: str) -> list[str]:
    """The names of a kind of record's columns."""
    return [column.column_name for column in RECORDS[record]().columns]


def unknown_headers(batch: ImportBatch) -> list[str]:
    """The headers that a batch's files have and we do not, with those that its mapping renames or leaves out.

    A header that another file of the batch rightly has is none of them, since a mapping goes for all its files.
    """
    known = {column for record in batch.records for column in column_names(record)}
    refused = batch.planned_rows.filter(outcome=RowOutcome.INVALID, line=1).values_list("problems", flat=True)
    unknown = [
        problem["value"]
        for problems in refused
        for problem in problems
        if problem["column"].startswith("column ") and problem["value"] not in ("", *known)
    ]
    return list(dict.fromkeys([*batch.mapping, *unknown]))


def has_wrong_header(batch: ImportBatch) -> bool:
    """Whether the first row of a file is wrong, as its mapping has it, so that no other row of it was read."""
    return batch.planned_rows.filter(outcome=RowOutcome.INVALID, line=1).exists()


def remembered_mapping(batch: ImportBatch, headers: Collection[str]) -> dict[str, str]:
    """The mapping that the sender last gave for exactly these headers; empty when there was none."""
    earlier: Iterable[dict[str, str]] = (
        ImportBatch.objects.filter(uploaded_by=batch.uploaded_by, mapping__has_keys=list(headers))
        .exclude(pk=batch.pk)
        .order_by("-uploaded_at", "-pk")
        .values_list("mapping", flat=True)[:MOST_REMEMBERED]
    )
    return next((mapping for mapping in earlier if mapping.keys() == set(headers)), {})


def guess_mapping(headers: Iterable[str], columns: Collection[str]) -> dict[str, str]:
    """The column whose name is most similar to each header, none twice; headers similar to none are left out."""
    pairs = sorted(
        (
            (_likeness(header, column), header, column)
            for header in headers
            if header.strip().lower() not in PRIMARY_KEYS
            for column in columns
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    guesses: dict[str, str] = {}
    for likeness, header, column in pairs:
        if likeness >= CLOSE_ENOUGH and header not in guesses and column not in guesses.values():
            guesses[header] = column
    return guesses


def _likeness(header: str, column: str) -> float:
    """From 0, nothing alike, to 1, the same but for case, blanks and marks."""
    return SequenceMatcher(None, _plain(header), _plain(column)).ratio()


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def describe_mapping(mapping: Mapping[str, str]) -> list[str]:
    """A sentence for each header of a mapping, for readers."""
    return [f"{header} is {column}" if column else f"{header} is left out" for header, column in mapping.items()]
