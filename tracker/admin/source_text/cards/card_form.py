"""What stands on a card of each kind: the short form's fields, records named by typing, and what is made along."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import modelform_factory
from django.http import HttpRequest

from tracker.admin.base.generated_refs import proposed_ref
from tracker.admin.base.record_form import GeneratedRefForm
from tracker.admin.source_text.cards.named_fields import RecordField, RecordsField
from tracker.admin.source_text.cards.names import Names
from tracker.admin.source_text.namesakes import ask_of_namesakes
from tracker.admin.source_text.short_form import FIELDS, begin_collections
from tracker.models import (
    Citation,
    Commitment,
    Exchange,
    ExchangeItem,
    Party,
    Published,
    Sanction,
    SanctionStep,
    StatusUpdate,
    Target,
)
from tracker.models.exchanges.exchange_item import GIVEN
from tracker.vocabulary import CommitmentKind, Direction, ExchangeSide, PartyRole, SanctionStepKind

# Where a card asks for more than the short form; an exchange has none of its own.
CARD_FIELDS: dict[str, tuple[str, ...]] = {
    **FIELDS,
    "commitment": ("title", "kind", "made_on", "made_at", "due", "deliverable", "guideline"),
    "sanction": ("title", "kind", "issuer", "targets"),
    "exchange": ("title", "agreed_on", "agreed_at"),
}
# In the order in which they are made: what others name comes first.
ORDER = (
    "actor",
    "meeting",
    "participation",
    "programme",
    "commitment",
    "party",
    "sanction",
    "sanction_step",
    "target",
    "milestone",
    "observation",
    "status_update",
    "finding",
    "response",
    "condition",
    "link",
    "exchange",
    # Names people whom other cards make, and is named by none.
    "role",
)


class CardForm(GeneratedRefForm):
    """A new record of one kind; what is made along with it is in `beside`."""

    def __init__(self, *arguments: Any, names: Names | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.names: Any = names
        self.beside: list[Any] = []
        if isinstance(self.instance, StatusUpdate):
            self.instance.author = self.user
        if isinstance(self.instance, Published) and names:
            self.instance.stage = names.stage
        for name, field in further_fields(self._meta.model):
            self.fields[name] = field
        if "direction" in self.fields and isinstance(self.instance, Target):
            direction: Any = self.fields["direction"]
            direction.required = False
            direction.choices = [("", "As its value lies from the baseline"), *Direction.choices]
        for field in self.fields.values():
            if isinstance(field, RecordField):
                field.names = names
        ask_of_namesakes(self)

    def clean(self) -> dict[str, Any] | None:
        """With the direction of a target by where it begins and ends, unless one is chosen."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("baseline"), cleaned.get("value")
        if isinstance(self.instance, Target) and not cleaned.get("direction") and begins is not None:
            cleaned["direction"] = Direction.AT_MOST if ends is not None and ends < begins else Direction.AT_LEAST
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The record with its parties, its imposition or its two sides."""
        record = super().save(commit)
        begin_collections(record, self.user)
        for each in related_rows(record, self.cleaned_data):
            if isinstance(each, SanctionStep):
                each.stage = self.names.stage
                each.ref = proposed_ref(each)
                self.beside.append(each)
            each.save()
        return record


def further_fields(model: Any) -> Iterator[tuple[str, forms.Field]]:
    """What a card of the kind asks for beside the fields of its record."""
    actor = [Party._meta.get_field("actor")]
    if model is Commitment:
        yield "by", RecordsField(actor, required=False, label="By")
        yield "to", RecordsField(actor, required=False, label="To or with")
    elif model is Sanction:
        on: Any = SanctionStep._meta.get_field("happened_on")
        yield "imposed_on", on.formfield(label="Imposed on", required=False)
    elif model is Exchange:
        items = [ExchangeItem._meta.get_field(name) for name in GIVEN]
        for side in ExchangeSide:
            yield f"side_{side.value}", RecordsField(items, label=f"{side.label} gave")


def related_rows(record: Any, cleaned: dict[str, Any]) -> Iterator[Any]:
    """The unsaved rows of other kinds that a card fills."""
    if isinstance(record, Commitment):
        is_demand = record.kind == CommitmentKind.DEMAND
        roles = {
            "by": PartyRole.COUNTERPART if is_demand else PartyRole.COMMITTED,
            "to": PartyRole.ADDRESSEE if is_demand else PartyRole.COUNTERPART,
        }
        for name, role in roles.items():
            yield from (Party(commitment=record, actor=actor, role=role) for actor in cleaned.get(name) or ())
    elif isinstance(record, Sanction) and cleaned.get("imposed_on"):
        yield SanctionStep(sanction=record, kind=SanctionStepKind.IMPOSED, happened_on=cleaned["imposed_on"])
    elif isinstance(record, Exchange):
        links = {ExchangeItem._meta.get_field(name).related_model: name for name in GIVEN}
        for side in ExchangeSide:
            for given in cleaned.get(f"side_{side.value}") or ():
                yield ExchangeItem(exchange=record, side=side, **{links[type(given)]: given})


def card_form(
    request: HttpRequest, kind: str, data: Any, *, prefix: str, names: Names | None, initial: Any
) -> CardForm:
    """The form of a new record of the kind, with the fields that its own form has and records named by typing."""
    model: Any = Citation._meta.get_field(kind).related_model
    its_admin = admin.site.get_model_admin(model)

    def field_for(db_field: Any, **options: Any) -> Any:
        if db_field.is_relation:
            made = RecordsField if db_field.many_to_many else RecordField
            label = str(db_field.verbose_name).capitalize()
            return made([db_field], label=label, required=not db_field.blank)
        return its_admin.formfield_for_dbfield(db_field, request, **options)

    made: Any = modelform_factory(model, form=CardForm, fields=CARD_FIELDS[kind], formfield_callback=field_for)
    made.user = request.user
    form: CardForm = made(data, prefix=prefix, names=names, initial=initial, use_required_attribute=False)
    return form
