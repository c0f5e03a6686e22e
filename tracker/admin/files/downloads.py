"""Files that the admin gives out: the list as it is filtered, and templates to fill in."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils import timezone
from import_export.admin import ImportExportMixin
from import_export.signals import post_export

from tracker.access import audit_log
from tracker.admin.record_admin import RecordAdmin
from tracker.transfer.export.files import MARKED, Export
from tracker.transfer.export.template import TEMPLATES
from tracker.transfer.library.formats import CSV, FORMATS

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource


class RowCounter:
    """How many rows an export has written."""

    number = 0

    def __call__(self, rows: int, share: float) -> None:
        self.number = rows


class DownloadsMixin(ImportExportMixin, RecordAdmin):
    """What comes out of a record's admin, for those who are allowed each."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.template_view)
        return [
            path("import/template.<slug:kind>", view, name=self.url_name("template").partition(":")[2]),
            *super().get_urls(),
        ]

    def template_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """A file to fill in, for those who may bring it in again."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if kind not in TEMPLATES:
            raise Http404
        resource = self._resource(request)
        file_format: Any = FORMATS[kind]
        return HttpResponse(
            TEMPLATES[kind](resource, MARKED),
            content_type=file_format.CONTENT_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{resource.record_name()}-template.{kind}"'},
        )

    def export_action(self, request: HttpRequest) -> Any:
        """The page that gives out the list as it is filtered."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{reverse(self.url_name('changelist'))}?e=1")

    def _do_file_export(
        self, file_format: Any, request: HttpRequest, queryset: Any, export_form: Any = None
    ) -> HttpResponseBase:
        """The records as a file: CSV is sent on while PostgreSQL writes it, a workbook once it is whole."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        response: HttpResponseBase
        if isinstance(file_format, CSV):
            response = StreamingHttpResponse(self._csv(request, queryset, file_format.written_in))
        else:
            response = FileResponse(self._workbook(request, queryset))
        day = timezone.now().date().isoformat()
        name = f"{self._resource(request).record_name()}-{day}.{file_format.get_extension()}"
        response["Content-Type"] = file_format.get_content_type()
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        post_export.send(sender=None, model=self.model)
        return response

    def _csv(self, request: HttpRequest, queryset: Any, encoding: str = MARKED) -> Iterator[bytes]:
        """The file piece by piece; how much of it was sent is logged, also when nobody waited for the rest."""
        written = RowCounter()
        try:
            yield from Export(self._resource(request), queryset, written, with_names=True).csv(encoding)
        finally:
            audit_log.log("exported", user=request.user, record=self.opts.model_name, rows=written.number)

    def _workbook(self, request: HttpRequest, queryset: Any) -> IO[bytes]:
        """The workbook in a file that is gone once it has been sent."""
        written = RowCounter()
        file = TemporaryFile()  # noqa: SIM115 (the response closes it)
        try:
            Export(self._resource(request), queryset, written, with_names=True).write_xlsx(file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        audit_log.log("exported", user=request.user, record=self.opts.model_name, rows=written.number)
        return file

    def _resource(self, request: HttpRequest) -> "RecordResource":
        (resource,) = self.get_export_resource_classes(request)
        made: RecordResource = resource()
        return made
