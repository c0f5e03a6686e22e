"""A load of several files: each brought in after those whose records it may name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.db import transaction

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.lacking.creation import creation_problems, creations
from tracker.transfer.declaration.lacking.whole_list import WholeList, whole_list
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.drift import drift_refusal
from tracker.transfer.loading.file_import import FileImport, Lines, PlanObserver, plan_and_write
from tracker.transfer.loading.lacking.gone_records import GoneRecord
from tracker.transfer.loading.lacking.made_records import CITATIONS, make_records, with_made
from tracker.transfer.loading.locks import lock_records
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
Arriving = tuple[RecordFile, FileImport]


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
    whole = _whole_list(files, said)
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
    pairs = list(zip(files, incoming, strict=True))
    if said.create:
        pairs = _with_made_records(pairs, said, references, left_out, writes=writes)
    for file, arriving in pairs:
        arriving.whole = whole if whole and whole.record == file.record else None
    plan_and_write([each for _, each in pairs], user=user, on_planned=on_planned, writes=writes, progress=done)
    # Those that were given come first, also before what was made for them.
    given = [file.record for file in files]
    pairs.sort(key=lambda pair: given.index(pair[0].record) if pair[0].record in given else len(given))
    results = {file.record: _result(file, arriving) for file, arriving in pairs}
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
        found = {file.record: results[file.record].not_written for file in files}
        if all(lines <= left_out.get(record, set()) for record, lines in found.items()):
            return {record: lines for record, lines in found.items() if lines}
        left_out = {record: lines | left_out.get(record, set()) for record, lines in found.items()}


def _lines(file: RecordFile, left_out: LeftOut) -> Lines:
    brought_by = file.brought_by if isinstance(file, BroughtRows) else ""
    return Lines(
        rows=file.rows_a_line, brought_by=brought_by, left_out=left_out.get(brought_by or file.record, frozenset())
    )


def _whole_list(files: Sequence[RecordFile], said: FileMapping) -> WholeList | None:
    """The list that one of the files is said to be the whole of. Raises FileProblem where none can be."""
    if not said.complete:
        return None
    records = [file.record for file in files]
    record = said.record or (records[0] if len(records) == 1 else "")
    if record not in records:
        raise FileProblem("complete: of several files say which is the whole of a list; bring it by itself.")
    try:
        return whole_list(record, said.complete)
    except ValueError as error:
        raise FileProblem(str(error)) from error


def _with_made_records(
    pairs: Sequence[Arriving], said: FileMapping, references: References, left_out: LeftOut, *, writes: bool
) -> list[Arriving]:
    """The files that were read, with the records that were asked for of what they name and nobody has."""
    if problems := creation_problems(said.create):
        *earlier, last = problems
        raise FileProblem(last, earlier_problems=[Problem(each) for each in earlier])
    if writes:
        # What is missing now is missing when it is written.
        made = [RECORDS[record]() for record in (*said.create, CITATIONS)]
        lock_records([*(each.resource for _, each in pairs), *made])
    loads = [each.load for _, each in pairs if each.load]
    making = make_records(loads, creations(said.create), references)
    read = {file.record: arriving for file, arriving in pairs}
    found: list[Arriving] = []
    for file, place in with_made([file for file, _ in pairs], making):
        if file is place:
            found.append((file, read[file.record]))
            continue
        if (before := read.get(file.record)) and before.load:
            before.load.end()
        mapping = said.said_of(file.record) if place else FileMapping()
        lines = _lines(place or file, left_out)
        arriving = FileImport(RECORDS[file.record](), references, file.name, mapping, lines)
        arriving.outcome.is_made = place is None
        arriving.read(partial(file.rows, said))
        found.append((file, arriving))
    next(arriving for file, arriving in found if file.record in read).outcome.not_made.extend(making.notes)
    return found


def _opened(
    file: RecordFile, mapping: FileMapping, done: Progress
) -> tuple[Sequence[str], Iterable[tuple[int, Sequence[str]]]]:
    check_fits(file, mapping)
    header, rows = file.rows(mapping)
    return header, done.counted(rows)


def _result(file: RecordFile, arriving: FileImport) -> FileOutcome:
    result = arriving.finish()
    result.brought_by = arriving.lines.brought_by
    result.notes = [*file.notes, *(f"{file.name}: {note}" for note in [*result.notes, *result.not_made])]
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


def not_made_in(results: Results) -> list[str]:
    """Why no record is made of some names, though that was asked for."""
    return [reason for result in results.values() for reason in result.not_made]


def missing_in(results: Results) -> list[dict[str, Any]]:
    """Every name in a column of refs that no record has, once, with where it stands."""
    return [asdict(name) for result in results.values() for name in result.missing]


def waiting_in(results: Results) -> list[Problem]:
    """The rows of all files that are left out only since they need another row, which is wrong."""
    return [problem for result in results.values() for problem in result.waiting]


def brought_along_in(results: Results) -> list[str]:
    """The kinds of record that rows of a file of another kind bring along, or their names."""
    return [record for record, result in results.items() if result.brought_by or result.is_made]


def refs_left_out(results: Results) -> dict[str, dict[int, str]]:
    """The refs that were made for lines that are not written, by kind of record."""
    return {record: result.refs for record, result in results.items() if result.refs}


def left_out_in(results: Results) -> list[Problem]:
    """What is wrong with the lines of all files that were to be left out."""
    return [problem for result in results.values() for problem in result.left_out]


def gone_in(results: Results) -> dict[str, list[GoneRecord]]:
    """The records that are gone from lists of which a file is the whole, by kind of record."""
    return {record: result.gone for record, result in results.items() if result.gone is not None}


def problems_in(results: Results) -> list[Problem]:
    """Everything wrong in all files."""
    return [problem for result in results.values() for problem in result.problems]


def changes_anything(results: Results) -> bool:
    """Whether any row of any file is new or changed."""
    return any(result.changes_anything for result in results.values())


def counts_of(results: Results) -> dict[str, dict[str, int]]:
    """How many rows are new, changed, unchanged and invalid, by kind of record."""
    return {record: result.counts for record, result in results.items()}
