"""A load of several files: each brought in after those whose records it may name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tracker.transfer.drift import refusal_of
from tracker.transfer.files import RecordFile
from tracker.transfer.import_result import ImportResult
from tracker.transfer.load import Load
from tracker.transfer.locks import lock_records
from tracker.transfer.problems import FileProblem, Problem
from tracker.transfer.progress import Progress, Tell
from tracker.transfer.references import References
from tracker.transfer.resources import RECORDS

Results = dict[str, ImportResult]
Watch = Callable[[Load], None]


def bring_in_files(
    files: Sequence[RecordFile],
    *,
    user: Any = None,
    mapping: Mapping[str, str] | None = None,
    watch: Watch | None = None,
    progress: Tell | None = None,
) -> Results:
    """Plans and writes the files inside the caller's transaction, which is to be rolled back when any has problems.

    The results go by kind of record; their problems name the file. `watch` is shown each file's plan before it is
    written, `progress` is told how many rows have been read. FileProblem when others keep such records busy.
    """
    lock_records(RECORDS[each.record]() for each in files)
    reading = Reading(user, mapping or {}, watch, References(), Progress(progress))
    return {each.record: _bring_in(each, reading, others_follow=each is not files[-1]) for each in files}


@dataclass(frozen=True)
class Reading:
    """What the files of one load have in common."""

    user: Any
    mapping: Mapping[str, str]
    watch: Watch | None
    references: References
    progress: Progress


def _bring_in(file: RecordFile, reading: Reading, *, others_follow: bool) -> ImportResult:
    resource = RECORDS[file.record]()
    try:
        with transaction.atomic():
            header, rows = file.rows(reading.mapping)
            result = resource.bring_in(
                header,
                reading.progress.along(rows),
                user=reading.user,
                references=reading.references,
                watch=reading.watch,
                others_follow=others_follow,
            )
    except FileProblem as error:
        result = ImportResult.of_unread(error)
        reading.references.refuse_all(resource._meta.model)
    result.notes = file.notes
    result.problems = [problem.of_file(file.name) for problem in result.problems]
    return result


def refuse_drift(results: Results, files: Sequence[RecordFile]) -> None:
    """Makes a problem of each file that does what is unusual."""
    for file in files:
        result = results[file.record]
        if result.drift:
            problem = Problem(refusal_of(result.drift), file=file.name)
            result.refuse_file([problem])


def drift_in(results: Results) -> list[str]:
    """What is unusual about the files."""
    return [result.drift for result in results.values() if result.drift]


def notes_in(results: Results) -> list[str]:
    """What a reader should know of how the files were read."""
    return [note for result in results.values() for note in result.notes]


def problems_in(results: Results) -> list[Problem]:
    """Everything wrong in all files."""
    return [problem for result in results.values() for problem in result.problems]


def changes_anything(results: Results) -> bool:
    """Whether any row of any file is new or changed."""
    return any(result.changes_anything for result in results.values())


def counts_of(results: Results) -> dict[str, dict[str, int]]:
    """How many rows are new, changed, unchanged and invalid, by kind of record."""
    return {record: result.counts for record, result in results.items()}
