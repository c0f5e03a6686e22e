"""A part of the sums of the counts."""

from typing import Any

from django.db import connection
from factory.django import DjangoModelFactory

from tests.factories.commitment import CommitmentFactory
from tracker.models import KeptCount


class KeptCountFactory(DjangoModelFactory[KeptCount]):
    """One that the database made for a commitment."""

    class Meta:
        model = KeptCount

    @classmethod
    def _create(cls, model_class: type[KeptCount], *_: Any, **__: Any) -> KeptCount:
        # A commitment of another year has rows of its own.
        CommitmentFactory.create(made_on=str(1900 + model_class.objects.count()))
        with connection.cursor() as cursor:
            cursor.execute("SELECT fold_counts(ARRAY(SELECT DISTINCT unnest(facets) FROM tracker_countchange))")
        return model_class.objects.latest("pk")
