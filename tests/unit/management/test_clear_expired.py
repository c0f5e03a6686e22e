"""One command a day lets go of all that is past its time, and of nothing else."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from tests.batches import plan
from tests.factories import RecentSenderFactory, SignInThrottleFactory
from tracker.models import ImportBatch, RecentSender, SignInThrottle
from tracker.models.imports.import_batch import plan_lifetime
from tracker.vocabulary import BatchState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]


def session(*, hours: int) -> str:
    """The key of a session that ends in so many hours."""
    made = SessionStore()
    made["of"] = "somebody"
    made.set_expiry(timezone.now() + timedelta(hours=hours))
    made.save()
    return str(made.session_key)


def test_what_is_past_its_time_goes_and_all_else_stays() -> None:
    now = timezone.now()
    _, running = session(hours=-1), session(hours=1)
    SignInThrottleFactory()
    SignInThrottleFactory(digest="recent", last_at=now)
    RecentSenderFactory()
    RecentSenderFactory(digest="today", day=now.date())
    overdue, waiting = plan(topics="ref,name\na,A\n"), plan(topics="ref,name\nb,B\n")
    ImportBatch.objects.filter(pk=overdue.pk).update(uploaded_at=now - plan_lifetime() - timedelta(minutes=1))
    said = StringIO()
    call_command("clear_expired", stdout=said)
    assert [each.pk for each in Session.objects.all()] == [running]
    assert [each.digest for each in SignInThrottle.objects.all()] == ["recent"]
    assert [each.digest for each in RecentSender.objects.all()] == ["today"]
    states = dict(ImportBatch.objects.values_list("pk", "state"))
    assert states == {overdue.pk: BatchState.EXPIRED, waiting.pk: BatchState.PLANNED}
    assert "Counts of attempts: 1. Senders of earlier days: 1. Expired plans: 1." in said.getvalue()
