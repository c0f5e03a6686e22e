"""Records that come and go in files: who may, and the page that takes a file of one kind of record."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.forms import ExportForm

from tracker.admin.files.downloads import DownloadsMixin
from tracker.admin.files.uploads import handle_upload
from tracker.database.wait_budget import long_request
from tracker.transfer.declaration.column_descriptions import describe_columns
from tracker.transfer.library.formats import EXPORT_FORMATS
from tracker.transfer.library.resources import RESOURCES

BY_MODEL = {resource._meta.model: resource for resource in RESOURCES.values()}


class ImportExportRecordAdmin(DownloadsMixin):
    """A record with import and export, for those who are allowed each."""

    export_form_class = ExportForm
    import_template_name = "admin/tracker/import.html"
    export_template_name = "admin/tracker/export.html"

    def get_urls(self) -> Any:
        """Without django-import-export's page that confirms: a batch is decided on at its own."""
        return [url for url in super().get_urls() if not str(getattr(url, "name", "")).endswith("_process_import")]

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        return [BY_MODEL[self.model]]

    def get_export_formats(self) -> list[Any]:
        return list(EXPORT_FORMATS)

    @long_request
    def import_action(self, request: HttpRequest, /, **options: Any) -> HttpResponse:
        """The page that takes a file, makes a batch of it, and leads to its plan."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        resource = BY_MODEL[self.model]()
        form, batch = handle_upload(request, resource.record_name())
        if batch:
            return HttpResponseRedirect(reverse(f"{self.admin_site.name}:tracker_importbatch_change", args=[batch.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Import {self.opts.verbose_name_plural}",
            "form": form,
            "guide_address": f"{reverse('admin:tracker_importbatch_guide')}?record={resource.record_name()}",
            "columns": describe_columns(resource),
        }
        return TemplateResponse(request, self.import_template_name, context)
