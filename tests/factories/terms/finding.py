"""A valid finding."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.status_update import StatusUpdateFactory
from tests.factories.terms.criterion import CriterionFactory
from tracker.models import Finding
from tracker.vocabulary import FindingResult, Stage


class FindingFactory(DjangoModelFactory[Finding]):
    """Of a verdict that is not public yet, so that it may still be changed."""

    class Meta:
        model = Finding

    ref = factory.Sequence(lambda n: f"finding-{n}")
    criterion = factory.SubFactory(CriterionFactory)
    status_update = factory.SubFactory(
        StatusUpdateFactory, stage=Stage.IN_REVIEW, commitment=factory.SelfAttribute("..criterion.commitment")
    )
    result = FindingResult.MET
    reason = "It met in January."
