"""A valid status update."""

from contextlib import nullcontext
from typing import Any

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.source import SourceFactory
from tracker.models import Source, StatusUpdate
from tracker.vocabulary import Axis, Stage, Status

RECORD = "the-record"


class StatusUpdateFactory(DjangoModelFactory[StatusUpdate]):
    """A published verdict, on the evidence axis, that work is under way.

    One that is public stands on a source, which all such share; with `sourced=False` the test is to cite one.
    """

    class Meta:
        model = StatusUpdate
        skip_postgeneration_save = True

    ref = factory.Sequence(lambda n: f"update-{n}")
    stage = Stage.PUBLISHED
    commitment = factory.SubFactory(CommitmentFactory)
    axis = Axis.EVIDENCE
    status = Status.IN_PROGRESS
    as_of = "2023-11-15"

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> Any:
        """At once with its source: by the end of a transaction a public update must have one."""
        with transaction.atomic() if strategy == "create" else nullcontext():
            return super()._generate(strategy, params)

    @factory.post_generation  # type: ignore[untyped-decorator]
    def sourced(update: StatusUpdate, create: bool, extracted: bool | None, **kwargs: Any) -> None:  # noqa: N805 (factory passes the object)
        if create and update.stage == Stage.PUBLISHED and extracted is not False:
            source = Source.objects.filter(ref=RECORD).first() or SourceFactory(ref=RECORD, title="The record")
            CitationFactory(commitment=None, status_update=update, source=source, paragraph=None)
