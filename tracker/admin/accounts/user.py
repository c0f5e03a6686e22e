"""People who sign in: only a superuser makes or changes a superuser, or gives a right beside the groups'."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from tracker.admin.accounts.audited import AuditedMixin

if TYPE_CHECKING:
    BaseUserAdmin = UserAdmin[User]
else:
    BaseUserAdmin = UserAdmin

BEYOND_GROUPS = {"is_superuser", "user_permissions"}

admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(AuditedMixin, BaseUserAdmin):
    readonly_fields = ["last_login", "date_joined"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, *BEYOND_GROUPS]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and self.may_manage(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.may_manage(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever is added here is to sign in here."""
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def may_manage(self, request: HttpRequest, person: User | None) -> bool:
        """Whether the person signed in may change this account: a superuser's only if they are one."""
        return request.user.is_superuser or person is None or not person.is_superuser
