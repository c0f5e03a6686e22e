"""A load of several files: each brought in after those whose records it may name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.db import transaction

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.drift import drift_refusal
from tracker.transfer.loading.file_import import FileImport, Lines, PlanObserver, plan_and_write
from tracker.transfer.loading.outcome import FileOutcome
from tracker.transfer.progress import Progress, ProgressCallback
from tracker.transfer.reading.brought_rows import BroughtRows
from tracker.transfer.reading.files import RecordFile, rows_expected
from tracker.transfer.reading.mapped_files import check_fits
from tracker.transfer.reading.one_sheet import in_full

Results = dict[str, FileOutcome]
# Lines by the kind of record of the file that they are of.
LeftOut = Mapping[str, Collection[int]]
NOTHING_LEFT_OUT: LeftOut = {}


def load_files(  # noqa: PLR0913 (each is a choice of its own, and given by name)
    files: Sequence[RecordFile],
    *,
    user: Any = None,
    mapping: FileMapping | Mapping[str, str] | None = None,
    on_planned: PlanObserver | None = None,
    progress: ProgressCallback | None = None,
    left_out: LeftOut = NOTHING_LEFT_OUT,
    writes: bool = True,
) -> Results:
    """Plans the files and, if it `writes`, carries them out in the caller's transaction, unless anything is wrong.

    `left_out` are lines that are not to be written, by the kind of record of their file.

    The results go by kind of record; their problems name the file. `on_planned` is shown each file's plan before
    anything is written, `progress` is told how many rows have been read. FileProblem when others keep such records
    busy.
    """
    said = FileMapping.of(mapping)
    files = in_full(files, said)
    references = References()
    done = Progress(progress, rows_expected(files) if progress else 0, writes=writes)
    incoming = [
        FileImport(
            RECORDS[file.record](),
            references,
            file.name,
            said.said_of(file.record),
            _lines(file, left_out),
        )
        for file in files
    ]
    for file, arriving in zip(files, incoming, strict=True):
        arriving.read(partial(_opened, file, said, done))
    plan_and_write(incoming, user=user, on_planned=on_planned, writes=writes, progress=done)
    results = {file.record: _result(file, arriving) for file, arriving in zip(files, incoming, strict=True)}
    for file in files:
        if isinstance(file, BroughtRows):
            tell_by_the_file(file, results[file.brought_by], results[file.record])
    return results


def lines_to_leave_out(
    files: Sequence[RecordFile], *, user: Any = None, mapping: FileMapping | Mapping[str, str] | None = None
) -> dict[str, set[int]]:
    """The lines that have to be left out so that nothing is wrong with the others, and none names one of them.

    What a line brings along goes with it, and what hangs on that; so it is asked again until no more are found.
    FileProblem where a file as a whole cannot be read.
    """
    left_out: dict[str, set[int]] = {}
    while True:
        with transaction.atomic():
            results = load_files(files, user=user, mapping=mapping, left_out=left_out, writes=False)
            transaction.set_rollback(True)
        for result in results.values():
            if result.unreadable:
                raise FileProblem(f"{result.unreadable[0]} So no row of the file can be read, and none is good.")
        found = {record: result.not_written for record, result in results.items() if not result.brought_by}
        if all(lines <= left_out.get(record, set()) for record, lines in found.items()):
            return {record: lines for record, lines in found.items() if lines}
        left_out = {record: lines | left_out.get(record, set()) for record, lines in found.items()}


def _lines(file: RecordFile, left_out: LeftOut) -> Lines:
    brought_by = file.brought_by if isinstance(file, BroughtRows) else ""
    return Lines(
        rows=file.rows_a_line, brought_by=brought_by, left_out=left_out.get(brought_by or file.record, frozenset())
    )


def _opened(
    file: RecordFile, mapping: FileMapping, done: Progress
) -> tuple[Sequence[str], Iterable[tuple[int, Sequence[str]]]]:
    check_fits(file, mapping)
    header, rows = file.rows(mapping)
    return header, done.counted(rows)


def _result(file: RecordFile, arriving: FileImport) -> FileOutcome:
    result = arriving.finish()
    result.brought_by = arriving.lines.brought_by
    result.notes = [*file.notes, *(f"{file.name}: {note}" for note in result.notes)]
    return result


def tell_by_the_file(file: BroughtRows, whole: FileOutcome, brought: FileOutcome) -> None:
    """Moves what is wrong with rows that a file brings along to that file, by its lines and columns."""
    unreadable = [problem.in_file(file.name) for problem in brought.unreadable]
    for name in ("problems", "waiting", "left_out"):
        own = [file.as_of_the_file(problem) for problem in getattr(brought, name) if problem not in unreadable]
        told = dict.fromkeys([*getattr(whole, name), *own])
        setattr(whole, name, sorted(told, key=lambda problem: problem.line or 0))
        setattr(brought, name, [])
    if not whole.unreadable:
        # One file is read for both, and broken off but once.
        whole.add_file_problems(unreadable)
    brought.rejected.clear()
    brought.unreadable.clear()


def reject_drift(results: Results, files: Sequence[RecordFile]) -> None:
    """Makes a problem of each file that does what is unusual."""
    for file in files:
        result = results[file.record]
        if result.drift:
            problem = Problem(drift_refusal(result.drift), file=file.name)
            result.add_file_problems([problem])


def drift_in(results: Results) -> list[str]:
    """What is unusual about the files."""
    return [result.drift for result in results.values() if result.drift]


def notes_in(results: Results) -> list[str]:
    """What a reader should know of how the files were read."""
    return [note for result in results.values() for note in result.notes]


def missing_in(results: Results) -> list[dict[str, Any]]:
    """Every name in a column of refs that no record has, once, with where it stands."""
    return [asdict(name) for result in results.values() for name in result.missing]


def waiting_in(results: Results) -> list[Problem]:
    """The rows of all files that are left out only since they need another row, which is wrong."""
    return [problem for result in results.values() for problem in result.waiting]


def brought_along_in(results: Results) -> list[str]:
    """The kinds of record that rows of a file of another kind bring along."""
    return [record for record, result in results.items() if result.brought_by]


def refs_left_out(results: Results) -> dict[str, dict[int, str]]:
    """The refs that were made for lines that are not written, by kind of record."""
    return {record: result.refs for record, result in results.items() if result.refs}


def left_out_in(results: Results) -> list[Problem]:
    """What is wrong with the lines of all files that were to be left out."""
    return [problem for result in results.values() for problem in result.left_out]


def problems_in(results: Results) -> list[Problem]:
    """Everything wrong in all files."""
    return [problem for result in results.values() for problem in result.problems]


def changes_anything(results: Results) -> bool:
    """Whether any row of any file is new or changed."""
    return any(result.changes_anything for result in results.values())


def counts_of(results: Results) -> dict[str, dict[str, int]]:
    """How many rows are new, changed, unchanged and invalid, by kind of record."""
    return {record: result.counts for record, result in results.items()}
