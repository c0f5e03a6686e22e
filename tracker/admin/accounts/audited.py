"""Users and groups: whatever is done to one in the admin is told to the audit log."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.access import audit_log

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class AuditedMixin(ModelAdmin):
    """Writes additions, changes and deletions of accounts to the audit log; of passwords, only that one is new."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        audit_log.log_on_commit("account_added", user=request.user, **audit_log.record_fields(obj))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        fields = changed_fields(message)
        audit_log.log_on_commit("account_changed", user=request.user, **audit_log.record_fields(obj), fields=fields)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for account in queryset:
            audit_log.log_on_commit("account_deleted", user=request.user, **audit_log.record_fields(account))
        return super().log_deletions(request, queryset)


def changed_fields(message: Any) -> list[str]:
    """The names of the fields that a message of the admin says were changed."""
    parts = message if isinstance(message, list) else []
    return [str(name) for part in parts for name in part.get("changed", {}).get("fields", [])]
