"""Import batches in the admin: what came in by file."""

from django.contrib import admin

from tracker.admin.mixins import ReadOnly, RecordAdmin
from tracker.models import ImportBatch


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnly, RecordAdmin):
    list_display = ["file_name", "record", "state", "uploaded_by", "uploaded_at", "counts"]
    list_filter = ["state", "record"]
    list_select_related = ["uploaded_by"]
    search_fields = ["file_name", "file_sha256"]
    date_hierarchy = None
