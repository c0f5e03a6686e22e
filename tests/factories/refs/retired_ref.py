"""A valid retired ref."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tracker.models import RetiredRef


class RetiredRefFactory(DjangoModelFactory[RetiredRef]):
    class Meta:
        model = RetiredRef

    record = "tracker_actor"
    ref = factory.Sequence(lambda n: f"retired-{n}")
    retired_at = datetime(2024, 1, 1, tzinfo=UTC)
