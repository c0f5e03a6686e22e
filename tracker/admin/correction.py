"""Corrections that readers sent, in the admin: read, and accepted or declined with a reason."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.access import audit_log
from tracker.admin.record_admin import RecordAdmin
from tracker.models import Correction, Published
from tracker.vocabulary import CorrectionState

AS_SENT = ["ref", "record", "wrong", "should_be", "source_url", "recorded_at"]
DECISION = ["state", "reason", "decided_by", "decided_at"]


@admin.register(Correction)
class CorrectionAdmin(RecordAdmin):
    is_revertible = False
    list_display = ["ref", "record_kind", "record_ref", "summary", "state_label", "recorded_at"]
    list_filter = ["state", "record_kind"]
    search_fields = ["ref", "record_ref", "wrong", "should_be"]
    radio_fields = {"state": admin.VERTICAL}

    def get_fieldsets(self, request: HttpRequest, obj: Correction | None = None) -> Any:
        """What was sent, with the sender's address for those alone who may answer it; and the decision."""
        sent = [*AS_SENT, "email"] if self.has_change_permission(request, obj) else AS_SENT
        return [("Report", {"fields": sent}), ("Decision", {"fields": DECISION})]

    def get_readonly_fields(self, request: HttpRequest, obj: Correction | None = None) -> list[str]:
        return [*AS_SENT, "email", "decided_by", "decided_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return False

    @admin.display(description="what is wrong")
    def summary(self, correction: Correction) -> str:
        return truncatechars(correction.wrong, 80)

    @admin.display(description="state", ordering="state")
    def state_label(self, correction: Correction) -> str:
        return format_html('<span class="badge badge-{}">{}</span>', correction.state, correction.get_state_display())

    @admin.display(description="record")
    def record(self, correction: Correction) -> SafeString | str:
        """The ways to the record's form and to its page, while there is such a record."""
        model = apps.get_model("tracker", correction.record_kind)
        record = model._default_manager.filter(ref=correction.record_ref).first()
        if record is None:
            return f"{correction.get_record_kind_display()} {correction.record_ref}, which no longer exists"
        return format_html(
            '<a href="{}">{}</a> (<a href="{}">its public page</a>){}',
            reverse(f"admin:tracker_{correction.record_kind}_change", args=[record.pk]),
            record,
            reverse(f"{correction.record_kind}_detail", args=[correction.record_ref]),
            way_to_propose(correction, record),
        )

    def save_model(self, request: HttpRequest, obj: Correction, form: Any, change: bool) -> None:
        """Writes beside a decision who made it and when; one that is taken back has neither."""
        if {"state", "reason"} & set(form.changed_data):
            is_decided = obj.state != CorrectionState.NEW
            obj.decided_by_id = request.user.pk if is_decided else None
            obj.decided_at = timezone.now() if is_decided else None
            audit_log.log_on_commit(
                "correction_decided", user=request.user, **audit_log.record_fields(obj), state=obj.state
            )
        super().save_model(request, obj, form, change)


def way_to_propose(correction: Correction, record: Any) -> SafeString | str:
    """The way to the record's form, which then proposes the change that the reader asks for."""
    if not isinstance(record, Published):
        return ""
    address = reverse(f"admin:tracker_{correction.record_kind}_change", args=[record.pk])
    return format_html(' · <a href="{}?correction={}">Make a proposal from it</a>', address, correction.pk)
