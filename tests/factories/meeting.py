"""A valid meeting."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Meeting
from tracker.vocabulary import MeetingKind, Stage


class MeetingFactory(DjangoModelFactory[Meeting]):
    """A published summit on a known day."""

    class Meta:
        model = Meeting

    ref = factory.Sequence(lambda n: f"meeting-{n}")
    stage = Stage.PUBLISHED
    kind = MeetingKind.SUMMIT
    title = factory.Sequence(lambda n: f"Meeting {n}")
    held = "2023-11-15"
