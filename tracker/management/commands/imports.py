"""`manage.py imports`: the imports, newest first."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.actions.imports.purge_batches import purge_batches
from tracker.models import ImportBatch


class Command(BaseCommand):
    """Lists imports with what they did, for `revert_import`."""

    help = "Lists the imports, newest first: number, day, state, who, file and counts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--expire",
            action="store_true",
            help="list nothing; delete plans that were not applied in time, and the rows of those decided long ago",
        )
        parser.add_argument(
            "--json", action="store_true", help="list them as JSON, with the cells corrected in each and by whom"
        )
        parser.add_argument("--most", type=int, default=20, metavar="N", help="how many to list (20)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["expire"]:
            forgotten = purge_batches()
            self.stdout.write(f"Expired: {forgotten.expired:,}. Rows of plans deleted: {forgotten.rows:,}.")
            return
        batches = ImportBatch.objects.select_related("uploaded_by").defer("content", "rest")[: options["most"]]
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(batch) for batch in batches], indent=1, ensure_ascii=False))
            return
        if not batches:
            self.stdout.write("Nothing has been imported yet.")
        for batch in batches:
            counts = ", ".join(f"{number:,} {outcome}" for outcome, number in batch.file_rows.items() if number)
            who = batch.uploaded_by.get_username() if batch.uploaded_by else "command line"
            day = f"{batch.uploaded_at:%Y-%m-%d %H:%M}"
            self.stdout.write(
                f"{batch.pk:>6}  {day}  {batch.state_in_words:<18} {who:<16} {batch.file_name}: {counts}"
            )


def _as_json(batch: ImportBatch) -> dict[str, Any]:
    """The import for programs: its numbers, and what was corrected of its files."""
    return {
        "import": batch.pk,
        "file": batch.file_name,
        "sha256": batch.file_sha256,
        "state": batch.state,
        "uploaded_at": batch.uploaded_at.isoformat(),
        "uploaded_by": batch.uploaded_by.get_username() if batch.uploaded_by else None,
        "counts": batch.counts,
        "brought_along": batch.brought_along,
        "partial": batch.is_partial,
        "corrections": batch.corrections,
    }
