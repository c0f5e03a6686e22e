"""`manage.py reconcile`: whether the counts that the database keeps are those of its records.

Exit codes: 0 they are, or were counted anew; 1 something differs, and is named; 2 called with something it does not
know.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.kept_counts.reconciling import differences, rebuild


class Command(BaseCommand):
    """Counts anew from the records and compares, or puts what it finds in place of what is kept."""

    help = "Compares the kept counts with the records, or rebuilds them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="count everything anew; writers wait meanwhile")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            rebuild()
            self.stdout.write("Everything was counted anew.")
            return
        found = 0
        for found, difference in enumerate(differences(), start=1):  # noqa: B007 (the number is wanted)
            self.stdout.write(str(difference))
        if found:
            self.stdout.write(f"{found:,} differences. `manage.py reconcile --rebuild` counts everything anew.")
            sys.exit(1)
        self.stdout.write("The kept counts are those of the records.")
