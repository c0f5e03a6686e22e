"""`manage.py send_reminders`: tells people by mail what waits for them; for a daily timer."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tracker.actions.send_reminders import send_reminders


class Command(BaseCommand):
    """One digest a person a day, however often it runs."""

    help = "Sends each person one digest of their reviews due and tasks; at most one a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", metavar="YYYY-MM-DD", help="the day to use (today)")

    def handle(self, *args: Any, **options: Any) -> None:
        for outcome in send_reminders(_day(options["day"])):
            self.stdout.write(f"{outcome.person}: {outcome.what}")


def _day(given: str | None) -> date:
    try:
        return date.fromisoformat(given) if given else timezone.now().date()
    except ValueError as error:
        raise CommandError(f"--day is {given!r}; write a day such as 2027-03-01.") from error
