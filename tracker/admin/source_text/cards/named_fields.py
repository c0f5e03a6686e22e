"""Boxes in which records are named by typing; a script offers names, and nothing hangs on that."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field

from tracker.admin.source_text.cards.names import CARD
from tracker.admin.source_text.passage_form import KINDS, kind_label
from tracker.models import Citation

ONE = "By name, ref, or #2 for what card 2 makes."
MANY = "One a line: by name, ref, or #2 for what card 2 makes."
NEW = {
    "actor": " Someone new: Ada Holm (person).",
    "indicator": " A new one with its unit: Seizures a year (kilograms).",
}


class RecordField(forms.CharField):
    """One record, of one of the models; `is_of` are the fields that link to them."""

    # Those of the sheet while it is being saved; a card that is only shown looks nothing up.
    names: Any = None

    def __init__(self, is_of: Iterable[Any], **options: Any) -> None:
        self.models = [link.related_model for link in is_of]
        widget = options.pop("widget", None) or forms.TextInput()
        widget.attrs |= {"autocomplete": "off", "list": "names-offered", "data-suggest": suggestions(is_of)}
        kind = self.models[0]._meta.model_name if len(self.models) == 1 else ""
        help_text = options.pop("help_text", None) or f"{options.pop('said', ONE)}{NEW.get(kind, '')}"
        super().__init__(widget=widget, help_text=help_text, **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return self.find(text) if text and self.names else None

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything was typed; what it names is looked up once, in cleaning."""
        return bool((data or "").strip())

    def run_validators(self, value: Any) -> None:
        """A record has nothing that a text is held against."""

    def find(self, text: str) -> Any:
        """The record that the text names. Raises ValidationError."""
        if "\0" in text:
            raise ValidationError("Null characters are not allowed.")
        if CARD.fullmatch(text) or len(self.models) == 1:
            return self.first_of(self.models, text)
        found, told = [], None
        for model in self.models:
            try:
                found.append(self.names.find(model, text))
            except ValidationError as error:
                told = told or error
        if len(found) > 1:
            refs = ", ".join(f"{one._meta.verbose_name} [{one.ref}]" for one in found)
            raise ValidationError(f"“{text}” may be: {refs}. Write the number of its card, or its ref.")
        if not found:
            raise told or ValidationError("Nothing is called so.")
        return found[0]

    def first_of(self, models: list[Any], text: str) -> Any:
        """What the text names, of whichever of the models it is."""
        told: ValidationError | None = None
        for model in models:
            try:
                return self.names.find(model, text)
            except ValidationError as error:
                told = told or error
        raise told or ValidationError("Nothing is called so.")


class RecordsField(RecordField):
    """Several records, one a line."""

    def __init__(self, is_of: Iterable[Any], **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        super().__init__(is_of, widget=widget, said=MANY, **options)

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in (value or "").splitlines()]
        return [self.find(line) for line in lines if line] if self.names else []


def suggestions(links: Iterable[Any]) -> str:
    """Where the admin offers records for the first of the links, as the query of an address."""
    link: Field[Any, Any] = next(iter(links))
    options = {"app_label": link.model._meta.app_label, "model_name": link.model._meta.model_name}
    return urlencode(options | {"field_name": link.name})


def any_citable() -> RecordField:
    """A box for a record of any kind that can be cited for."""
    links = [Citation._meta.get_field(kind) for kind in KINDS]
    named = ", ".join(kind_label(kind).lower() for kind in KINDS[:3])
    return RecordField(links, label="Record", help_text=f"{ONE} Any kind: {named} and so on.")
