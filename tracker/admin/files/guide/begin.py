"""The beginning of a guided import: a file of any kind of record, or cells pasted from a spreadsheet."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from tracker.actions.imports.may_import import may_import
from tracker.admin.files.guide.drafts import begin
from tracker.admin.files.record_labels import record_label
from tracker.admin.files.uploads import SUFFIXES, largest_upload
from tracker.models import ImportDraft
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS

PASTED = "pasted-cells.csv"
# Text with whatever separator is as good as CSV.
TAKEN = (*SUFFIXES, ".tsv", ".tab", ".txt")
PACKED = b"PK\x03\x04"
LONGEST_PASTED = 1024 * 1024


class BeginForm(forms.Form):
    """A file, or pasted cells; of which kind of record may be said, and is guessed otherwise."""

    import_file = forms.FileField(label="File", required=False)
    pasted = forms.CharField(
        label="Or paste cells",
        required=False,
        strip=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 60, "spellcheck": "false"}),
        help_text="Copied from a spreadsheet, with the line that names the columns.",
    )
    record = forms.ChoiceField(label="Kind of record", required=False, help_text="Guessed if you leave it open.")

    def __init__(self, *arguments: Any, user: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix, self.user = "", user
        kinds: Any = self.fields["record"]
        kinds.choices = [("", "Guess it"), *kinds_allowed(user)]
        self.fields["import_file"].widget.attrs["accept"] = ",".join(TAKEN)
        self.fields["import_file"].help_text = f"CSV, TSV or XLSX, up to {filesizeformat(largest_upload())}."

    def clean(self) -> dict[str, Any]:
        """The bytes that came, and what they are called."""
        cleaned: dict[str, Any] = super().clean() or {}
        file, pasted = cleaned.get("import_file"), cleaned.get("pasted") or ""
        if self.errors:
            return cleaned
        if bool(file) == bool(pasted.strip()):
            raise forms.ValidationError("Choose a file, or paste cells: one of the two.")
        if not file:
            cleaned["name"], cleaned["content"] = PASTED, pasted.replace("\r\n", "\n").encode()
            return cleaned
        if (file.size or 0) > largest_upload():
            self.add_error("import_file", f"At most {filesizeformat(largest_upload())} is allowed; split the file.")
        elif (suffix := PurePath(file.name or "").suffix.lower()) not in TAKEN:
            self.add_error("import_file", f"“{file.name}” must be a CSV or XLSX file, with that file name ending.")
        else:
            cleaned["name"], cleaned["content"] = file.name, file.read()
            if suffix != ".xlsx" and cleaned["content"].startswith(PACKED):
                self.add_error("import_file", f"“{file.name}” is no text but a workbook or a ZIP; save it as .xlsx.")
        return cleaned

    def draft(self) -> ImportDraft | None:
        """The draft that was begun; None where the file cannot be read, and the form says why."""
        said = self.cleaned_data
        try:
            draft = begin(self.user, said["name"], said["content"], said["record"])
        except FileProblem as error:
            self.add_error("pasted" if said["name"] == PASTED else "import_file", str(error))
            return None
        if not may_import(self.user, draft.record):
            # What was guessed is only a proposal; the next page offers those that may be.
            draft.record = kinds_allowed(self.user)[0][0]
            draft.save(update_fields=["record"])
        return draft


def kinds_allowed(user: Any) -> list[tuple[str, str]]:
    """The kinds of record that the user may bring in, with what they are called."""
    return [(name, record_label(name).capitalize()) for name in RECORDS if may_import(user, name)]
