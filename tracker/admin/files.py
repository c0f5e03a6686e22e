"""Records that come and go in files: who may, what a file may be, and what it would do before it does it."""

import logging
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from tracker.admin.mixins import RecordAdmin
from tracker.admin.preview import Preview
from tracker.admin.uploads import ConfirmForm, UploadForm, WaitingUpload
from tracker.transfer.formats import FORMATS
from tracker.transfer.problems import FileProblem
from tracker.transfer.resources import RECORDS

if TYPE_CHECKING:
    from tracker.transfer.import_result import ImportResult

logger = logging.getLogger(__name__)

RESOURCES = {resource._meta.model: resource for resource in RECORDS.values()}
MOST_TOLD = 5


class FiledAdmin(ImportExportMixin, RecordAdmin):
    """A record with import and export, for those who are allowed each."""

    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    export_form_class = ExportForm
    tmp_storage_class = WaitingUpload
    import_template_name = "admin/tracker/import.html"
    export_template_name = "admin/tracker/export.html"

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        return [RESOURCES[self.model]]

    def get_import_formats(self) -> list[Any]:
        return list(FORMATS.values())

    def get_export_formats(self) -> list[Any]:
        return list(FORMATS.values())

    def get_import_form_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().get_import_form_kwargs(request), "request": request, "record": self.opts.model_name}

    def get_confirm_form_kwargs(self, request: HttpRequest, import_form: Any = None) -> dict[str, Any]:
        options = super().get_confirm_form_kwargs(request, import_form)
        return {**options, "request": request, "record": self.opts.model_name}

    def write_to_tmp_storage(self, import_file: Any, input_format: Any) -> WaitingUpload:
        return WaitingUpload.keep(import_file)

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Says what is wrong with a file that cannot be read; where we do not know, the log has the rest."""
        if isinstance(e, FileProblem):
            form.add_error("import_file", str(e))
            return
        logger.warning("unreadable upload", exc_info=e, extra={"record": self.opts.model_name})
        form.add_error("import_file", "This file could not be read. Save it again as .xlsx or as CSV UTF-8.")

    def import_action(self, request: HttpRequest, **options: Any) -> Any:
        """The page that takes a file and shows what it would do."""
        response = super().import_action(request, **options)
        if isinstance(response, TemplateResponse) and response.context_data:
            result = response.context_data.get("result")
            response.context_data["preview"] = Preview.of(result) if result else None
            response.context_data["columns"] = RESOURCES[self.model]().columns
            if "confirm_form" not in response.context_data:
                WaitingUpload.forget(response.context_data["form"])
        return response

    def process_import(self, request: HttpRequest, **options: Any) -> Any:
        """Does what was shown, or nothing; the file is used up either way."""
        with transaction.atomic():
            return super().process_import(request, **options)

    def process_result(self, result: "ImportResult", request: HttpRequest) -> Any:
        if not result.problems:
            self.log(request, "imported", **result.counts)
            return super().process_result(result, request)
        messages.error(request, "Nothing was imported: the file no longer fits what is stored. Upload it again.")
        for problem in result.problems[:MOST_TOLD]:
            messages.error(request, str(problem))
        return HttpResponseRedirect(reverse(self.page("import")))

    def add_success_message(self, result: "ImportResult", request: HttpRequest) -> None:
        counts = ", ".join(f"{count} {what}" for what, count in result.counts.items() if what != "invalid")
        messages.success(request, f"Imported {self.opts.verbose_name_plural}: {counts}.")

    def export_action(self, request: HttpRequest) -> Any:
        """The page that gives out the list as it is filtered."""
        try:
            response = super().export_action(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{reverse(self.page('changelist'))}?e=1")
        if not isinstance(response, TemplateResponse):
            self.log(request, "exported", bytes=len(response.content))
        return response

    def log(self, request: HttpRequest, done: str, **more: int) -> None:
        """Leaves a line for those who watch over the site."""
        logger.info(done, extra={"user": request.user.pk, "record": self.opts.model_name, **more})
