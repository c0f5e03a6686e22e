"""Citing a passage of a text: which words, and for which record."""

from typing import Any

from django import forms
from django.contrib import admin
from django.forms import modelform_factory
from django.http import HttpRequest
from django.utils.text import capfirst

from tracker.admin.base.keys import is_key
from tracker.admin.base.long_text import LongTextField
from tracker.admin.base.record_form import GeneratedRefForm, NamedSelect
from tracker.admin.editing.citation_form import complete_attribution
from tracker.admin.editing.quote_lookup import QuoteError, locate_quote
from tracker.models import CITABLE, Citation
from tracker.models.citation import VOICES
from tracker.quotes import Passage, TokenizedText
from tracker.transfer.declaration.named_records import with_ref

# In the order in which an article is mostly read for them.
KINDS = (
    "commitment",
    "status_update",
    "meeting",
    "sanction",
    "sanction_step",
    "link",
    "exchange",
    "condition",
    "response",
    "observation",
    "target",
    "milestone",
    "finding",
    "role",
    "actor",
    "party",
    "participation",
    "programme",
)


def kind_label(kind: str) -> str:
    """The kind of record that can be cited for, in words."""
    return capfirst(kind.replace("_", " "))


class QuoteForm(forms.Form):
    """A paragraph's number and words of it; `start` is where in the text they were selected, if they were."""

    paragraph = forms.IntegerField(
        min_value=1, required=False, widget=forms.NumberInput(attrs={"class": "vIntegerField"})
    )
    quote = LongTextField(widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}), label="Quote")
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    passage: Passage | None = None

    def __init__(self, *arguments: Any, reading: TokenizedText, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.reading = reading

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if "quote" in cleaned and "paragraph" in cleaned:
            try:
                self.passage = locate_quote(
                    self.reading, cleaned["quote"], cleaned["paragraph"], near=cleaned.get("start")
                )
            except QuoteError as error:
                self.add_error(error.field, str(error))
        return cleaned


class CiteForm(GeneratedRefForm):
    """The one record that a passage is cited for, of the kind chosen; by its ref where no script looks names up."""

    # The record that was made with it, if it was made at the desk.
    made: Any = None

    kind = forms.ChoiceField(choices=[(kind, kind_label(kind)) for kind in KINDS], label="Kind of record")
    record_ref = forms.CharField(required=False, label="Ref")

    class Meta:
        model = Citation
        fields = ["stance", "credibility", "attribution", *VOICES, *KINDS]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["attribution"].required = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        complete_attribution(self, cleaned)
        kind = cleaned.get("kind")
        if kind:
            for other in CITABLE:
                cleaned[other] = self.chosen(cleaned, kind) if other == kind else None
        return cleaned

    def _post_clean(self) -> None:
        """Leaves it at what is wrong with the choice: that the citation is for nothing then is no news."""
        if not self.errors:
            super()._post_clean()

    def chosen(self, cleaned: dict[str, Any], kind: str) -> Any:
        """The record of the kind that was made, chosen or named."""
        if self.made is not None:
            return self.made
        ref = cleaned.get("record_ref")
        if ref and not cleaned.get(kind):
            model: Any = Citation._meta.get_field(kind).related_model
            cleaned[kind] = with_ref(model, ref).first()
            if cleaned[kind] is None:
                self.add_error("record_ref", f"There is no {kind_label(kind).lower()} with the ref “{ref}”.")
        elif not cleaned.get(kind) and kind not in self.errors:
            self.add_error(kind, f"Choose the {kind_label(kind).lower()} that this is cited for.")
        return cleaned.get(kind)

    @property
    def records(self) -> list[tuple[str, Any]]:
        """The box of each kind of record, with its kind."""
        return [(kind, self[kind]) for kind in KINDS]


def cite_form(request: HttpRequest, citation: Citation, data: Any = None, *, entered: dict[str, str]) -> CiteForm:
    """The form for the new citation, with the boxes that the admin chooses records by.

    `entered` is what stood in it when a new record was begun: it is shown again, and held against nobody.
    """
    its_admin = admin.site.get_model_admin(Citation)

    def field_for(db_field: Any, **options: Any) -> Any:
        if db_field.name in (*KINDS, *VOICES):
            options["widget"] = NamedSelect(db_field, admin.site)
        return its_admin.formfield_for_dbfield(db_field, request, **options)

    made: Any = modelform_factory(Citation, form=CiteForm, formfield_callback=field_for)
    made.user = request.user
    for name in (*KINDS, *VOICES):
        field = made.base_fields[name]
        field.widget = getattr(field.widget, "widget", field.widget)  # without the links that open a window
    form: CiteForm = made(data, instance=citation, initial=chosen_before(request) | entered)
    return form


def chosen_before(request: HttpRequest) -> dict[str, Any]:
    """The record that the address says is cited for next, such as `?for=meeting-12`."""
    kind, _, key = request.GET.get("for", "").partition("-")
    names = {Citation._meta.get_field(name).related_model._meta.model_name: name for name in KINDS}  # type: ignore[union-attr]
    return {"kind": names[kind], names[kind]: int(key)} if kind in names and is_key(key) else {"kind": KINDS[0]}
