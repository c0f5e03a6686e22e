"""New records made at the desk: the few fields that a passage fills; the rest is filled in on their own pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import modelform_factory
from django.http import HttpRequest

from tracker.access.collected import COLLECTED
from tracker.admin.base.record_form import GeneratedRefForm, NamedSelect
from tracker.admin.record_admin import collections_to_begin_with
from tracker.admin.source_text.namesakes import ask_of_namesakes
from tracker.models import Actor, Citation, Collection, Commitment, Party, StatusUpdate
from tracker.vocabulary import CommitmentKind, PartyRole

FIELDS: dict[str, tuple[str, ...]] = {
    "commitment": ("title", "kind", "made_on", "made_at"),
    "status_update": ("commitment", "axis", "status", "as_of", "summary", "searched"),
    "meeting": ("title", "kind", "held"),
    "sanction": ("title", "kind", "issuer"),
    "sanction_step": ("sanction", "kind", "happened_on", "reason"),
    "programme": ("title", "issuer", "legal_basis"),
    "condition": ("commitment", "depends_on_commitment", "depends_on_sanction", "words", "state", "as_of"),
    "response": ("demand", "actor", "outcome", "asked_on", "answered_on", "leads_to"),
    "target": ("commitment", "indicator", "baseline", "baseline_period", "direction", "value", "due"),
    "milestone": ("commitment", "title", "due", "reached"),
    "finding": ("status_update", "criterion", "result", "reason"),
    "observation": ("indicator", "qualifier", "value", "period"),
    "link": ("commitment", "kind", "to_commitment", "to_sanction"),
    "role": ("person", "title", "organisation"),
    "actor": ("name", "kind", "part_of"),
    "party": ("commitment", "actor", "role", "certainty"),
    "participation": ("meeting", "actor", "role", "on_behalf_of", "certainty"),
}


class ShortForm(GeneratedRefForm):
    """A new draft, with what a passage may say of it; its ref is generated."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if isinstance(self.instance, StatusUpdate):
            self.instance.author = self.user
        if isinstance(self.instance, Commitment):
            select = NamedSelect(Party._meta.get_field("actor"), admin.site)
            self.fields["by"] = forms.ModelChoiceField(Actor.objects.all(), required=False, label="By", widget=select)
        ask_of_namesakes(self)

    def save(self, commit: bool = True) -> Any:
        """The record, with the actor who promised, said or demanded it as its party."""
        record = super().save(commit)
        begin_collections(record, self.user)
        if actor := self.cleaned_data.get("by"):
            is_demand = record.kind == CommitmentKind.DEMAND
            role = PartyRole.COUNTERPART if is_demand else PartyRole.COMMITTED
            Party.objects.create(commitment=record, actor=actor, role=role)
        return record


@dataclass(frozen=True, kw_only=True)
class NewRecord:
    """The short form of one kind of record; open when it was sent and something is wrong in it."""

    kind: str
    label: str
    form: ShortForm
    is_open: bool


def short_form(request: HttpRequest, kind: str, data: Mapping[str, Any] | None = None) -> ShortForm:
    """The short form of a new record of the kind, with the fields that its own form has."""
    model: Any = Citation._meta.get_field(kind).related_model
    its_admin = admin.site.get_model_admin(model)

    def field_for(db_field: Any, **options: Any) -> Any:
        return its_admin.formfield_for_dbfield(db_field, request, **options)

    made: Any = modelform_factory(model, form=ShortForm, fields=FIELDS[kind], formfield_callback=field_for)
    made.user = request.user
    for field in made.base_fields.values():
        field.widget = getattr(field.widget, "widget", field.widget)  # without the links that open a window
    # It stands beside others in one form of the page, and most are left empty.
    form: ShortForm = made(data, prefix=prefix_of(kind), use_required_attribute=False)
    return form


def begin_collections(record: Any, person: Any) -> None:
    """Puts a new record into the collections that its own form would begin with."""
    if type(record) in COLLECTED:
        record.collections.set(collections_to_begin_with(person.pk))


def begun_collections(person: Any) -> list[str]:
    """The titles of the collections that a new record of this person's is put into."""
    begun = Collection.objects.filter(pk__in=collections_to_begin_with(person.pk))
    return list(begun.values_list("title", flat=True))


def prefix_of(kind: str) -> str:
    """What the names of the fields of a kind's short form begin with."""
    return f"new-{kind}"
