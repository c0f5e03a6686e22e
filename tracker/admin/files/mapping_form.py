"""Columns of others: for each header that a file has and we do not, which of our columns it stands for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.models import ImportBatch
from tracker.transfer.declaration.mapping import (
    column_names,
    guess_mapping,
    kinds_of,
    remembered_mapping,
    unknown_headers,
)
from tracker.transfer.reading.batch_files import sample_cells

LEFT_OUT = "-"
MOST_HEADERS = 60
LONGEST_EXAMPLE = 60


class MappingForm(forms.Form):
    """One choice a header, with what was chosen, remembered or guessed; `headers` go with a cell of each."""

    def __init__(self, headers: Mapping[str, str], columns: Sequence[str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        self.headers = list(headers)
        choices = [("", "Choose…"), (LEFT_OUT, "Ignore this column"), *((name, name) for name in columns)]
        for number, (header, example) in enumerate(headers.items()):
            such_as = f"such as “{Truncator(example).chars(LONGEST_EXAMPLE)}”" if example else ""
            self.fields[f"header-{number}"] = forms.ChoiceField(
                label=f"“{header}” is", choices=choices, help_text=such_as
            )

    @property
    def mapping(self) -> dict[str, str]:
        """The column chosen for each header; empty for one that is left out."""
        chosen = (self.cleaned_data[f"header-{number}"] for number in range(len(self.headers)))
        return {
            header: "" if column == LEFT_OUT else column for header, column in zip(self.headers, chosen, strict=True)
        }


def mapping_form(batch: ImportBatch, typed: Any = None) -> MappingForm | None:
    """The form for a waiting batch; nothing when it has no foreign headers, or more than one would sort by hand."""
    headers = unknown_headers(batch)
    if not headers or len(headers) > MOST_HEADERS:
        return None
    columns = list(dict.fromkeys(column for record in batch.records for column in column_names(record)))
    samples = sample_cells(batch)
    cells = {header: next(iter(held), "") for header, held in samples.items()}
    free = [column for column in columns if column not in cells or len(batch.records) > 1]
    known = (
        batch.mapping or remembered_mapping(batch, headers) or guess_mapping(headers, free, kinds_of(batch), samples)
    )
    initial = {
        f"header-{number}": known[header] or LEFT_OUT for number, header in enumerate(headers) if header in known
    }
    return MappingForm({header: cells.get(header, "") for header in headers}, columns, typed, initial=initial)
