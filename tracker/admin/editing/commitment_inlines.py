"""What hangs on a commitment."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.base.read_only import ReadOnlyMixin
from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.capped_inlines import CappedStackedInline, CappedTabularInline
from tracker.admin.editing.status_update_form import StatusUpdateRowForm
from tracker.admin.lists.columns import partial_date_column
from tracker.models import Link, Milestone, Party, StatusUpdate, Target
from tracker.vocabulary import Stage

AS_OF = partial_date_column("as_of")


class PartyInline(CappedTabularInline):
    """Who is bound, faced, carrying it out or to gain."""

    model = Party
    autocomplete_fields = ["actor"]
    fields = ["actor", "role", "certainty"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("commitment", "actor")


class LinkInline(CappedStackedInline):
    """What it was exchanged for, resumes, supersedes."""

    model = Link
    form = GeneratedRefForm
    fk_name = "commitment"
    autocomplete_fields = ["to_commitment", "to_sanction", "to_step"]
    classes = ["collapse"]
    fields = ["kind", ("to_commitment", "to_sanction"), "to_step", "note", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .select_related("commitment", "to_commitment", "to_sanction", "to_step__sanction")
        )


class MilestoneInline(CappedTabularInline):
    """Its dated steps."""

    model = Milestone
    form = GeneratedRefForm
    classes = ["collapse"]
    fields = ["title", "due", "reached", "summary", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("commitment")


class TargetInline(CappedStackedInline):
    """What an indicator is to reach by its terms."""

    model = Target
    form = GeneratedRefForm
    autocomplete_fields = ["indicator"]
    classes = ["collapse"]
    fields = ["indicator", ("baseline", "baseline_period"), ("direction", "value", "due"), "note", "ref"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("commitment", "indicator")


class PublishedUpdateInline(ReadOnlyMixin, CappedTabularInline):
    """The published status updates, latest first: fixed, each with a page where it can be retracted."""

    model = StatusUpdate
    verbose_name_plural = "published status updates"
    fields = ["axis", "status", AS_OF, "summary", "retraction_reason"]
    readonly_fields = [AS_OF]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(stage=Stage.PUBLISHED)


class UnpublishedUpdateInline(CappedStackedInline):
    """Status updates being written or waiting for review."""

    model = StatusUpdate
    form = StatusUpdateRowForm
    verbose_name_plural = "new status updates"
    fields = [("axis", "status", "as_of"), "summary", "searched", ("stage", "ref")]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).exclude(stage=Stage.PUBLISHED)
