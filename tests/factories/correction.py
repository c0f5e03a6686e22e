"""A valid correction."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import Correction
from tracker.vocabulary import RecordWithPage


class CorrectionFactory(DjangoModelFactory[Correction]):
    """A new report of an error on the page of a commitment."""

    class Meta:
        model = Correction

    ref = factory.Sequence(lambda n: f"correction-{n}")
    record_kind = RecordWithPage.COMMITMENT
    record_ref = factory.LazyFunction(lambda: CommitmentFactory.create().ref)
    wrong = "The page says that it was made in 2022."
    should_be = "It was made in November 2023."
