"""The text of a source on its way into the archive: pasted, or sent as a file."""

from pathlib import PurePath
from typing import Any

from django import forms

from tracker.admin.base.record_form import RecordForm
from tracker.models import ArchivedText, Source
from tracker.models.archived_text import MEGABYTE, MOST_MEGABYTES

MOST = MOST_MEGABYTES * MEGABYTE
TOO_LONG = (
    f"It has {{:,}} bytes; at most {MOST_MEGABYTES} MB can be archived. Keep what is cited and leave out the rest."
)


class TextForm(forms.Form):
    """A text that is pasted, or a text file."""

    text = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField"}),
        help_text="Paste the running text only, from its first paragraph: that one is number 1.",
    )
    file = forms.FileField(
        required=False,
        label="Or a file",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=f"A .txt file in UTF-8, at most {MOST_MEGABYTES} MB.",
    )

    def clean_text(self) -> str:
        return normalize_line_ends(self.cleaned_data["text"])

    def clean_file(self) -> str:
        """What the file says; nothing when none was sent."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if PurePath(file.name).suffix.lower() != ".txt":
            raise forms.ValidationError(f"“{file.name}” must be a text file, with a name that ends in .txt.")
        if file.size > MOST:
            raise forms.ValidationError(TOO_LONG.format(file.size))
        return normalize_line_ends(decode_text(file.read()))

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        given = [name for name in ("text", "file") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            raise forms.ValidationError("Paste a text or choose a file: one of the two, and not an empty one.")
        if (size := len(cleaned.get("text", "").encode())) > MOST:
            self.add_error("text", TOO_LONG.format(size))
        return cleaned

    def archive(self, source: Source) -> ArchivedText:
        """Makes this the archived text of the source."""
        text = self.cleaned_data["text"] or self.cleaned_data["file"]
        archived, _ = ArchivedText.objects.update_or_create(source=source, defaults={"text": text})
        return archived


class ArchivedTextForm(RecordForm):
    """An archived text with its source."""

    def clean_text(self) -> str:
        return normalize_line_ends(self.cleaned_data["text"])


def decode_text(content: bytes) -> str:
    """The text in the file. Raises ValidationError, which names the first byte that is no text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise forms.ValidationError(
            f"This is not UTF-8: byte {error.start + 1} cannot be read. Save the file as UTF-8 and send it again."
        ) from error
    if "\0" in text:
        raise forms.ValidationError("This is not a text: it holds null characters.")
    return text


def normalize_line_ends(text: str) -> str:
    r"""The text with `\n` at the end of each line and nothing empty before or after it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
