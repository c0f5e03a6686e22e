"""Whether a file is the whole of a list, and of which: said by a person, on the page of its import."""

from dataclasses import replace
from typing import Any

from django import forms

from tracker.admin.files.record_labels import record_label
from tracker.models import ImportBatch
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.lacking.whole_list import (
    ALL,
    SOURCE,
    WholeList,
    scope_columns,
    scope_model,
    whole_list,
)
from tracker.transfer.declaration.mapping import mapping_of
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS

# The columns whose records are few enough to choose one from; by the others a list is named in a mapping.
CHOSEN = ("collections", "programme")
MOST_OFFERED = 300


class WholeListForm(forms.Form):
    """The list that the file is the whole of, by what its records share or by the source that lists them."""

    complete = forms.ChoiceField(label="This file is", required=False)

    def __init__(self, typed: Any = None, *, batch: ImportBatch) -> None:
        before = mapping_of(batch)
        said = before.complete
        is_source = said.startswith(f"{SOURCE}=")
        initial = {"complete": "" if is_source else said, SOURCE: said.partition("=")[2] if is_source else ""}
        super().__init__(typed, initial=initial)
        self.label_suffix = ""
        self.before, self.record = before, batch.only_record
        scopes = scope_columns(self.record)
        offered = _offered(self.record)
        if said and not is_source and said not in {value for value, _ in offered}:
            offered.append((said, f"The whole of {said}"))
        choices: Any = [("", "A part: say nothing of what it does not hold"), *offered]
        self.fields["complete"].choices = choices  # type: ignore[attr-defined]
        if SOURCE in scopes:
            self.fields[SOURCE] = forms.CharField(
                label="Or all for which this is cited",
                required=False,
                max_length=120,
                help_text="The ref of the source that lists them.",
            )

    def clean(self) -> dict[str, Any]:
        """Refuses two lists at once, and what is none."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("complete") and cleaned.get(SOURCE):
            self.add_error(SOURCE, "Choose a list or give a source, not both.")
        elif self.said(cleaned):
            try:
                self._check(whole_list(self.record, self.said(cleaned)))
            except ValueError as error:
                self.add_error(SOURCE if cleaned.get(SOURCE) else None, str(error))
        return cleaned

    def _check(self, whole: WholeList) -> None:
        """ValueError with the nearest ref where what makes the list is not there."""
        if model := scope_model(whole):
            References().find(model, whole.ref)

    def said(self, cleaned: dict[str, Any]) -> str:
        """The list as a mapping writes it; nothing for a part."""
        source = cleaned.get(SOURCE)
        return f"{SOURCE}={source}" if source else cleaned.get("complete") or ""

    @property
    def mapping(self) -> FileMapping:
        """How the file is to be read now."""
        return replace(self.before, complete=self.said(self.cleaned_data))


def whole_list_form(batch: ImportBatch, typed: Any = None) -> WholeListForm | None:
    """The form for a waiting batch of one file; nothing for several, and for records without refs."""
    record = batch.only_record
    if not record or [key.column_name for key in RECORDS[record]().key_columns] != ["ref"]:
        return None
    return WholeListForm(typed, batch=batch)


def _offered(record: str) -> list[tuple[str, str]]:
    kind = record_label(record)
    found = [(ALL, f"All {kind} that there are")]
    scopes = scope_columns(record)
    for name in CHOSEN:
        column: Any = scopes.get(name)
        if column is None:
            continue
        label = "in the collection" if isinstance(column, MembersColumn) else f"of the {name}"
        named = column.related_model._default_manager.order_by("title")
        found += [(f"{name}={each.ref}", f"All {kind} {label} {each}") for each in named[:MOST_OFFERED]]
    return found
