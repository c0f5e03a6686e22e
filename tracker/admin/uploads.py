"""A file on its way in: sent, kept in the database while its preview is read, and taken once by its sender."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from import_export.forms import ImportForm
from import_export.tmp_storages import BaseStorage

from tracker.models import Upload
from tracker.transfer.formats import FORMATS

SUFFIXES = [f".{name}" for name in FORMATS]
LONGEST_NAME = 300


class UploadForm(ImportForm):
    """The file, whose name says what format it has."""

    def __init__(self, formats: list[Any], resources: list[Any], *, request: HttpRequest, record: str, **options: Any):
        super().__init__(formats, resources, **options)
        self.request = request
        self.record = record
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].label = "File"
        self.fields["import_file"].widget.attrs["accept"] = ",".join(SUFFIXES)
        self.fields["import_file"].help_text = f"CSV (UTF-8) or XLSX, up to {filesizeformat(largest())}."

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size is None or file.size > largest():
            raise forms.ValidationError(
                f"The file has {filesizeformat(file.size or 0)}; at most {filesizeformat(largest())} can be taken. "
                "Bring it in as several files."
            )
        if suffix_of(file) not in SUFFIXES:
            raise forms.ValidationError(f"“{file.name}” must be a CSV or XLSX file, with a name that ends so.")
        file.waiting_for = {
            "owner": self.request.user,
            "session_key": self.request.session.session_key or "",
            "record": self.record,
        }
        return file

    def clean(self) -> dict[str, Any]:
        file = self.cleaned_data.get("import_file")
        if file:
            self.cleaned_data["format"] = str(SUFFIXES.index(suffix_of(file)))
        return dict(self.cleaned_data)


class ConfirmForm(forms.Form):
    """The sender's word that the file they sent is to be imported."""

    import_file_name = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, request: HttpRequest, record: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request
        self.record = record

    def clean(self) -> dict[str, Any]:
        """Finds the file: only in the session that sent it, only for this record, only once and within the hour."""
        key = self.cleaned_data.get("import_file_name")
        upload = (
            Upload.objects.waiting()
            .select_for_update()
            .filter(
                key=key,
                owner=self.request.user,  # type: ignore[misc]
                session_key=self.request.session.session_key,
                record=self.record,
            )
        )
        found = upload.first() if key else None
        if found is None:
            raise forms.ValidationError(
                "This file is no longer waiting: it was imported or has expired. Upload it again."
            )
        return {
            "import_file_name": str(found.key),
            "original_file_name": found.file_name,
            "format": str(SUFFIXES.index(suffix_of(found))),
        }


class WaitingUpload(BaseStorage):
    """Where django-import-export keeps a file between preview and import: the database."""

    @classmethod
    def keep(cls, file: Any) -> "WaitingUpload":
        """Keeps a checked file for its sender, and clears away what nobody came back for."""
        Upload.objects.expired().delete()
        upload = Upload.objects.create(
            file_name=(file.name or "")[-LONGEST_NAME:], content=file.read(), **file.waiting_for
        )
        return cls(name=str(upload.key))

    @staticmethod
    def forget(form: UploadForm) -> None:
        """Throws away a file that there will be nothing to confirm for."""
        file = getattr(form, "cleaned_data", {}).get("import_file") or form.files.get("import_file")
        if key := getattr(file, "tmp_storage_name", ""):
            Upload.objects.filter(key=key).delete()

    def read(self) -> bytes:
        return bytes(Upload.objects.get(key=self.name).content)

    def remove(self) -> None:
        Upload.objects.filter(key=self.name).delete()


def largest() -> int:
    """The most bytes a file may have."""
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def suffix_of(file: Any) -> str:
    """What the file's name ends in, in lower case."""
    return PurePath(getattr(file, "file_name", None) or file.name or "").suffix.lower()
