"""Deciding a disagreement: one value is accepted, the record goes by it, and the reason is kept."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field, ForeignKey, Model
from django.utils import timezone

from tracker.evidence.disagreements import accepted_value
from tracker.evidence.open_disagreements import disagreements_on, find_field
from tracker.models import Ruling, StatusUpdate
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import Stage


class NotDecidedError(Exception):
    """Nothing was decided, for the reason given."""


def decide_disagreement(*, kind: str, record: Model, field: str, value: str, reason: str, reviewer: Any) -> Ruling:
    """Accepts one of the values given for the field, and has the record go by it; the others stay where they are.

    `kind` is what a citation calls the record. A ruling that the field already has is rewritten; history keeps it.
    """
    with transaction.atomic(), history_context(reviewer, decided=f"{kind}:{record.pk}"):
        current = type(record)._default_manager.select_for_update().get(pk=record.pk)
        found = find_field(disagreements_on(kind, current), field)
        if found is None:
            raise NotDecidedError("Sources no longer disagree on this; there is nothing to decide.")
        if value not in [given.value for given in found.values]:
            raise NotDecidedError("Choose one of the values shown here; they may have changed since you saw them.")
        if accepted_value(current, field) not in ("", value):
            write_value(current, field, value)
        place: dict[str, Any] = {kind: current, "field": field}
        ruling, _ = Ruling.objects.update_or_create(
            **place,
            defaults={"value": value, "reason": reason, "decided_by": reviewer, "decided_at": timezone.now()},
        )
    return ruling


def write_value(record: Any, name: str, value: str) -> None:
    """Writes the accepted value, as a CSV cell holds it, into the field of the record."""
    if isinstance(record, StatusUpdate) and record.stage == Stage.PUBLISHED:
        raise NotDecidedError(
            "This status update is published and cannot be changed. Accept its own value, or retract it and "
            "add one that says otherwise."
        )
    field: Field[Any, Any] = record._meta.get_field(name)
    setattr(record, name, record_with_ref(field, value) if isinstance(field, ForeignKey) else field.to_python(value))
    try:
        record.full_clean(exclude={each.name for each in record._meta.fields} - {name})
    except ValidationError as error:
        raise NotDecidedError(" ".join(error.messages)) from error
    record.save(update_fields=[name])


def record_with_ref(field: Any, ref: str) -> Model:
    """The record with that ref."""
    found: Model | None = field.related_model._default_manager.filter(ref=ref).first()
    if found is None:
        raise NotDecidedError(f"There is no {field.related_model._meta.verbose_name} “{ref}”; add it first.")
    return found
