"""Groups, which say what the people in them may do."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group

from tracker.admin.accounts.audited import AuditedMixin

admin.site.unregister(Group)


@admin.register(Group)
class GroupOfPeopleAdmin(AuditedMixin, GroupAdmin):
    """Django's own, told to the audit log."""
