"""A valid sanction."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import Sanction
from tracker.vocabulary import SanctionKind, Stage


class SanctionFactory(DjangoModelFactory[Sanction]):
    """A published listing that is still in force."""

    class Meta:
        model = Sanction

    ref = factory.Sequence(lambda n: f"sanction-{n}")
    stage = Stage.PUBLISHED
    kind = SanctionKind.EXPORT_CONTROL_LISTING
    title = factory.Sequence(lambda n: f"Sanction {n}")
    imposed = "2020"
