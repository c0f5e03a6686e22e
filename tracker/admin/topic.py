"""Topics in the admin."""

from django.contrib import admin

from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.review.publication import PublishMixin
from tracker.models import Topic


@admin.register(Topic)
class TopicAdmin(PublishMixin, ImportExportRecordAdmin):
    list_display = ["name", "stage", "ref"]
    list_filter = ["stage"]
    search_fields = ["name", "ref"]
    prepopulated_fields = {"ref": ["name"]}
    fields = ["name", "ref", "stage", "description"]
