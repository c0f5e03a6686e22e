"""Status updates in the admin: written, published once, and from then on only retracted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tracker.admin.editing.finding_inline import FindingInline
from tracker.admin.editing.status_update_form import StatusUpdateForm
from tracker.admin.editing.update_citations import UpdateCitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.history.deletion import ProtectedDeletionMixin
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.review.publication import PublishMixin
from tracker.admin.review.retraction import RetractMixin
from tracker.admin.review.review_page import ReviewMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import StatusUpdate
from tracker.vocabulary import Axis

CONTENT = ["commitment", "axis", "status", "as_of", "summary", "searched", "stage", "ref"]
TRAIL = ["author", "reviewer", "published_at", "retracted_at", "retraction_reason"]


class CommitmentFilter(AutocompleteFilter):
    title = "commitment"
    parameter_name = "commitment"
    link = StatusUpdate._meta.get_field("commitment")
    path = "commitment"


@admin.register(StatusUpdate)
class StatusUpdateAdmin(
    RecordFromPassageMixin, ProtectedDeletionMixin, ReviewMixin, PublishMixin, RetractMixin, ImportExportRecordAdmin
):
    form = StatusUpdateForm
    kept_by = "pk"
    list_display = ["commitment", "axis", "status", partial_date_column("as_of"), "stage", "author", "retracted_at"]
    list_filter = ["stage", "axis", "status", ("retracted_at", admin.EmptyFieldListFilter), CommitmentFilter, "author"]
    list_select_related = ["commitment", "author"]
    search_fields = ["ref", "summary", "commitment__title", "commitment__ref"]
    autocomplete_fields = ["commitment"]

    def get_inlines(self, request: HttpRequest, obj: StatusUpdate | None = None) -> list[Any]:
        """Its citations, and findings on the criteria once it is known on which commitment, if it is a verdict."""
        judged = [FindingInline] if obj and obj.axis == Axis.EVIDENCE else []
        return [*judged, UpdateCitationInline]

    def get_fieldsets(self, request: HttpRequest, obj: StatusUpdate | None = None) -> Any:
        fieldsets: list[Any] = [
            (None, {"fields": ["commitment", ("axis", "status"), "as_of"]}),
            ("Findings", {"fields": ["summary", "searched"]}),
            ("Publication", {"fields": ["stage", "ref"]}),
        ]
        return [*fieldsets, ("Trail", {"fields": TRAIL})] if obj else fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: StatusUpdate | None = None) -> list[str]:
        """Once published, everything: the database holds it fixed.

        The stage does not tell: a form that is about to publish has set it already, and may be refused.
        """
        return [*CONTENT, *TRAIL] if obj and obj.published_at else TRAIL

    def has_delete_permission(self, request: HttpRequest, obj: StatusUpdate | None = None) -> bool:
        """Nobody's once it is published: from then on it can only be retracted."""
        is_kept = obj is not None and obj.published_at is not None
        return not is_kept and super().has_delete_permission(request, obj)

    @admin.action(description="Review and publish selected %(verbose_name_plural)s", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """Leads to where the selected ones are seen before they are published."""
        return HttpResponseRedirect(self.review_address([update.pk for update in queryset]))
