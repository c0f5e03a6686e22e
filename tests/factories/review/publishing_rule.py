"""A valid rule of publishing."""

import factory
from factory.django import DjangoModelFactory

from tracker.models import PublishingRule

KINDS = ["actor", "commitment", "indicator", "meeting", "sanction", "source", "statusupdate"]


class PublishingRuleFactory(DjangoModelFactory[PublishingRule]):
    """A rule for the first of the kinds that has none yet."""

    class Meta:
        model = PublishingRule

    record_kind = factory.LazyFunction(lambda: next(kind for kind in KINDS if not has_rule(kind)))
    needs_second_person = True


def has_rule(kind: str) -> bool:
    """Whether there is a rule for this kind of record."""
    return bool(PublishingRule.objects.filter(record_kind=kind).exists())
