"""`manage.py revert_import NUMBER`: undoes a whole import."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.access import audit_log
from tracker.actions.imports.apply_batch import BatchRefused
from tracker.actions.imports.revert_batch import check_may_be_reverted, revert_batch
from tracker.management.interrupted import outcome_told_on_interrupt
from tracker.management.tables import as_table
from tracker.models import ImportBatch
from tracker.vocabulary import BatchState

NOT_CONFIRMED = 3


class Command(BaseCommand):
    """Shows what would be undone, asks, and does it; or says which records changed since, and does nothing."""

    help = (
        "Undoes a whole import: what it added is removed, what it changed is restored. Shows how many records "
        "are affected and asks before doing it. `manage.py imports` lists the numbers. Exit codes: 0 done, 1 refused, "
        "2 wrong use, 3 not confirmed, 130 or 143 interrupted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", type=int, metavar="NUMBER", help="the number of the import")
        parser.add_argument("--yes", action="store_true", help="do it without asking")

    def handle(self, *args: Any, **options: Any) -> None:
        batch = ImportBatch.objects.defer("content", "rest").filter(pk=options["batch"]).first()
        if batch is None:
            raise CommandError(f"There is no import {options['batch']}; `manage.py imports` lists them.")
        with outcome_told_on_interrupt(
            "Nothing was undone.",
            everything="By then all of it was undone.",
            is_done=lambda: ImportBatch.objects.filter(pk=batch.pk, state=BatchState.REVERTED).exists(),
        ):
            self._take_back(batch, options)

    def _take_back(self, batch: ImportBatch, options: dict[str, Any]) -> None:
        try:
            check_may_be_reverted(batch)
            self.stdout.write(f"Import {batch.pk} ({batch.file_name}):")
            self.stdout.write(as_table(revert_counts(batch)))
            if not options["yes"]:
                self._confirm()
            audit_log.log("import_reverted", user=None, **audit_log.batch_fields(revert_batch(batch, user=None)))
        except BatchRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(self.style.SUCCESS(f"Import {batch.pk} ({batch.file_name}) was undone."))

    def _confirm(self) -> None:
        if not sys.stdin.isatty():
            raise CommandError(
                "Nothing was undone: add --yes to undo it without being asked.", returncode=NOT_CONFIRMED
            )
        if input("Undo this import? [y/N] ").strip().lower() not in ("y", "yes"):
            raise CommandError("Nothing was undone.", returncode=NOT_CONFIRMED)


def revert_counts(batch: ImportBatch) -> dict[str, dict[str, int]]:
    """How many rows undoing the import removes and restores, by kind of record."""
    return {
        record: {"removed": counts.get("new", 0), "restored": counts.get("changed", 0)}
        for record, counts in batch.counts.items()
        if counts.get("new") or counts.get("changed")
    }
