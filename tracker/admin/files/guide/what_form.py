"""Step 1, what is this: kind of record, sheet, header, encoding, separator and order of days, guessed and shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.admin.files.guide.begin import kinds_allowed
from tracker.admin.files.guide.drafts import SNIFFED, as_told, file_of, said_in
from tracker.models import ImportDraft
from tracker.transfer.declaration.file_mapping import DATE_ORDERS, ENCODINGS, FILE_SEPARATORS, FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.guessing.kinds import guess_record
from tracker.transfer.guessing.layout import Layout, first_of, layout_of
from tracker.transfer.reading.batch_files import first_cells
from tracker.transfer.reading.date_order import TWO_DAYS, could_be_two

NO_HEADER = "none"
WHERE = ("sheet", "encoding", "separator", "header_row")
MOST_SHOWN = 5
MOST_LOOKED_THROUGH = 2_000
LONGEST_LINE = 90
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class FirstRows:
    """The first rows of the table as they are read now, and what was said of reading them."""

    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    notes: Sequence[str]


class WhatForm(forms.Form):
    """What the file is; each choice says what it was guessed by."""

    def __init__(self, *arguments: Any, draft: ImportDraft, user: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix, self.draft, self.said = "", draft, said_in(draft)
        self.file = file_of(draft)
        self.layout = layout_of(self.file, self.said)
        self.shown = self._first_rows()
        self.fields["record"] = forms.ChoiceField(
            label="Kind of record", choices=kinds_allowed(user), initial=draft.record, help_text=self._why_record()
        )
        self._add_sheet(self.layout)
        self._add_header_row(self.layout)
        self._add_text(self.layout)
        self._add_date_order()

    def _first_rows(self) -> FirstRows:
        header, rows = self.file.rows(replace(self.said.where, record=""))
        first, problem = first_of(rows, MOST_LOOKED_THROUGH)
        self.header, self.rows = header, first
        notes = [*self.file.notes, *([str(problem)] if problem else [])]
        return FirstRows(header=header, rows=first[:MOST_SHOWN], notes=notes)

    def _why_record(self) -> str:
        guess = guess_record(self.header, first_cells(self.header, iter(self.rows)), self.draft.file_name)
        if guess.record != self.draft.record or not guess.columns:
            return ""
        told = ", ".join(f"“{header}” is {column}" for header, column in guess.columns.items() if header != column)
        return f"Guessed by the columns: {told}." if told else "Guessed by the names of the columns."

    def _add_sheet(self, layout: Layout) -> None:
        if len(layout.sheets) > 1:
            sheets = [
                (each.title, f"{each.title} ({each.rows:,} × {each.columns})" if each.rows else each.title)
                for each in layout.sheets
            ]
            self.fields["sheet"] = forms.ChoiceField(
                label="Sheet",
                choices=sheets,
                initial=self.said.sheet or layout.sheets[0].title,
                help_text="Rows × columns, as the workbook says. The others are left out.",
            )

    def _add_header_row(self, layout: Layout) -> None:
        lines = [(str(line), f"Line {line}: {_shown(row)}") for line, row in layout.lines]
        found = str(self.header.line)
        self.found_line = "" if self.said.header_row or self.said.no_header else found
        if found not in dict(lines):
            lines.append((found, f"Line {found}"))
        self.fields["header_row"] = forms.ChoiceField(
            label="The columns are named by",
            choices=[*lines, (NO_HEADER, "No line: the first line is a row already")],
            initial=NO_HEADER if self.said.no_header else found,
            help_text="What stands above is skipped.",
        )

    def _add_text(self, layout: Layout) -> None:
        if layout.encoding:
            self.fields["encoding"] = forms.ChoiceField(
                label="Encoding",
                choices=list(ENCODINGS.items()),
                initial=layout.encoding,
                help_text="If letters look wrong below, try another.",
            )
            self.fields["separator"] = forms.ChoiceField(
                label="Cells are parted by", choices=list(FILE_SEPARATORS.items()), initial=layout.separator
            )

    def _add_date_order(self) -> None:
        """Asked only where a cell could be two days."""
        cells = [(line, cell) for line, row in self.rows for cell in row if TWO_DAYS.fullmatch(cell.strip())]
        two = [(line, cell) for line, cell in cells if could_be_two(cell)]
        if not two:
            return
        line, cell = two[0]
        certain = [_order_of(cell) for _, cell in cells if _order_of(cell)]
        likely = certain[0] if len(set(certain)) == 1 else ""
        why = f"“{cell}” in line {line} could be two days."
        if likely:
            why += f" In other cells it is certain: {DATE_ORDERS[likely]}."
        self.fields["date_order"] = forms.ChoiceField(
            label="In days such as this",
            choices=[("", "Ask me of each"), *DATE_ORDERS.items()],
            required=False,
            initial=self.said.date_order or likely,
            help_text=why,
        )

    def clean(self) -> dict[str, Any]:
        """What is said, if the file can be read so."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            said = replace(self.mapping, record="")
            try:
                problem = first_of(self.file.rows(said.where)[1], MOST_LOOKED_THROUGH)[1]
            except FileProblem as error:
                problem = error
            if problem:
                self.add_error(next((name for name in WHERE if name in self.changed_data), None), str(problem))
        return cleaned

    @property
    def is_read_otherwise(self) -> bool:
        """Whether the first rows have to be looked at anew."""
        return bool(set(WHERE[:3]) & set(self.changed_data))

    @property
    def is_other(self) -> bool:
        """Whether what was said of columns and words has to be said anew, or at least looked at."""
        return self.is_read_otherwise or bool({"record", "header_row"} & set(self.changed_data))

    @property
    def mapping(self) -> FileMapping:
        """What is said now; of another kind of record, or another table, what was said of columns does not hold."""
        said = self.cleaned_data
        before = self.said if said["record"] == self.draft.record else FileMapping()
        line = said["header_row"]
        told = FileMapping()
        if "encoding" in said:
            told = as_told(bytes(self.draft.content[:SNIFFED]), said["encoding"], said["separator"])
        is_other = self.is_read_otherwise
        first = self.layout.sheets[0].title if self.layout.sheets else ""
        sheet = said.get("sheet", self.said.sheet)
        return replace(
            before,
            record=said["record"],
            sheet="" if sheet == first else sheet,
            no_header=line == NO_HEADER,
            header_row=0 if is_other or line in (NO_HEADER, self.found_line) else int(line),
            encoding=told.encoding,
            separator=told.separator,
            date_order=said.get("date_order", self.said.date_order),
        )


def _shown(row: Sequence[str]) -> str:
    return Truncator(" | ".join(filter(None, row))).chars(LONGEST_LINE)


def _order_of(cell: str) -> str:
    """In which order day and month stand where only one can be meant."""
    found = TWO_DAYS.fullmatch(cell.strip())
    if found is None:
        return ""
    first, second = int(found["first"]), int(found["second"])
    if first > MONTHS >= second:
        return "day_first"
    return "month_first" if second > MONTHS >= first else ""
