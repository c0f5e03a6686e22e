"""A valid sanction."""

from typing import Any

import factory
from factory.declarations import PostGenerationDeclaration
from factory.django import DjangoModelFactory

from tracker.models import Sanction, SanctionStep
from tracker.vocabulary import SanctionKind, SanctionStepKind, Stage


class StepOn(PostGenerationDeclaration):
    """A step of the day given, public since the sanction is; none for None."""

    def __init__(self, kind: SanctionStepKind, default: str | None = None) -> None:
        super().__init__()
        self.kind, self.default = kind, default

    def call(self, instance: Sanction, step: Any, context: Any) -> None:
        day = context.value if context.value_provided else self.default
        if step.builder.strategy == factory.CREATE_STRATEGY and day is not None:
            SanctionStep.objects.create(
                sanction=instance,
                ref=f"{instance.ref}-{self.kind}",
                kind=self.kind,
                happened_on=day,
                stage=instance.stage,
                published_at=instance.published_at,
                **context.extra,
            )


class SanctionFactory(DjangoModelFactory[Sanction]):
    """A published listing that is still in force; `lifted__reason` says why it ended."""

    class Meta:
        model = Sanction
        skip_postgeneration_save = True

    ref = factory.Sequence(lambda n: f"sanction-{n}")
    stage = Stage.PUBLISHED
    kind = SanctionKind.EXPORT_CONTROL_LISTING
    title = factory.Sequence(lambda n: f"Sanction {n}")
    imposed = StepOn(SanctionStepKind.IMPOSED, "2020")
    lifted = StepOn(SanctionStepKind.LIFTED)
