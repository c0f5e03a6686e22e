"""Assessments in the admin: one's own, and others' once they can no longer sway anyone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from tracker.admin.base.record_form import RecordForm
from tracker.admin.record_admin import RecordAdmin
from tracker.models import Assessment, Commitment

WRITTEN = ["commitment", "as_of", "status", "reasoning"]


class AssessmentForm(RecordForm):
    """What one analyst makes of a commitment; submitted, it is fixed."""

    submit = forms.BooleanField(
        required=False,
        help_text=(
            "Once submitted it cannot be changed. Both assessments become visible when a second analyst has "
            "submitted theirs."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            self.instance.analyst = self.user

    def _get_validation_exclusions(self) -> set[str]:
        """All but the analyst, who is known, though there is no box for them."""
        return set(super()._get_validation_exclusions()) - {"analyst"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("submit"):
            self.instance.submitted_at = timezone.now()
        return super().save(commit)


@admin.register(Assessment)
class AssessmentAdmin(RecordAdmin):
    is_revertible = False
    form = AssessmentForm
    change_list_template = "admin/tracker/assessment/change_list.html"
    list_display = ["title", "as_of", "status", "analyst", "submitted_at"]
    list_filter = ["status", ("submitted_at", admin.EmptyFieldListFilter)]
    list_select_related = ["commitment", "analyst"]
    search_fields = ["commitment__title", "commitment__ref"]
    autocomplete_fields = ["commitment"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those that the person may read: everything here, history and deletion included, starts from these."""
        shown: Any = super().get_queryset(request)
        return shown.visible_to(request.user.pk).select_related("commitment", "analyst")

    @admin.display(description="commitment", ordering="commitment__title")
    def title(self, assessment: Assessment) -> str:
        return assessment.commitment.title

    def is_own_draft(self, request: HttpRequest, assessment: Assessment | None) -> bool:
        """Whether it is the person's own and not submitted yet; true without an assessment."""
        return assessment is None or (assessment.analyst_id == request.user.pk and assessment.submitted_at is None)

    def has_change_permission(self, request: HttpRequest, obj: Assessment | None = None) -> bool:
        return self.is_own_draft(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Assessment | None = None) -> bool:
        return self.is_own_draft(request, obj) and super().has_delete_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Assessment | None = None) -> Any:
        """The boxes of who writes it; for who reads it, whose it is and when it was submitted."""
        is_written = self.is_own_draft(request, obj)
        more = ["submit"] if is_written else ["analyst", "submitted_at"]
        judged: list[Any] = [(None, {"fields": WRITTEN[:2]}), ("Your assessment", {"fields": WRITTEN[2:]})]
        return [*judged, ("Submission", {"fields": more})]

    def get_readonly_fields(self, request: HttpRequest, obj: Assessment | None = None) -> list[str]:
        return [] if self.is_own_draft(request, obj) else [*WRITTEN, "analyst", "submitted_at"]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, with what waits for a second analyst; who assessed it first, and how, is not said."""
        waiting = (
            Assessment.objects.awaiting_second()
            .exclude(commitment__in=Commitment.objects.filter(assessments__analyst=request.user.pk))
            .select_related("commitment")
            .order_by("submitted_at")[:10]
        )
        return super().changelist_view(request, {**(extra_context or {}), "waiting": waiting})
