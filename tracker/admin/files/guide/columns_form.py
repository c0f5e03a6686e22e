"""Step 2, columns: what each header stands for, what all rows have in common, refs, and what parts lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.admin.files.guide.drafts import headers_of, said_in
from tracker.admin.files.guide.plain_select import PlainSelect
from tracker.models import Collection as RecordCollection
from tracker.models import ImportDraft
from tracker.transfer.declaration.brought_along import BROUGHT_ALONG, file_columns
from tracker.transfer.declaration.cell_marks import CLEAR
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.file_mapping import FileMapping, mapping_problems, ref_sources
from tracker.transfer.declaration.header_words import plain_words
from tracker.transfer.declaration.mapping import guess_mapping
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ChoiceWidget, ItemsWidget

LEFT_OUT = "-"
# Columns that say nothing without another: of records that are brought along.
NEEDS = {"as_of": "status", "lifting_reason": "lifted"}
AS_OF = "constant-as_of"
# Which collection new records join is asked in plain sight: where there is one, it is that one unless none is said.
JOINED = "collections"
LONGEST_EXAMPLE = 60
MOST_EXAMPLES = 2
MOST_COLLECTIONS = 300
# Headers of columns that may do no more than number the rows.
NUMBERS = ("", "no", "nr", "num", "number", "row", "index", "s no", "sl no", "nº")
# A list of names in one cell is mostly parted so, where it is not by `;`.
USUAL = (",", "/", "&", "|")


class ColumnsForm(forms.Form):
    """One choice for each header, with what was said or guessed; then what the file lacks."""

    def __init__(self, *arguments: Any, draft: ImportDraft, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix, self.draft, self.said = "", draft, said_in(draft)
        self.headers, self.samples = headers_of(draft)
        self.columns = file_columns(draft.record)
        self.known = self._known()
        self._add_headers()
        self.fields["leave_others"] = forms.BooleanField(
            label="Leave out all columns for which nothing is chosen", required=False
        )
        self._add_refs()
        self._add_constants()
        self._add_separators()

    def _known(self) -> dict[str, str]:
        """What each header stands for, as it was said or else guessed; headers of ours are what they say."""
        said = {header: column or LEFT_OUT for header, column in self.said.columns.items()}
        own = {header: header for header in self.headers if header in self.columns}
        asked = [header for header in self.headers if header not in said and header not in own]
        taken = {*said.values(), *(own[header] for header in own if header not in said)}
        free = [name for name in self.columns if name not in taken]
        counted = {header: LEFT_OUT for header in asked if _counts_rows(header, self.samples.get(header, ()))}
        left = [header for header in asked if header not in counted]
        return {**guess_mapping(left, free, self.columns, self.samples), **counted, **own, **said}

    def _add_headers(self) -> None:
        needed = [name for name, column in self.columns.items() if column.is_needed]
        rest = [name for name in self.columns if name not in needed]
        choices = [
            ("", "Choose…"),
            (LEFT_OUT, "Leave this column out"),
            ("Needed", [(name, name) for name in needed]),
            ("Others", [(name, name) for name in rest]),
        ]
        for number, header in enumerate(self.headers):
            examples = ", ".join(
                f"“{Truncator(cell).chars(LONGEST_EXAMPLE)}”"
                for cell in list(dict.fromkeys(self.samples.get(header, ())))[:MOST_EXAMPLES]
            )
            self.fields[f"header-{number}"] = forms.ChoiceField(
                label=f"“{header}” is",
                choices=choices,
                widget=PlainSelect,
                required=False,
                initial=self.known.get(header, ""),
                help_text=f"such as {examples}" if examples else "no cell of the first rows says anything",
            )

    def _add_refs(self) -> None:
        sources = ref_sources(RECORDS[self.draft.record]())
        if sources and "ref" not in self.known.values():
            guess = next((name for name in sources if name in self.known.values()), "")
            is_new = self.draft.reached < 3 and not self.said.refs_from
            self.fields["refs_from"] = forms.ChoiceField(
                label="Make refs",
                choices=[("", "No, the file gives them"), *((name, f"From {name}") for name in sources)],
                required=False,
                initial=guess if is_new else self.said.refs_from,
                help_text="Rows without a ref get one; a stored record of the same title is that record.",
            )

    def _add_constants(self) -> None:
        """Columns that no header stands for: those that records need first, and what is brought along."""
        brought = BROUGHT_ALONG.get(self.draft.record, {})
        along = [name for name in NEEDS if name in brought and self._is_wanted(name, self.known.values())]
        lacking = {
            name: column for name, column in self.columns.items() if name not in self.known.values() and name != "ref"
        }
        self.first_constants = [name for name, column in lacking.items() if column.is_needed or name in along]
        self.first_constants += [JOINED] if JOINED in lacking else []
        for name in (*self.first_constants, *(name for name in lacking if name not in self.first_constants)):
            self.fields[f"constant-{name}"] = _constant_field(name, lacking[name], self.said.constants.get(name, ""))
        if JOINED in lacking:
            self.fields[f"constant-{JOINED}"] = _collections_field(self.said.constants.get(JOINED, ""))

    def _is_wanted(self, name: str, there: Collection[str]) -> bool:
        """Whether a column that goes with another one is of use: where that one is there."""
        is_along = name in NEEDS and name in BROUGHT_ALONG.get(self.draft.record, {})
        return name in self.columns and (not is_along or NEEDS[name] in there)

    def _add_separators(self) -> None:
        of = {column: header for header, column in self.known.items()}
        lists = [
            name for name, column in self.columns.items() if isinstance(column.widget, ItemsWidget) and name in of
        ]
        for name in lists:
            cells = self.samples.get(of[name], ())
            guess = "" if self.draft.reached > 2 else _separator_in(cells)
            self.fields[f"separator-{name}"] = forms.CharField(
                label=f"Items of {name} are parted by",
                required=False,
                max_length=10,
                strip=False,
                initial=self.said.separators.get(name, guess),
                help_text="Empty: by a semicolon ( ; ).",
                widget=forms.TextInput(attrs={"size": 4}),
            )

    def clean(self) -> dict[str, Any]:
        """Each header is something, each of our columns one header's, and constants can be read."""
        cleaned: dict[str, Any] = super().clean() or {}
        taken: dict[str, str] = {}
        for number, header in enumerate(self.headers):
            column = cleaned.get(f"header-{number}", "")
            if not column and not cleaned.get("leave_others"):
                self.add_error(f"header-{number}", "Choose a column, or leave this one out.")
            elif column in taken:
                self.add_error(f"header-{number}", f"“{taken[column]}” is {column} already; leave one of them out.")
            elif column not in ("", LEFT_OUT):
                taken[column] = header
        is_brought = "as_of" in BROUGHT_ALONG.get(self.draft.record, {})
        if is_brought and "status" in taken and "as_of" not in taken and not cleaned.get(AS_OF, "said"):
            self.add_error(AS_OF, "Each status needs the day as of which it holds: give one for all, or a column.")
        if not self.errors:
            for reason in mapping_problems(self._said(cleaned), self.draft.record):
                self._place(reason)
        return cleaned

    def _place(self, reason: str) -> None:
        """Puts what is wrong beside the field it is about, where one can be told."""
        part, _, told = reason.partition(": ")
        kind = {"constants": "constant", "separators": "separator"}.get(part, "")
        named = [each.partition("-")[2] for each in self.fields if kind and each.startswith(f"{kind}-")]
        name = next((each for each in named if told.startswith((f"{each} ", f"`{each}` "))), "")
        self.add_error(f"{kind}-{name}" if name else None, reason)

    @property
    def mapping(self) -> FileMapping:
        """What the choices say, with what was said before of other things."""
        return self._said(self.cleaned_data)

    def _said(self, cleaned: Mapping[str, Any]) -> FileMapping:
        chosen = {header: cleaned.get(f"header-{number}") or LEFT_OUT for number, header in enumerate(self.headers)}
        columns = {
            header: "" if column == LEFT_OUT else column for header, column in chosen.items() if header != column
        }
        taken = set(chosen.values())
        constants = {
            name.removeprefix("constant-"): value
            for name, value in cleaned.items()
            if name.startswith("constant-") and value
        }
        separators = {
            name.removeprefix("separator-"): value
            for name, value in cleaned.items()
            if name.startswith("separator-") and value and value.strip() != ";"
        }
        constants = {
            name: cell for name, cell in constants.items() if name not in taken and self._is_wanted(name, taken)
        }
        present = {*taken, *constants}
        return replace(
            self.said,
            record=self.draft.record,
            columns=columns,
            constants=constants,
            separators={name: value for name, value in separators.items() if name in taken},
            values={name: words for name, words in self.said.values.items() if name in present},
            refs_from="" if "ref" in taken else cleaned.get("refs_from", ""),
        )

    @property
    def header_fields(self) -> list[forms.BoundField]:
        """The fields of headers."""
        return [self[f"header-{number}"] for number in range(len(self.headers))]

    @property
    def needed_fields(self) -> list[forms.BoundField]:
        """What the file lacks and new records need, and how it is made ours."""
        names = [
            *(["refs_from"] if "refs_from" in self.fields else []),
            *(f"constant-{name}" for name in self.first_constants),
            *(name for name in self.fields if name.startswith("separator-")),
        ]
        return [self[name] for name in names]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What else may be said of all rows."""
        first = {f"constant-{name}" for name in self.first_constants}
        return [self[name] for name in self.fields if name.startswith("constant-") and name not in first]

    @property
    def more_is_said(self) -> bool:
        """Whether any of these holds something."""
        return any(field.value() or field.errors for field in self.more_fields)


def _constant_field(name: str, column: Column, said: str) -> forms.Field:
    label = f"{name} of all rows"
    lacks = "The file has no such column" + ("; new records need it." if column.is_needed else ".")
    if isinstance(column.widget, ChoiceWidget):
        values = [("", "Not said"), *((value, value) for value in column.widget.choices)]
        return forms.ChoiceField(label=label, choices=values, required=False, initial=said, help_text=lacks)
    return forms.CharField(
        label=label, required=False, initial=said, max_length=1000, help_text=f"{lacks} It may be {column.expected}."
    )


def _counts_rows(header: str, cells: Sequence[str]) -> bool:
    """Whether a column does no more than number the rows."""
    return plain_words(header) in NUMBERS and [str(number) for number in range(1, len(cells) + 1)] == list(cells)


def _separator_in(cells: Sequence[str]) -> str:
    """What parts items in the cells, by the looks of them."""
    if any(";" in cell for cell in cells):
        return ""
    return next((mark for mark in USUAL if any(mark in cell for cell in cells)), "")


def _collections_field(said: str) -> forms.Field:
    found = list(RecordCollection.objects.order_by("title").values_list("ref", "title")[:MOST_COLLECTIONS])
    unsaid = f"“{found[0][1]}”, the only collection" if len(found) == 1 else "None is said: new ones are in none"
    choices = [("", unsaid)]
    if len(found) == 1:
        choices.append((CLEAR, "None; those that are stored are taken out"))
    else:
        choices += found
    if said and said not in dict(choices):
        choices.append((said, said))
    return forms.ChoiceField(label="They join", choices=choices, required=False, initial=said)
