"""A valid count of attempts at a password."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tracker.models import SignInThrottle


class SignInThrottleFactory(DjangoModelFactory[SignInThrottle]):
    """A key that a password was tried with once, and that need not wait."""

    class Meta:
        model = SignInThrottle

    digest = factory.Sequence(lambda n: f"{n:064x}"[::-1])
    attempts = 1
    last_at = datetime(2024, 1, 30, 12, tzinfo=UTC)
    waits_until = factory.SelfAttribute("last_at")
