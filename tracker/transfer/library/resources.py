"""django-import-export's way in: `RESOURCES[name]().import_data(table)` brings one file in by our loading."""

from typing import Any

import tablib
from django.db import transaction
from import_export.exceptions import ImportError as ImportRefused

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.import_result import ImportResult
from tracker.transfer.loading.batch import in_batch
from tracker.transfer.loading.file_import import FileImport, plan_and_write
from tracker.transfer.loading.outcome import FileOutcome
from tracker.transfer.loading.writing import apply_deferred_constraints
from tracker.transfer.reading.table import Table


class ImportDataMixin:
    """django-import-export's `import_data` for a declaration of columns."""

    @classmethod
    def get_result_class(cls) -> type[ImportResult]:
        return ImportResult

    def import_data(
        self: Any,
        dataset: tablib.Dataset,
        dry_run: bool = False,
        raise_errors: bool = False,
        user: Any = None,
        **options: Any,
    ) -> ImportResult:
        """Brings a file in, whole or not at all; a dry run does the same and takes it back.

        `file_name` is kept with the batch; `origin` says in the history where the change came from, such as
        `{"command": "seed"}`. With `raise_errors` the library's own ImportError tells the first problem.
        """
        outcome = import_table(self, Table.from_dataset(dataset), user=user, dry_run=dry_run, **options)
        if raise_errors and outcome.problems:
            raise ImportRefused(ValueError(str(outcome.problems[0])), number=outcome.problems[0].line)
        return ImportResult.of(outcome, self.get_diff_headers())


def import_table(resource: RecordResource, table: Table, *, user: Any, dry_run: bool, **options: Any) -> FileOutcome:
    """Imports one table in a batch of its own; a file that cannot be read is an outcome too, no exception."""
    outcome = FileOutcome()
    try:
        with transaction.atomic():
            with in_batch(
                user=user,
                file_name=options.get("file_name") or "",
                file_sha256=table.sha256,
                origin=options.get("origin") or {},
            ) as batch:
                file = FileImport(resource, References())
                file.read(lambda: (table.headers or [], zip(table.lines, table, strict=True)))
                plan_and_write([file], user=user, writes=not dry_run)
                outcome = file.finish()
                batch.records = [resource.record_name()]
                batch.counts = {resource.record_name(): outcome.counts}
                batch.save(update_fields=["records", "counts"])
            if dry_run or outcome.problems or not outcome.changes_anything:
                transaction.set_rollback(True)
            else:
                apply_deferred_constraints()
    except FileProblem as error:
        outcome = FileOutcome()
        outcome.add_file_error(error)
    return outcome


RESOURCES: dict[str, type[Any]] = {
    name: type(declared.__name__, (ImportDataMixin, declared), {"__doc__": declared.__doc__, "__module__": __name__})
    for name, declared in RECORDS.items()
}
