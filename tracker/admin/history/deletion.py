"""Deleting what published status updates hang on: said beforehand that it cannot be, and why."""

from typing import Any, ClassVar

from django.http import HttpRequest

from tracker.admin.base.typed import ModelAdmin
from tracker.models import StatusUpdate

MOST_TOLD = 20


class ProtectedDeletionMixin(ModelAdmin):
    """Records not to be deleted while a published status update needs them; `kept_by` is the lookup from an update."""

    kept_by: ClassVar[str]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting would take along, and what stands against it."""
        going, counts, lacking, protected = super().get_deleted_objects(objs, request)
        keys = [record.pk for record in objs]
        kept = StatusUpdate.objects.published().filter(**{f"{self.kept_by}__in": keys})[:MOST_TOLD]
        if kept:
            lacking = set(lacking) - {StatusUpdate._meta.verbose_name}
            protected = [
                *protected,
                *(f"{update}: published, so it is never deleted, only retracted" for update in kept),
            ]
        return going, counts, lacking, protected
