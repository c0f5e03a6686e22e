"""Which kind of record a file holds, by its headers, what stands below them, and its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.header_words import column_by_words, columns_for, plain_words
from tracker.transfer.declaration.mapping import guess_mapping
from tracker.transfer.declaration.resources import RECORDS

# So many kinds are looked at with their cells, which asks the database of names.
MOST_COMPARED = 3
# Words that name the kind itself, in a header, a title or the name of a file.
NAMED = {
    "commitments": ("pledge", "pledges", "promise", "promises", "commitment", "commitments", "undertaking"),
    "actors": ("actor", "actors", "organisations", "organizations", "countries", "people"),
    "sources": ("source", "sources", "bibliography", "references", "articles"),
    "meetings": ("meeting", "meetings", "summits"),
    "topics": ("topic", "topics", "themes"),
    "sanctions": ("sanction", "sanctions", "measures imposed"),
    "observations": ("observation", "observations", "figures", "values"),
    "indicators": ("indicator", "indicators"),
}


@dataclass(frozen=True, kw_only=True)
class RecordGuess:
    """A kind of record, and the headers that speak for it with the column of each."""

    record: str
    columns: Mapping[str, str]


def guess_record(headers: Sequence[str], cells: Mapping[str, Sequence[str]], file_name: str = "") -> RecordGuess:
    """The likeliest kind of record; commitments where nothing speaks for any."""
    named = [header for header in dict.fromkeys(headers) if header.strip()]
    scores = {record: _by_headers(record, named) + _by_name(record, file_name, named) for record in RECORDS}
    likeliest = sorted(RECORDS, key=lambda record: -scores[record])[:MOST_COMPARED]
    guesses: list[tuple[float, RecordGuess]] = []
    for record in likeliest:
        columns = file_columns(record)
        found = guess_mapping(named, list(columns), columns, cells)
        needed = [name for name, column in columns.items() if column.is_needed and name != "ref"]
        covered = sum(name in found.values() for name in needed) / len(needed) if needed else 0
        guesses.append((scores[record] + len(found) + covered, RecordGuess(record=record, columns=found)))
    best = max(guesses, key=lambda guess: guess[0])
    if not best[1].columns:
        return RecordGuess(record="commitments", columns={})
    return best[1]


def _by_headers(record: str, headers: Sequence[str]) -> float:
    """How many headers are columns by their own names, or by the first words for them that the field has."""
    columns = file_columns(record)
    score = 0.0
    taken: list[str] = []
    for header in headers:
        column = column_by_words(header, columns, taken)
        if column:
            taken.append(column)
            said = columns_for(header)
            score += 1 if header == column or not said or said[0] == column else 0.5
    return score


def _by_name(record: str, file_name: str, headers: Sequence[str]) -> float:
    """What the name of the file and the headers say themselves."""
    own = (record.replace("_", " "), *NAMED.get(record, ()))
    stem = f" {plain_words(PurePath(file_name).stem)} "
    in_name = any(f" {word} " in stem for word in own)
    in_header = record == "commitments" and any(plain_words(header) in own for header in headers)
    return 2 * in_name + 1.5 * in_header
