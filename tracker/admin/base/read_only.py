"""Records that nobody writes by hand."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.base.typed import AnyAdmin


class ReadOnlyMixin(AnyAdmin):
    """What the system writes for itself: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
