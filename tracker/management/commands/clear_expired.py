"""`manage.py clear_expired`: lets go of what is past its time; for a daily timer."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.actions.imports.purge_batches import purge_batches
from tracker.models import RecentSender, SignInThrottle


class Command(BaseCommand):
    """Sessions that ended, attempts at signing in of long ago, plans that nobody applied, senders of earlier days."""

    help = (
        "Deletes what has expired: sessions, counts of attempts at signing in, plans of imports, and which "
        "addresses sent reports on earlier days. To be run once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        call_command("clearsessions")
        throttles = SignInThrottle.objects.clear_all_expired(now)
        senders, _ = RecentSender.objects.filter(day__lt=now.date()).delete()
        forgotten = purge_batches()
        self.stdout.write(
            f"Sessions that ended are gone. Counts of attempts: {throttles:,}. Senders of earlier days: {senders:,}. "
            f"Expired plans: {forgotten.expired:,}. Rows of plans: {forgotten.rows:,}."
        )
