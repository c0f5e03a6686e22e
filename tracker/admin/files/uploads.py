"""A file on its way in: checked, planned, and kept with its plan until someone decides on it."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from tracker.access import audit_log
from tracker.actions.imports.may_import import may_import
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.purge_batches import purge_batches
from tracker.actions.imports.read_problems import read_problems
from tracker.jobs.queueing import enqueue_planning
from tracker.jobs.size import is_long_to_plan
from tracker.models import ImportBatch
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.library.formats import FORMATS
from tracker.transfer.reading.files import files_uploaded
from tracker.vocabulary import BatchState

SUFFIXES = [f".{name}" for name in FORMATS]


class UploadForm(forms.Form):
    """A file of one kind of record; without a `record`, a file whose name says the kind, or a ZIP of several."""

    import_file = forms.FileField(label="File")

    def __init__(self, *arguments: Any, user: Any, record: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.user = user
        self.record = record
        self.suffixes = SUFFIXES if record else [*SUFFIXES, ".zip"]
        self.fields["import_file"].widget.attrs["accept"] = ",".join(self.suffixes)
        kinds = "CSV (UTF-8) or XLSX" if record else "CSV (UTF-8), XLSX, or a ZIP of several"
        self.fields["import_file"].help_text = f"{kinds}, up to {filesizeformat(largest_upload())}."

    def clean_import_file(self) -> Any:
        """The file, when it may be taken by its size, its name and what the user may import."""
        file = self.cleaned_data["import_file"]
        most = largest_upload()
        if file.size is None or file.size > most:
            raise forms.ValidationError(
                f"The file has {filesizeformat(file.size or 0)}; at most {filesizeformat(most)} is allowed. "
                "Split it into several files."
            )
        if PurePath(file.name or "").suffix.lower() not in self.suffixes:
            kinds = "a CSV or XLSX file" if self.record else "a CSV, XLSX or ZIP file"
            raise forms.ValidationError(f"“{file.name}” must be {kinds}, with the matching file name ending.")
        self.content = file.read()
        try:
            self.record_files = files = files_uploaded(file.name, self.content, self.record)
        except FileProblem as error:
            raise forms.ValidationError(str(error)) from error
        if forbidden := [each.name for each in files if not may_import(self.user, each.record)]:
            raise forms.ValidationError(f"You may not import what is in {', '.join(forbidden)}.")
        return file

    def plan(self, address: str) -> ImportBatch | None:
        """The batch with its plan; nothing is kept of a file that cannot be read, and the form says why.

        One that is long to plan is left to a worker; `where` is the address that it was sent to.
        """
        file_name = self.cleaned_data["import_file"].name
        try:
            if is_long_to_plan(self.record_files, len(self.content)):
                return enqueue_planning(
                    self.record_files, user=self.user, file_name=file_name, content=self.content, where=address
                )
            with transaction.atomic():
                batch = plan_batch(
                    user=self.user,
                    file_name=file_name,
                    content=self.content,
                    record=self.record,
                )
                if reasons := read_problems(batch):
                    raise forms.ValidationError(reasons)
        except FileProblem as error:
            self.add_error("import_file", str(error))
            return None
        except forms.ValidationError as error:
            self.add_error("import_file", error)
            return None
        purge_batches()
        return batch


def largest_upload() -> int:
    """The size limit of an upload, in bytes."""
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def handle_upload(request: HttpRequest, record: str = "") -> tuple[UploadForm, ImportBatch | None]:
    """The form, and the batch that was made of what came with it."""
    if request.method != "POST":
        return UploadForm(user=request.user, record=record), None
    form = UploadForm(request.POST, request.FILES, user=request.user, record=record)
    batch = form.plan(request.path) if form.is_valid() else None
    if batch and batch.state != BatchState.PLANNING:
        audit_log.log_batch("planned", request.user, batch)
    return form, batch
