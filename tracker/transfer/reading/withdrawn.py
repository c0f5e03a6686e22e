"""withdrawn.csv: what an earlier edition of a data set had and this one has not, each with the reason."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.models import Referenced
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS

NAME = "withdrawn.csv"
COLUMNS = ("kind", "ref", "reason")


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """A record that the data set no longer has; `kind` is that of a file, such as `links`."""

    kind: str
    ref: str
    reason: str

    @property
    def model(self) -> type[Referenced]:
        """The model of such records."""
        model: type[Referenced] = RECORDS[self.kind]._meta.model
        return model


def withdrawals_in(folder: Path) -> tuple[Withdrawal, ...]:
    """What the folder's list names, in its order; nothing without a list. Raises FileProblem, which names the line."""
    path = folder / NAME
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = tuple(_read(csv.reader(file)))
    except UnicodeDecodeError as error:
        raise _problem("is no text in UTF-8; save it as CSV UTF-8.") from error
    for (kind, ref), times in Counter((each.kind, each.ref) for each in found).items():
        if times > 1:
            raise _problem("is named more than once.", column=kind, value=ref)
    return found


def _read(rows: Iterator[list[str]]) -> Iterator[Withdrawal]:
    for line, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if line == 1 and tuple(cells) != COLUMNS:
            raise _problem(f"must begin with the columns {', '.join(COLUMNS)}.", line=line)
        if line == 1 or not any(cells):
            continue
        if len(cells) != len(COLUMNS) or not all(cells):
            raise _problem("must give a kind, a ref and a reason.", line=line)
        withdrawal = Withdrawal(kind=cells[0], ref=cells[1], reason=cells[2])
        resource = RECORDS.get(withdrawal.kind)
        if resource is None or not issubclass(resource._meta.model, Referenced):
            reason = "must be a kind of record with a ref, called as its file is, such as links or citations."
            raise _problem(reason, line=line, column="kind", value=withdrawal.kind)
        yield withdrawal


def _problem(reason: str, *, line: int | None = None, column: str = "", value: str = "") -> FileProblem:
    error = FileProblem(reason, line=line, column=column, value=value)
    error.problem = error.problem.in_file(NAME)
    return error
