"""What every record shares: its public key, and how far it is from the public."""

from collections.abc import Sequence
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import SLUG, one_of
from tracker.models.integrity.refusals import (
    publication_is_not_undone,
    publication_is_stamped,
    ref_never_changes,
    ref_never_reused,
    ref_retires,
)
from tracker.models.integrity.second_person import SECOND_PERSON
from tracker.vocabulary import Stage

WAS_PUBLIC = "old_rows.stage = 'published'"
# What a person may be allowed to do with a record that comes and goes in files.
PERMISSIONS = ["add", "change", "delete", "view", "import", "export"]


Record_co = TypeVar("Record_co", bound="Referenced", covariant=True)
PublishedRecord_co = TypeVar("PublishedRecord_co", bound="Published", covariant=True)


class ReferencedQuerySet(models.QuerySet[Record_co]):
    """Records found by the key that files and links carry."""

    def get_by_natural_key(self, ref: str) -> Record_co:
        # Fixtures ask for the primary key alone.
        return self.only("ref").get(ref=ref)


class PublishedQuerySet(ReferencedQuerySet[PublishedRecord_co]):
    """Records that may be drafts."""

    def published(self) -> Self:
        """Those the public may see."""
        return self.filter(stage=Stage.PUBLISHED)


class Referenced(BatchedChecks):
    """A record with a public key: what URLs, files and the API name it by."""

    ref = models.CharField(
        max_length=120,
        unique=True,
        help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
        error_messages={"unique": "This ref is taken; each ref names one record for ever."},
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
        ordering = ["ref"]
        default_permissions = PERMISSIONS
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ref__regex=SLUG),
                name="%(class)s_ref_is_a_slug",
                violation_error_message=(
                    "ref must be lower-case letters and digits, separated by single hyphens, such as state-department."
                ),
            ),
        ]
        triggers = [ref_never_changes(), *ref_never_reused(), ref_retires()]

    def unique_error_message(self, model_class: type[models.Model], unique_check: Sequence[str]) -> ValidationError:
        """What is wrong with a ref that is taken, naming the record that has it."""
        error = super().unique_error_message(model_class, unique_check)
        holder = model_class._default_manager.filter(ref=self.ref).first() if list(unique_check) == ["ref"] else None
        if holder is not None:
            error.message = f"{error.message} “{holder}” has it."
        return error

    def natural_key(self) -> tuple[str, ...]:
        return (self.ref,)


class Published(Referenced):
    """A record that goes from draft through review to the public."""

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(Referenced.Meta):
        abstract = True
        constraints = [
            *Referenced.Meta.constraints,
            one_of("stage", Stage.values, name="%(class)s_stage_is_known"),
        ]
        triggers = [
            ref_never_changes(where=WAS_PUBLIC),
            *ref_never_reused(),
            ref_retires(where=WAS_PUBLIC),
            publication_is_stamped(),
            publication_is_not_undone(),
            *SECOND_PERSON,
        ]
