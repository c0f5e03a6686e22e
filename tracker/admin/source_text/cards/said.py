"""What a card says of its passage: the words, who says them for whom and to whom, and what they do for the record."""

from typing import Any

from django import forms
from django.forms import modelform_factory
from django.http import HttpRequest

from tracker.admin.base.long_text import LongTextField
from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.editing.quote_lookup import QuoteError, locate_quote
from tracker.admin.source_text.cards.named_fields import RecordField
from tracker.admin.source_text.cards.names import Names
from tracker.models import ArchivedText, Citation
from tracker.models.citation import VOICES
from tracker.quotes import Passage
from tracker.vocabulary import Attribution

BY_SPEAKER = "By the speaker: reported; without one: stated by the source"


class PassageForm(forms.Form):
    """Where the passage is; without words, the whole paragraph is meant."""

    at = forms.IntegerField(
        min_value=1, label="In paragraph", widget=forms.NumberInput(attrs={"class": "vIntegerField"})
    )
    words = LongTextField(
        required=False,
        label="Words",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Without any, all of the paragraph is quoted.",
    )
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    passage: Passage | None = None

    def __init__(self, *arguments: Any, archived: ArchivedText, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.use_required_attribute = False
        self.archived = archived

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        reading, number = self.archived.reading, cleaned.get("at")
        if number is None or "words" not in cleaned:
            return cleaned
        words = cleaned["words"]
        if not words and number <= len(reading.paragraphs):
            whole = reading.paragraphs[number - 1]
            words = self.archived.text[whole.start : whole.end]
        try:
            self.passage = locate_quote(reading, words, number, near=cleaned.get("start"))
        except QuoteError as error:
            self.add_error("at" if error.field == "paragraph" else "words", str(error))
        return cleaned


class SaidForm(GeneratedRefForm):
    """The citation of a card. Its record is told once there is one; until then, only what is typed is looked at."""

    cited: Any = None

    def __init__(self, *arguments: Any, names: Names | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        how: Any = self.fields["attribution"]
        how.required = False
        how.choices = [("", BY_SPEAKER), *(one for one in how.choices if one[0] != Attribution.NOT_RECORDED)]
        if not self.is_bound:
            self.initial["attribution"] = self.initial.get("attribution") or ""
        voices: dict[str, Any] = {voice: self.fields[voice] for voice in VOICES}
        for field in voices.values():
            field.names = names

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("attribution"):
            cleaned["attribution"] = Attribution.REPORTED if cleaned.get("speaker") else Attribution.STATED
        return cleaned

    def _post_clean(self) -> None:
        if self.cited is not None:
            super()._post_clean()


def said_form(
    request: HttpRequest, citation: Citation, data: Any, *, prefix: str, names: Names | None, initial: Any
) -> SaidForm:
    """The form of a card's citation."""

    def field_for(db_field: Any, **options: Any) -> Any:
        if db_field.name in VOICES:
            label = str(db_field.verbose_name).capitalize()
            return RecordField([db_field], label=label, required=False)
        options.pop("widget", None)
        field = db_field.formfield(**options)
        field.help_text = ""
        return field

    made: Any = modelform_factory(
        Citation,
        form=SaidForm,
        fields=["stance", *VOICES, "attribution", "credibility"],
        formfield_callback=field_for,
    )
    made.user = request.user
    form: SaidForm = made(
        data, instance=citation, prefix=prefix, names=names, initial=initial, use_required_attribute=False
    )
    return form
