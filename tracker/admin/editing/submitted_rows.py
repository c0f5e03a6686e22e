"""A row of a form that was sent: as the form showed it, as it was sent, and as it is stored by now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict

from tracker.database.model_graph import events_of, models_with_history
from tracker.history.versions import Versions

Lists = Mapping[str, list[int]]


@dataclass(kw_only=True)
class SubmittedRow:
    """One row, of the record itself or of what hangs on it.

    `form` and `options` make its form, whose fields stand under `prefix`. `event` is the state that was shown; `now`
    is the stored row, None when it is no longer one of those that the form is about. `lists` are the keys in its lists
    of links as they were shown and as they are. `fixed` are fields that can no longer be edited.
    """

    model: type[Model]
    key: int
    form: Any
    options: Mapping[str, Any]
    prefix: str
    data: QueryDict
    event: Any
    now: Model | None
    lists: Sequence[Lists] = ({}, {})
    fixed: Collection[str] = ()

    @cached_property
    def shown(self) -> Any:
        """The form as it was shown, with nothing typed."""
        return self._made(record_at_event(self.model, self.event), self.lists[0])

    @cached_property
    def stored(self) -> Any:
        """The form as it would be shown now."""
        return self._made(self.now, self.lists[1])

    @cached_property
    def typed(self) -> set[str]:
        """The fields that were sent otherwise than they were shown."""
        return self._differing(record_at_event(self.model, self.event), self.lists[0], self.data)

    @cached_property
    def changed_since(self) -> set[str]:
        """The fields that are stored otherwise than they were shown."""
        data = QueryDict(mutable=True)
        for field, values in initial_post_data(self.stored).items():
            data.setlist(self.name_of(field), values)
        return self._differing(record_at_event(self.model, self.event), self.lists[0], data)

    @cached_property
    def differing(self) -> set[str]:
        """The fields that were sent otherwise than they are stored."""
        return self._differing(self.now, self.lists[1], self.data)

    @property
    def is_closed(self) -> bool:
        """Whether what was typed has no place left to go: the row is gone, or what it says is fixed by now."""
        return self.now is None or not self.typed.isdisjoint(self.fixed)

    @property
    def deletion(self) -> str:
        """The name of the box that says the row is to go."""
        return f"{self.prefix}-{DELETION_FIELD_NAME}" if self.prefix else ""

    @property
    def is_marked_for_deletion(self) -> bool:
        """Whether its box to delete it was ticked."""
        return bool(self.deletion) and self.deletion in self.data

    def name_of(self, field: str) -> str:
        """The field's name in the page."""
        return f"{self.prefix}-{field}" if self.prefix else field

    def sent(self, field: str) -> list[str]:
        """What was sent of a field."""
        return self.data.getlist(self.name_of(field))

    def take_fields(self, form: Any, fields: Iterable[str]) -> None:
        """Puts what the form holds in place of what was sent of these fields."""
        for field, values in initial_post_data(form).items():
            if field in fields:
                self.data.setlist(self.name_of(field), values)

    def take_all(self, form: Any) -> None:
        """Puts the whole row as the form holds it in place of what was sent, so that it stays."""
        self.take_fields(form, form.fields)
        self.data.pop(self.deletion, None)

    def _differing(self, record: Model | None, lists: Lists, data: QueryDict) -> set[str]:
        return set(self._made(record, lists, data=data).changed_data)

    def _made(self, record: Model | None, lists: Lists, **given: Any) -> Any:
        if record is not None:
            # The form is told of the lists, and need not ask the database.
            record._prefetched_objects_cache = dict.fromkeys(lists, ())  # type: ignore[attr-defined]  # noqa: SLF001
        return self.form(instance=record, initial=dict(lists), prefix=self.prefix or None, **self.options, **given)


def initial_post_data(form: Any) -> dict[str, list[str]]:
    """The values that a browser would send for each field of an untouched form, by field name."""
    return {bound.name: _values(bound) for bound in form}


def _values(bound: forms.BoundField) -> list[str]:
    widget: Any = bound.field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    value = bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple):
        return [str(each) for each in formatted]
    return ["" if formatted is None else str(formatted)]


def record_at_event(model: type[Model], event: Any) -> Model:
    """An unsaved instance with the values that a history event recorded."""
    recorded = {field.name for field in type(event)._meta.concrete_fields}
    kept = [each for each in model._meta.concrete_fields if each.name in recorded and not each.generated]
    return model(**{each.attname: getattr(event, each.attname) for each in kept})


def link_lists_of(model: type[Model]) -> dict[str, tuple[type[Model], str]]:
    """The many-to-many fields of a model by name, each with its through model and that model's key to the member."""
    behind = {row._meta.concrete_model: row for row in models_with_history()}
    return {
        field.name: (behind[field.remote_field.through], f"{field.m2m_reverse_field_name()}_id")
        for field in model._meta.many_to_many
        if field.remote_field.through in behind
    }


def link_list_contents(model: type[Model], *states: Versions) -> list[Lists]:
    """For each of the states, the members' keys in each many-to-many field of a record."""
    found: list[dict[str, list[int]]] = [{} for _ in states]
    for name, (row, link) in link_lists_of(model).items():
        told = [set(state.get(row, {}).values()) for state in states]
        events = events_of(row).filter(pgh_id__in=set().union(*told)).exclude(pgh_label="delete")
        members = dict(events.order_by(link).values_list("pgh_id", link))
        for lists, seen in zip(found, told, strict=True):
            lists[name] = [key for event, key in members.items() if event in seen]
    return list(found)
