"""Two people at one record: what the second typed, what the first saved meanwhile, and what is to be decided."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.text import capfirst

from tracker.admin.base.keys import is_key
from tracker.admin.editing.submitted_rows import SubmittedRow, initial_post_data
from tracker.history.changes import Change, changes_since
from tracker.history.versions import Versions
from tracker.partial_dates import PartialDate

MINE, THEIRS = "mine", "theirs"
# What precedes the name of a field where one of the two is chosen for it.
CHOICE = "choose-"


@dataclass(frozen=True, kw_only=True)
class FieldInConflict:
    """One field as it was shown, as one typed it and as another saved it, and which of the two is chosen so far."""

    name: str
    label: str
    shown: str
    mine: str
    theirs: str
    chosen: str = ""


@dataclass(frozen=True, kw_only=True)
class RowInConflict:
    """One row that both worked on. When it `is_closed`, what was typed can only be looked at."""

    title: str
    changes: tuple[Change, ...]
    fields: tuple[FieldInConflict, ...]
    is_closed: bool = False


@dataclass(kw_only=True)
class Comparison:
    """What came of comparing a form that was sent with what is stored by now.

    `rows` wait for a decision. `kept` are others' changes of rows in which nothing was typed: they stay as they are.
    """

    record: type[Model]
    rows: list[RowInConflict] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    gone: list[SubmittedRow] = field(default_factory=list)

    @property
    def is_deleted(self) -> bool:
        """Whether the record itself is no longer there."""
        return any(not row.prefix for row in self.gone)

    @property
    def names(self) -> list[str]:
        """The fields for which one of the two is to be chosen."""
        return [each.name for row in self.rows for each in row.fields if not row.is_closed]


def compare(
    record: type[Model], sent: Iterable[SubmittedRow], *, seen: Versions, chosen: Mapping[str, str]
) -> Comparison:
    """Sets what was typed beside what others saved; what others alone changed is taken over into what was sent."""
    found, contested, left_alone = Comparison(record=record), [], []
    for row in sent:
        if row.now is None:
            found.gone.append(row)
        elif not row.changed_since and not row.is_closed:
            continue
        is_to_go_and_gone = row.is_marked_for_deletion and row.now is None
        if (row.typed or row.is_marked_for_deletion) and not is_to_go_and_gone:
            contested.append(row)
            continue
        left_alone.append(row)
        if row.now is not None:
            row.take_all(row.stored)
    changes = changes_since(record, _seen([*contested, *left_alone], seen))
    found.kept = [each for each in changes if any(_is_of(row, each) for row in left_alone)]
    names = RecordNames.of(contested)
    for row in contested:
        fields = tuple(_fields_of(row, names, chosen))
        if not fields:
            # Both typed the same.
            continue
        its = tuple(each for each in changes if _is_of(row, each))
        found.rows.append(
            RowInConflict(
                title=f"{its[0].what} {its[0].which}".strip() if its else "",
                changes=its,
                fields=fields,
                is_closed=row.is_closed,
            )
        )
    return found


def _is_of(row: SubmittedRow, change: Change) -> bool:
    return (change.model, change.row) == (row.model, row.key)


def _seen(rows: Iterable[SubmittedRow], seen: Versions) -> Versions:
    found: Versions = {}
    for row in rows:
        found.setdefault(row.model, {})[row.key] = seen.get(row.model, {}).get(row.key, 0)
    return found


def _fields_of(row: SubmittedRow, names: "RecordNames", chosen: Mapping[str, str]) -> Iterator[FieldInConflict]:
    if row.is_marked_for_deletion:
        name = row.deletion
        yield FieldInConflict(
            name=name, label="This row", shown="", mine="Delete it", theirs="Keep it", chosen=chosen.get(name, "")
        )
        return
    for name, form_field in row.shown.fields.items():
        if name not in (row.typed if row.is_closed else (row.typed | row.changed_since) & row.differing):
            continue
        said = [
            display_value(form_field, values, names)
            for values in (
                initial_post_data(row.shown)[name],
                row.sent(name),
                initial_post_data(row.stored)[name] if row.now is not None else [],
            )
        ]
        yield FieldInConflict(
            name=row.name_of(name),
            label=str(form_field.label or capfirst(name.replace("_", " "))),
            shown=said[0],
            mine=said[1],
            theirs=said[2],
            chosen=chosen.get(row.name_of(name), _likely(row, name)),
        )


def _likely(row: SubmittedRow, name: str) -> str:
    """The choice where only one of the two changed the field; none where both did."""
    if row.now is None or name not in row.changed_since:
        return MINE
    return "" if name in row.typed else THEIRS


class RecordNames:
    """The names of the records that fields refer to, read in one query for each model."""

    def __init__(self) -> None:
        self._names: dict[type[Model], dict[str, str]] = {}

    @classmethod
    def of(cls, rows: Iterable[SubmittedRow]) -> "RecordNames":
        wanted: dict[type[Model], set[str]] = {}
        for row in rows:
            forms_shown = [row.shown, *([row.stored] if row.now is not None else [])]
            for name, form_field in row.shown.fields.items():
                model = related_model_of(form_field)
                if model:
                    keys = {key for form in forms_shown for key in initial_post_data(form)[name]} | set(row.sent(name))
                    wanted.setdefault(model, set()).update(filter(is_key, keys))
        found = cls()
        for model, keys in wanted.items():
            stored = model._default_manager.filter(pk__in=keys).select_related()
            found._names[model] = {str(record.pk): str(record) for record in stored}
        return found

    def name(self, model: type[Model], key: str) -> str:
        return self._names.get(model, {}).get(key, f"(deleted, number {key})") if key else ""


def related_model_of(form_field: Any) -> type[Model] | None:
    """The model that a form field chooses from; None for a field that chooses no record."""
    named: Any = getattr(form_field, "queryset", None)
    return named.model if named is not None else None


def display_value(form_field: forms.Field, values: list[str], names: RecordNames) -> str:
    """The values of a field as they are sent, for people to read: choices by label, records by name."""
    model = related_model_of(form_field)
    if model:
        return "; ".join(sorted(names.name(model, key) for key in values))
    if isinstance(form_field, forms.ChoiceField):
        labels = dict(_flat(form_field.choices))
        return "; ".join(labels.get(value, value) for value in values if value)
    sent = "; ".join(values)
    try:
        read: Any = form_field.clean(sent)
    except ValidationError:
        return sent
    if isinstance(read, PartialDate):
        return read.written
    return "; ".join(map(str, read)) if isinstance(read, list) else sent


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)


def parse_choices(data: QueryDict) -> dict[str, str]:
    """Which of the two values was chosen (`THEIRS` or `MINE`), by the name of the field."""
    return {
        name.removeprefix(CHOICE): str(data[name])
        for name in data
        if name.startswith(CHOICE) and data[name] in (MINE, THEIRS)
    }


def apply_choices(sent: Iterable[SubmittedRow], chosen: Mapping[str, str]) -> None:
    """Puts what the other saved, which is what was shown last, in place of what was typed where that was chosen."""
    for row in sent:
        if chosen.get(row.deletion) == THEIRS:
            row.take_all(row.shown)
        row.take_fields(row.shown, [name for name in row.shown.fields if chosen.get(row.name_of(name)) == THEIRS])


def remove_rows(data: QueryDict, rows: Iterable[SubmittedRow]) -> None:
    """Takes rows of inlines out of what was sent and counts the others anew."""
    dropped: dict[str, set[int]] = {}
    for row in rows:
        formset, _, index = row.prefix.rpartition("-")
        dropped.setdefault(formset, set()).add(int(index))
    for formset, gone in dropped.items():
        _renumber(data, formset, gone)


def _renumber(data: QueryDict, formset: str, gone: set[int]) -> None:
    names = {name: found for name in data if (found := re.fullmatch(rf"{re.escape(formset)}-([0-9]+)-(.+)", name))}
    kept = sorted({int(found[1]) for found in names.values()} - gone)
    places = {index: place for place, index in enumerate(kept)}
    moved = {
        f"{formset}-{places[int(found[1])]}-{found[2]}": data.getlist(name)
        for name, found in names.items()
        if int(found[1]) in places
    }
    for name in names:
        del data[name]
    for name, values in moved.items():
        data.setlist(name, values)
    initial = int(data.get(f"{formset}-INITIAL_FORMS") or 0) - len(gone)
    data[f"{formset}-TOTAL_FORMS"], data[f"{formset}-INITIAL_FORMS"] = str(len(kept)), str(initial)
