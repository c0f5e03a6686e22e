"""What is proposed for records that are gone from a list, as a file that a person looks over and brings in.

Of sanctions a draft of a lifting each, by the day on which the list was looked at; of other records the list itself,
since what it means that they are gone only a person knows.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from tracker.transfer.declaration.cell_marks import escape_formula
from tracker.vocabulary import SanctionStepKind, Stage

SANCTIONS = "sanctions"
STEP_HEADERS = ("ref", "stage", "sanction", "kind", "happened_on")
GONE_HEADERS = ("ref", "name")
# A ref has room for 120 characters.
LONGEST = 110


def proposals_name(record: str, day: date) -> str:
    """What the file is called: by the kind of record that it can be brought in as, where it can."""
    return f"{'sanction_steps' if record == SANCTIONS else f'gone-{record}'}-{day}.csv"


def proposals(record: str, gone: Iterable[tuple[str, str]], day: date) -> Iterator[str]:
    """The lines of the file for records by ref and what they are called."""
    is_ended = record == SANCTIONS
    yield _line(STEP_HEADERS if is_ended else GONE_HEADERS)
    for ref, name in gone:
        step = (f"{ref[:LONGEST].strip('-')}-lifted", Stage.DRAFT, ref, SanctionStepKind.LIFTED, f"../{day}")
        yield _line(step if is_ended else (ref, escape_formula(name)))


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
