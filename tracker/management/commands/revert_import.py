"""`manage.py revert_import BATCH`: takes a whole import back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.actions.apply_batch import BatchRefused
from tracker.actions.revert_batch import revert_batch
from tracker.models import ImportBatch


class Command(BaseCommand):
    """Restores the records to what they were before the batch, or says which changed since and does nothing."""

    help = "Takes a whole import back. `manage.py imports` lists their numbers. Exit codes: 0 done, 1 refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", type=int, help="the batch's number")

    def handle(self, *args: Any, **options: Any) -> None:
        batch = ImportBatch.objects.defer("content").filter(pk=options["batch"]).first()
        if batch is None:
            raise CommandError(f"There is no batch {options['batch']}; `manage.py imports` lists them.")
        try:
            revert_batch(batch, user=None)
        except BatchRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(self.style.SUCCESS(f"Batch {batch.pk} ({batch.file_name}) was taken back."))
