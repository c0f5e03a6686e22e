"""Several files at once: a folder with one CSV file a kind of record, brought in whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from tracker.transfer.formats import CSV
from tracker.transfer.import_result import ImportResult
from tracker.transfer.problems import FileProblem, Problem
from tracker.transfer.references import References
from tracker.transfer.resources import RECORDS

Results = dict[str, ImportResult]


def import_folder(folder: Path, *, user: Any = None, origin: Mapping[str, Any] | None = None) -> Results:
    """Brings in each file of the folder, in the order in which records name each other; any problem takes all back.

    The results go by kind of record, such as `actors`; their problems name the file.
    """
    with transaction.atomic():
        references = References()
        results = {
            record: _import_file(path, record, references=references, user=user, origin=origin)
            for record, path in files_in(folder).items()
        }
        if problems_in(results):
            transaction.set_rollback(True)
    return results


def files_in(folder: Path) -> dict[str, Path]:
    """The folder's CSV files by kind of record; FileProblem names one that is no kind of record."""
    found = {path.stem: path for path in sorted(folder.glob("*.csv"))}
    if not found:
        raise FileProblem(f"there is no CSV file in {folder}; there may be: {', '.join(RECORDS)}.")
    for name, path in found.items():
        if name not in RECORDS:
            raise FileProblem(f"{path.name} is no kind of record; files may be called: {', '.join(RECORDS)}.")
    return {record: found[record] for record in RECORDS if record in found}


def problems_in(results: Results) -> list[Problem]:
    """Everything wrong in all files."""
    return [problem for result in results.values() for problem in result.problems]


def _import_file(path: Path, record: str, **options: Any) -> ImportResult:
    resource = RECORDS[record]()
    try:
        table = CSV().create_dataset(path.read_bytes())
    except FileProblem as error:
        result = ImportResult()
        result.refuse_file([error.problem])
        options["references"].refuse_all(resource._meta.model)
    else:
        result = resource.import_data(table, file_name=path.name, **options)
    result.problems = [problem.of_file(path.name) for problem in result.problems]
    return result
