"""Topics in the admin."""

from django.contrib import admin

from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.models import Topic


@admin.register(Topic)
class TopicAdmin(ImportExportRecordAdmin):
    list_display = ["name", "ref"]
    search_fields = ["name", "ref"]
    prepopulated_fields = {"ref": ["name"]}
    fields = ["name", "ref", "description"]
