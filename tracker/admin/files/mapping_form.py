"""Columns of others: for each header that a file has and we do not, which of our columns it stands for.

What was said before can be chosen by its name, and what is said now be kept under one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.admin.files.plan import Plan
from tracker.admin.files.saved_mapping import keep_mapping, mapping_saved, name_refusal, visible_mappings
from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping, ref_sources
from tracker.transfer.declaration.mapping import (
    guess_mapping,
    kinds_of,
    mapping_of,
    marks_asked,
    remembered_mapping,
    unknown_headers,
)
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ChoiceWidget
from tracker.transfer.reading.batch_files import sample_cells

LEFT_OUT = "-"
MOST_HEADERS = 60
ANSWERS = [("", "Choose…"), ("empty", "Nothing: read it as empty"), ("kept", "What it says: keep it")]
LONGEST_EXAMPLE = 60


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What there is to say of a batch's files.

    `headers` go with a cell of each; `columns` are ours. `lacking` are columns of closed choices that new records need
    and the file has not: one value goes for all rows. `refs_from` are the columns that refs can be made from, where
    the file gives none; `marks` are cells that may say nothing.
    """

    headers: Mapping[str, str]
    columns: Sequence[str]
    lacking: Mapping[str, ChoiceWidget]
    refs_from: Sequence[str]
    marks: Sequence[str]


class MappingForm(forms.Form):
    """One choice for each thing that is asked, with what was chosen, remembered or guessed."""

    def __init__(self, asked: Asked, *arguments: Any, batch: ImportBatch, user: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        self.batch, self.user, self.lacking = batch, user, asked.lacking
        self.headers, self.marks = list(asked.headers), list(asked.marks)
        self.record = batch.only_record
        self.mappings = {str(each.pk): each for each in visible_mappings(user).filter(record=self.record)}
        self._add_saved()
        is_saved = bool(self.mappings and self.data.get("saved"))
        choices = [("", "Choose…"), (LEFT_OUT, "Ignore this column"), *((name, name) for name in asked.columns)]
        for number, (header, example) in enumerate(asked.headers.items()):
            such_as = f"such as “{Truncator(example).chars(LONGEST_EXAMPLE)}”" if example else ""
            self.fields[f"header-{number}"] = forms.ChoiceField(
                label=f"“{header}” is", choices=choices, help_text=such_as, required=not is_saved
            )
        for number, mark in enumerate(self.marks):
            self.fields[f"mark-{number}"] = forms.ChoiceField(
                label=f"The cell “{mark}” says", choices=ANSWERS, required=not is_saved
            )
        for name, widget in asked.lacking.items():
            values = [("", "Not said"), *((value, value) for value in widget.choices)]
            self.fields[f"constant-{name}"] = forms.ChoiceField(
                label=f"{name} of all rows", choices=values, required=False, help_text="The file has no such column."
            )
        if asked.refs_from:
            ways = [("", "No"), *((name, f"From {name}") for name in asked.refs_from)]
            self.fields["refs_from"] = forms.ChoiceField(
                label="Make refs", choices=ways, required=False, help_text="Rows without a ref get one."
            )
        if self.record and user.has_perm("tracker.add_savedmapping"):
            self.fields["save_as"] = forms.CharField(
                label="Remember this as", required=False, max_length=100, help_text="A name, to use it again."
            )
            self.fields["is_shared"] = forms.BooleanField(label="for others and the command line, too", required=False)

    def _add_saved(self) -> None:
        if self.mappings:
            names = [("", "None"), *((key, str(each.name)) for key, each in self.mappings.items())]
            self.fields["saved"] = forms.ChoiceField(
                label="Saved mapping",
                choices=names,
                required=False,
                help_text="What you change below goes before what it says.",
            )

    def clean_save_as(self) -> str:
        """The name, if it is nobody else's."""
        name: str = self.cleaned_data["save_as"].strip()
        if name and (refusal := name_refusal(name, self.record, self.user)):
            raise forms.ValidationError(refusal)
        return name

    def clean(self) -> dict[str, Any]:
        """Takes the saved mapping that was chosen, if it can be."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.chosen = None
        if saved := self.mappings.get(cleaned.get("saved") or ""):
            try:
                self.chosen = mapping_saved(saved)
            except FileProblem as error:
                self.add_error("saved", str(error))
        return cleaned

    @property
    def mapping(self) -> FileMapping:
        """How the files are to be read."""
        return self._changed(self.chosen) if self.chosen else self._said()

    def _changed(self, saved: FileMapping) -> FileMapping:
        """The saved mapping with what was chosen otherwise, and of what it does not speak of."""
        said, names = self._said(), {header: f"header-{number}" for number, header in enumerate(self.headers)}
        changed = set(self.changed_data)
        columns = {
            header: said.columns[header]
            for header, name in names.items()
            if self.cleaned_data[name] and (name in changed or header not in saved.columns)
        }
        constants = {
            name: said.constants[name]
            for name in self.lacking
            if f"constant-{name}" in changed and name in said.constants
        }
        taken = {column for column in columns.values() if column}
        marks = [mark for number, mark in enumerate(self.marks) if self.cleaned_data[f"mark-{number}"]]
        return replace(
            saved,
            columns={
                **{header: column for header, column in saved.columns.items() if column not in taken},
                **columns,
            },
            constants={name: cell for name, cell in {**saved.constants, **constants}.items() if name not in taken},
            empty=[*(cell for cell in saved.empty if cell not in marks), *said.empty],
            kept=[*(cell for cell in saved.kept if cell not in marks), *said.kept],
            refs_from=said.refs_from if "refs_from" in changed else saved.refs_from,
        )

    def _said(self) -> FileMapping:
        """What the choices say, with what was said before of other things."""
        chosen = (self.cleaned_data[f"header-{number}"] for number in range(len(self.headers)))
        columns = {
            header: "" if column == LEFT_OUT else column for header, column in zip(self.headers, chosen, strict=True)
        }
        constants = {name: self.cleaned_data[f"constant-{name}"] for name in self.lacking}
        before = mapping_of(self.batch)
        answers = {mark: self.cleaned_data[f"mark-{number}"] for number, mark in enumerate(self.marks)}
        return replace(
            before,
            record="" if before.record and before.columns != columns else before.record,
            columns=columns,
            constants={
                **{name: cell for name, cell in before.constants.items() if name not in columns.values()},
                **{name: cell for name, cell in constants.items() if cell and name not in columns.values()},
            },
            empty=[mark for mark, answer in answers.items() if answer == "empty"],
            kept=[mark for mark, answer in answers.items() if answer == "kept"],
            refs_from=self.cleaned_data.get("refs_from") or "",
        )

    def save(self) -> None:
        """Keeps what was said under the name that was given, if one was."""
        if name := self.cleaned_data.get("save_as"):
            is_shared = self.cleaned_data["is_shared"]
            keep_mapping(name, self.mapping, record=self.record, user=self.user, is_shared=is_shared)


def mapping_form(batch: ImportBatch, user: Any, typed: Any = None) -> MappingForm | None:
    """The form for a waiting batch; nothing when nothing is asked, or more than one would sort by hand."""
    samples = sample_cells(batch)
    headers, marks = _headers_to_map(batch, samples), marks_asked(batch)
    if not (headers or marks) or len(headers) > MOST_HEADERS:
        return None
    columns = list(kinds_of(batch))
    cells = {header: next(iter(held), "") for header, held in samples.items()}
    free = [column for column in columns if column not in cells or not batch.only_record]
    known = {header: column for header, column in batch.mapping.items() if header in headers}
    known = known or remembered_mapping(batch, headers)
    known = known or guess_mapping(headers, free, kinds_of(batch), samples)
    before = mapping_of(batch)
    initial = {
        **{f"header-{number}": known[header] or LEFT_OUT for number, header in enumerate(headers) if header in known},
        **{f"constant-{name}": cell for name, cell in before.constants.items()},
        **{f"mark-{number}": "empty" for number, mark in enumerate(marks) if mark in before.empty},
        **{f"mark-{number}": "kept" for number, mark in enumerate(marks) if mark in before.kept},
        "refs_from": before.refs_from,
    }
    asked = Asked(
        headers={header: cells.get(header, "") for header in headers},
        columns=columns,
        lacking=_lacking(batch, cells),
        refs_from=_ref_sources(batch, cells),
        marks=marks,
    )
    return MappingForm(asked, typed, initial=initial, batch=batch, user=user)


def _headers_to_map(batch: ImportBatch, samples: Mapping[str, object]) -> list[str]:
    """The headers to say something of: of a mapping that was made for other files, only those that the file has."""
    asked = unknown_headers(batch)
    if not samples:
        return asked
    if set(batch.mapping) <= set(samples):
        return [header for header in asked if header in samples]
    columns = kinds_of(batch)
    return [header for header in samples if header and (header in batch.mapping or header not in columns)]


def told_alike(plan: Plan, form: MappingForm) -> None:
    """Has what is said of an unknown column say the same as the form, which looked at its cells too."""
    for problem in (problem for row in plan.rows for problem in row.problems if problem.get("of_header")):
        if problem["value"] in form.headers:
            number = form.headers.index(problem["value"])
            taken_for = form[f"header-{number}"].value()
            if taken_for == LEFT_OUT:
                problem["reason"] = "there is no such column; above it is left out."
            elif taken_for:
                problem["reason"] = f"there is no such column; above it is taken for `{taken_for}`."
            else:
                problem["reason"] = "there is no such column; say above what it stands for."


def _lacking(batch: ImportBatch, headers: Mapping[str, str]) -> dict[str, ChoiceWidget]:
    """The columns of closed choices that a new record needs and the file has not by their names."""
    if not batch.only_record:
        return {}
    columns = RECORDS[batch.only_record]().columns
    return {
        column.column_name: column.widget
        for column in columns
        if column.is_needed and isinstance(column.widget, ChoiceWidget) and column.column_name not in headers
    }


def _ref_sources(batch: ImportBatch, headers: Mapping[str, str]) -> list[str]:
    """The columns that refs can be made from, where the file has no column of that name."""
    return ref_sources(RECORDS[batch.only_record]()) if batch.only_record and "ref" not in headers else []
