"""A change form that was sent: its rows, those of its inlines with them, beside what is stored by now."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.http import HttpRequest, QueryDict

from tracker.admin.base.keys import is_key
from tracker.admin.editing.submitted_rows import SubmittedRow, link_list_contents, link_lists_of, record_at_event
from tracker.database.model_graph import event_key_column, events_of
from tracker.history.versions import Versions


@dataclass(kw_only=True)
class SubmittedForm:
    """The form of the record with the number `key`, sent as `data`, that showed the state `seen`."""

    admin: Any
    request: HttpRequest
    key: int
    data: QueryDict
    seen: Versions

    @cached_property
    def own_event(self) -> Any:
        """The event that left the record itself as it was shown."""
        return shown_events(self.admin.model, [self.key], self.seen)[self.key]

    @cached_property
    def record(self) -> Model | None:
        """The record as it is stored, if it still is."""
        record: Model | None = self.admin.get_object(self.request, str(self.key))
        return record

    def rows(self) -> list[SubmittedRow]:
        """All its rows that had been shown, as they were then."""
        return list(self._rows(None))

    def rows_changed(self, now: Versions) -> list[SubmittedRow]:
        """Those that someone has changed between then and now."""
        return list(self._rows(now))

    def _rows(self, now: Versions | None) -> Iterator[SubmittedRow]:
        if now is None or self.is_own_changed(now):
            yield self._own(now)
        replace_post_data(self.request, self.data)
        standing = self.record or record_at_event(self.admin.model, self.own_event)
        formsets, inlines = self.admin._create_formsets(self.request, standing, change=True)  # noqa: SLF001
        for formset, inline in zip(formsets, inlines, strict=True):
            if inline.has_change_permission(self.request, self.record) and formset.management_form.is_valid():
                yield from self._of(formset, now)

    def is_own_changed(self, now: Versions) -> bool:
        """Whether the record's own row, or one of its lists of links, is another now."""
        record = self.admin.model
        lists = [row for row, _ in link_lists_of(record).values()]
        return was_changed(record, self.key, self.seen, now) or any(
            now.get(row, {}) != self.seen.get(row, {}) for row in lists
        )

    def _own(self, now: Versions | None) -> SubmittedRow:
        model, record = self.admin.model, self.record
        form = self._form(record_at_event(model, self.own_event))
        return SubmittedRow(
            model=model,
            key=self.key,
            form=form,
            fixed=form.base_fields.keys() - self._form(record).base_fields.keys() if record else (),
            options={},
            prefix="",
            data=self.data,
            event=self.own_event,
            now=record,
            lists=link_list_contents(model, self.seen, now or {}),
        )

    def _form(self, record: Model) -> Any:
        """The form in which the record is edited as it is."""
        fields = flatten_fieldsets(self.admin.get_fieldsets(self.request, record))
        return self.admin.get_form(self.request, record, change=True, fields=fields)

    def _of(self, formset: Any, now: Versions | None) -> Iterator[SubmittedRow]:
        asked = {}
        for index in range(formset.initial_form_count()):
            sent = self.data.get(f"{formset.add_prefix(index)}-id", "")
            if is_key(sent) and (now is None or was_changed(formset.model, int(sent), self.seen, now)):
                asked[index] = int(sent)
        events = shown_events(formset.model, asked.values(), self.seen)
        for index, key in asked.items():
            form = formset.forms[index]
            if key in events:
                yield SubmittedRow(
                    model=formset.model,
                    key=key,
                    form=formset.form,
                    options=formset.get_form_kwargs(index),
                    prefix=formset.add_prefix(index),
                    data=self.data,
                    event=events[key],
                    now=form.instance if form.instance.pk else None,
                )


def replace_post_data(request: HttpRequest, data: QueryDict) -> None:
    """Replaces the request's POST data."""
    request.POST = data  # type: ignore[assignment]


def was_changed(model: type[Model], key: int, seen: Versions, now: Versions) -> bool:
    """Whether the row has a later event in `now` than in `seen`."""
    return now.get(model, {}).get(key, 0) > seen.get(model, {}).get(key, 0)


def shown_events(model: type[Model], keys: Collection[int], seen: Versions) -> dict[int, Any]:
    """The event that left each row as it was shown; its first where that was not told."""
    if not keys:
        return {}
    told = seen.get(model, {})
    events = events_of(model).filter(**{f"{event_key_column(model)}__in": keys})
    found = {event.id: event for event in events.filter(pgh_id__in=[told[key] for key in keys if key in told])}
    untold = [key for key in keys if key not in found]
    if untold:
        for event in events.filter(**{f"{event_key_column(model)}__in": untold}).order_by("-pgh_id"):
            found[event.id] = event
    return found
