"""Step 3, values: what words, marks, dates and names of the file stand for, each asked once, with how often."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from tracker.admin.files.guide.drafts import file_of, said_in
from tracker.admin.files.guide.plain_select import PlainSelect
from tracker.admin.files.record_labels import record_label
from tracker.models import ImportDraft
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.column_fit import linked_model
from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.file_mapping import DATE_ORDERS, FileMapping, reason_against, value_table
from tracker.transfer.declaration.named_records import with_ref
from tracker.transfer.declaration.record_names import called, name_fields
from tracker.transfer.declaration.widgets import folded
from tracker.transfer.guessing.questions import ColumnQuestions, Word, questions_of

NOTHING = "-"
MARKS = [("empty", "Nothing: read it as empty"), ("kept", "What it says: keep it")]
MOST_SHOWN = 50
# Words that are asked of on one page: no form may send more than two thousand fields.
MOST_ASKED = 1_500
# Records that a box offers; of more, one writes the ref or the name.
MOST_OFFERED = 300


@dataclass(frozen=True, kw_only=True)
class Row:
    """A word of the file in the table of its column: how often it stands there, and the field that says what it is."""

    word: Word
    field: forms.BoundField | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """The words of one column: those that are asked, then those that were understood.

    `offered` are records that a name may stand for, by ref and name.
    """

    name: str
    kind: str
    asked: Sequence[Row]
    read: Sequence[Row]
    offered: Sequence[tuple[str, str]] = ()


class ValuesForm(forms.Form):
    """One choice for each word. What is left open stays as it is, and the plan says what is wrong with it."""

    def __init__(self, *arguments: Any, draft: ImportDraft, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix, self.draft, self.said = "", draft, said_in(draft)
        self.columns = file_columns(draft.record)
        self.asked = questions_of(file_of(draft), self.said)
        self.answers: list[tuple[str, str, Word, str]] = []
        self.is_cut = False
        for mark in self.asked.marks:
            self.fields[_key("mark", "", mark)] = forms.ChoiceField(
                label=f"The cell “{mark.text}” says", choices=MARKS, initial=self._mark(mark), required=False
            )
        if self.asked.two_days:
            self.fields["date_order"] = forms.ChoiceField(
                label="Days such as 03/04/2024",
                choices=[("", "Not said: they are refused"), *DATE_ORDERS.items()],
                required=False,
                initial=self.said.date_order,
                help_text=f"In {self.asked.two_days:,} cells.",
            )
        self.choices = [self._table(each, "choice", self._choice_field) for each in self.asked.choices]
        self.dates = [self._table(each, "date", self._date_field, also_read=True) for each in self.asked.dates]
        self.names = [self._table(each, "name", self._name_field) for each in self.asked.names]

    def _mark(self, mark: Word) -> str:
        return "kept" if folded(mark.text) in map(folded, self.said.kept) else "empty"

    def _table(self, questions: ColumnQuestions, kind: str, field: Any, *, also_read: bool = False) -> Table:
        column = self.columns[questions.name]
        said = value_table(self.said.values.get(questions.name, {}))

        def row(word: Word) -> Row:
            key = _key(kind, questions.name, word)
            self.fields[key] = field(column, word, said.get(folded(word.text)))
            self.answers.append((key, questions.name, word, kind))
            return Row(word=word, field=self[key])

        asked = questions.asked[: MOST_ASKED - len(self.fields)]
        self.is_cut |= len(asked) < len(questions.asked)
        is_open = kind == "name" and any(not word.choices for word in asked)
        return Table(
            name=questions.name,
            kind=record_label(self.asked.kinds[questions.name]) if kind == "name" else "",
            asked=[row(word) for word in asked],
            read=[row(word) if also_read else Row(word=word) for word in questions.read[:MOST_SHOWN]],
            offered=_offered(linked_model(column)) if is_open else (),
        )

    def _choice_field(self, column: Column, word: Word, said: str | None) -> forms.Field:
        widget: Any = column.widget
        labels = {value: name for name, value in reversed(list(widget.names.items()))}
        values = [(value, _sentence(labels.get(value, value))) for value in widget.choices]
        nothing = [] if column.is_needed else [(NOTHING, "Nothing: leave it empty")]
        initial = word.meant if said is None else said or NOTHING
        return forms.ChoiceField(
            label=_label(word),
            choices=[("", "Choose…"), *values, *nothing],
            widget=PlainSelect,
            required=False,
            initial=initial,
        )

    def _date_field(self, column: Column, word: Word, said: str | None) -> forms.Field:
        initial = word.meant if said is None else said or NOTHING
        if word.choices:
            choices = [("", "Choose…"), *((day, day) for day in word.choices)]
            if initial and initial not in word.choices:
                choices.append((initial, initial))
            return forms.ChoiceField(label=_label(word), choices=choices, required=False, initial=initial)
        return forms.CharField(
            label=_label(word),
            required=False,
            initial=initial,
            max_length=100,
            widget=forms.TextInput(attrs={"size": 24}),
        )

    def _name_field(self, column: Column, word: Word, said: str | None) -> forms.Field:
        if word.choices:
            choices = [("", "Choose…"), *((ref, ref) for ref in word.choices)]
            if said and said not in word.choices:
                choices.append((said, said))
            return forms.ChoiceField(label=_label(word), choices=choices, required=False, initial=said or "")
        return forms.CharField(
            label=_label(word),
            required=False,
            initial=said or "",
            max_length=300,
            widget=forms.TextInput(attrs={"size": 24, "list": f"offered-{column.column_name}"}),
        )

    def clean(self) -> dict[str, Any]:
        """Dates can be read, and names are refs or names of one record."""
        cleaned: dict[str, Any] = super().clean() or {}
        for key, name, _, kind in self.answers:
            given = (cleaned.get(key) or "").strip()
            if not given or given == NOTHING:
                continue
            column = self.columns[name]
            if kind == "name":
                cleaned[key] = self._ref(key, column, given)
            elif kind == "date":
                cleaned[key] = self._date(key, column, given)
        return cleaned

    def _ref(self, key: str, column: Column, given: str) -> str:
        model = linked_model(column)
        if with_ref(model, given).exists():
            return given
        refs = called(model, [given]).get(given, [])
        if len(refs) == 1:
            return refs[0]
        kind = model._meta.verbose_name_plural
        listed = f"{len(refs)} {kind} are called so: {', '.join(refs[:5])}; write the ref of one." if refs else ""
        self.add_error(key, listed or f"There is no {model._meta.verbose_name} of this ref or name.")
        return ""

    def _date(self, key: str, column: Column, given: str) -> str:
        if reason := reason_against(column, given):
            self.add_error(key, reason)
            return ""
        return column.understood(given)

    @property
    def mapping(self) -> FileMapping:
        """What the choices say, with what was said before of words that this file has not."""
        cleaned = self.cleaned_data
        values = {column: dict(words) for column, words in self.said.values.items()}
        for key, column, word, kind in self.answers:
            given = (cleaned.get(key) or "").strip()
            words = values.setdefault(column, {})
            for before in [each for each in words if folded(each) == folded(word.text)]:
                del words[before]
            is_as_read = kind == "date" and given == word.meant and self._is_read(column, word)
            if given and not is_as_read:
                words[word.text] = "" if given == NOTHING else given
        answers = {mark.text: cleaned.get(_key("mark", "", mark)) for mark in self.asked.marks}
        return replace(
            self.said,
            values={column: words for column, words in values.items() if words},
            empty=_with(self.said.empty, answers, "empty"),
            kept=_with(self.said.kept, answers, "kept"),
            date_order=cleaned.get("date_order", self.said.date_order),
        )

    def _is_read(self, column: str, word: Word) -> bool:
        return any(word in table.read for table in self.asked.dates if table.name == column)

    @property
    def mark_fields(self) -> list[tuple[forms.BoundField, Word]]:
        """Each mark with its field."""
        return [(self[_key("mark", "", mark)], mark) for mark in self.asked.marks]

    @property
    def has_nothing_to_ask(self) -> bool:
        """Whether every cell can be read as it stands."""
        return not self.fields


def _offered(model: Any) -> list[tuple[str, str]]:
    """The records of a kind, by ref and name, where they are so few that one looks through them."""
    named = next((field.name for field in name_fields(model) if field.name in ("name", "title")), "")
    found = list(model._default_manager.order_by("ref").values_list("ref", named)[: MOST_OFFERED + 1]) if named else []
    return [] if len(found) > MOST_OFFERED else found


def _key(kind: str, column: str, word: Word) -> str:
    digest = hashlib.sha256(word.text.encode()).hexdigest()[:12]
    return "-".join(filter(None, (kind, column, digest)))


def _label(word: Word) -> str:
    return f"“{word.text}”"


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]


def _with(before: Sequence[str], answers: dict[str, Any], answer: str) -> list[str]:
    """The cells of which this was said, now or before of others."""
    asked = set(map(folded, answers))
    kept = [cell for cell in before if folded(cell) not in asked]
    return [*kept, *(cell for cell, given in answers.items() if given == answer)]
