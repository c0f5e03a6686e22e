"""Names that no record has: of each, whether one is to be made, which one is meant, or whether it says nothing.

Or it is the same as another of them. The answer is a mapping by which the same files are planned anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.text import Truncator

from tracker.actions.imports.may_import import may_import
from tracker.admin.files.record_labels import record_label
from tracker.admin.files.saved_mapping import keep_mapping, name_refusal
from tracker.models import ImportBatch
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.lacking.creation import (
    CITED,
    MAKEABLE,
    NAMES,
    SOURCE,
    creation_problems,
    needed_columns,
)
from tracker.transfer.declaration.mapping import kinds_of, mapping_of
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import folded
from tracker.transfer.loading.lacking.similar_names import alike, similar_names

# Names of which it is asked one by one; of the rest it can be said what all are.
MOST_ASKED = 100
LONGEST_SHOWN = 80
# Of so many each may be the same as any other; of more only as one that is spelt alike.
FEW = 30
AS_ALL, NEW, IS, SAME, NOTHING, LATER = "", "new:", "is:", "same:", "nothing", "later"
YES = "yes"
Choices = list[Any]


@dataclass(frozen=True, kw_only=True)
class Missing:
    """A name that no record has, the columns it stands in, in how many rows, and the records it may mean.

    `alike` are other missing names that may be spellings of the same.
    """

    record: str
    name: str
    columns: Sequence[str]
    times: int
    similar: Sequence[tuple[str, str]]
    alike: Sequence[str] = ()


class MissingForm(forms.Form):
    """For each kind of record what all missing ones are, and for each name what it is."""

    def __init__(
        self,
        asked: Sequence[Missing],
        makeable: Sequence[str],
        *arguments: Any,
        batch: ImportBatch,
        user: Any,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        self.batch, self.user, self.asked, self.makeable = batch, user, asked, makeable
        for record in makeable:
            self._add_kind(record)
        for number, each in enumerate(asked):
            self.fields[f"name-{number}"] = forms.ChoiceField(
                label=f"“{Truncator(each.name).chars(LONGEST_SHOWN)}”",
                choices=self._answers(each),
                required=False,
                help_text=f"{', '.join(each.columns)}, in {each.times:,} {'row' if each.times == 1 else 'rows'}",
            )

        if batch.only_record and user.has_perm("tracker.add_savedmapping"):
            self.fields["save_as"] = forms.CharField(
                label="Remember this as", required=False, max_length=100, help_text="A name, to use it again."
            )
            self.fields["is_shared"] = forms.BooleanField(label="for others and the command line, too", required=False)

    def _add_kind(self, record: str) -> None:
        """What all missing records of a kind are, but for those of which something else is said."""
        kind = record_label(record)
        self.fields[f"all-{record}"] = forms.ChoiceField(
            label=f"All missing {kind}",
            choices=[("", "Make none"), *_kinds(record)],
            required=False,
            help_text="New records are drafts, part of this plan, and undone with it.",
        )
        if record in CITED:
            self.fields[f"source-{record}"] = forms.CharField(
                label=f"Source of new {kind}",
                required=False,
                max_length=120,
                help_text="The ref of a source that is cited for each; or nothing.",
            )

    def _answers(self, missing: Missing) -> Choices:
        similar = [
            (f"{IS}{ref}", f"{Truncator(named).chars(LONGEST_SHOWN)} ({ref})") for ref, named in missing.similar
        ]
        kinds = [(f"{NEW}{value}", f"New: {label}") for value, label in _kinds(missing.record)]
        others = [
            (f"{SAME}{number}", Truncator(other.name).chars(LONGEST_SHOWN))
            for number, other in enumerate(self.asked)
            if other.record == missing.record
            and other is not missing
            and (other.name in missing.alike or len(self.asked) <= FEW)
        ]
        others.sort(key=lambda choice: self.asked[int(choice[0].removeprefix(SAME))].name not in missing.alike)
        is_doubtful = similar or missing.alike
        return [
            (AS_ALL, "Not said yet; there is one much like it" if is_doubtful else "As said for all"),
            *([("Did you mean", similar)] if similar else []),
            *([("The same as", others)] if others else []),
            *([("A new one", kinds)] if missing.record in self.makeable else []),
            (NOTHING, "Says nothing: read it as empty"),
            (LATER, "Not yet: leave it as an error"),
        ]

    @property
    def general(self) -> list[forms.BoundField]:
        """The fields of what is said of all of a kind."""
        return [self[name] for name in self.fields if name.startswith(("all-", "source-"))]

    @property
    def further(self) -> int:
        """How many names are not asked about one by one."""
        names = {(each["record"], folded(each["name"])) for each in self.batch.missing}
        return len(names) - len(self.asked)

    @property
    def kept(self) -> list[forms.BoundField]:
        """The fields of the name under which it is kept."""
        return [self[name] for name in ("save_as", "is_shared") if name in self.fields]

    @property
    def names(self) -> list[tuple[str, forms.BoundField]]:
        """The field of each name, with the kind of record that is due there."""
        return [
            (record_label(each.record).capitalize(), self[f"name-{number}"]) for number, each in enumerate(self.asked)
        ]

    def clean_save_as(self) -> str:
        """The name, if it is nobody else's."""
        name: str = self.cleaned_data["save_as"].strip()
        if name and (refusal := name_refusal(name, self.batch.only_record, self.user)):
            raise forms.ValidationError(refusal)
        return name

    def save(self) -> None:
        """Keeps what was said under the name that was given, if one was."""
        if name := self.cleaned_data.get("save_as"):
            record, is_shared = self.batch.only_record, self.cleaned_data["is_shared"]
            keep_mapping(name, self.mapping, record=record, user=self.user, is_shared=is_shared)

    def clean(self) -> dict[str, Any]:
        """Refuses what cannot be said, such as a new record of a kind that was not chosen."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number in [number for number in range(len(self.asked)) if self._meant(number) is None]:
            self.add_error(f"name-{number}", "This leads back to the name itself; say of one of them what it is.")
        if not self.errors:
            for problem in creation_problems(self.mapping.create):
                self.add_error(None, problem)
        return cleaned

    def _meant(self, number: int) -> str | None:
        """What was said of a name, or of the one that it is the same as; None where that leads back to itself."""
        named: list[int] = [number]
        while (answer := self.cleaned_data.get(f"name-{named[-1]}") or AS_ALL).startswith(SAME):
            following = int(answer.removeprefix(SAME))
            if following in named:
                return None
            named.append(following)
        is_other = len(named) > 1 and answer != NOTHING and not answer.startswith(IS)
        return f"{IS}{self.asked[named[-1]].name}" if is_other else answer

    @property
    def mapping(self) -> FileMapping:
        """How the files are to be read now: as before, with what was said of names."""
        before = mapping_of(self.batch)
        values = {column: dict(words) for column, words in before.values.items()}
        names: dict[str, dict[str, Any]] = {record: dict(_names_in(before, record)) for record in before.create}
        for number, each in enumerate(self.asked):
            answer = self._meant(number) or AS_ALL
            said = names.setdefault(each.record, {})
            for name in [name for name in said if folded(name) == folded(each.name)] if answer else []:
                del said[name]
            if answer == NOTHING or answer.startswith(IS):
                meant = answer.removeprefix(IS) if answer != NOTHING else ""
                for column in each.columns:
                    words = values.setdefault(column, {})
                    # Names that were said to be the same go with it.
                    spellings = [word for word, name in words.items() if folded(name) == folded(each.name)]
                    words.update(dict.fromkeys([*spellings, each.name], meant))
            elif answer.startswith(NEW):
                said[each.name] = _cells_of_kind(each.record, answer.removeprefix(NEW))
            elif answer == LATER:
                said[each.name] = None
        create = {record: self._created(before, record, names.get(record, {})) for record in self.makeable}
        others = {record: said for record, said in before.create.items() if record not in self.makeable}
        made = {record: said for record, said in create.items() if said is not None}
        return replace(before, values=values, create={**others, **made})

    def _created(self, before: FileMapping, record: str, names: Mapping[str, Any]) -> dict[str, Any] | None:
        """What is said of one kind; nothing where none is made, and all others left where only some are."""
        chosen, source = self.cleaned_data.get(f"all-{record}"), self.cleaned_data.get(f"source-{record}")
        is_some = any(isinstance(answer, Mapping) for answer in names.values())
        if not chosen and not is_some:
            return None
        needed = needed_columns(record)
        if not chosen and not needed:
            # Where a name is all it takes, all are made of which nothing else is said.
            missing = [each["name"] for each in self.batch.missing if each["record"] == record]
            named = {folded(name) for name in names}
            names = {**names, **{name: None for name in missing if folded(name) not in named}}
        kept = {
            name: cell for name, cell in before.create.get(record, {}).items() if name not in (NAMES, SOURCE, *needed)
        }
        return {
            **kept,
            **(_cells_of_kind(record, chosen) if chosen else {}),
            **({SOURCE: source} if source else {}),
            **({NAMES: dict(names)} if names else {}),
        }


def _names_in(mapping: FileMapping, record: str) -> Mapping[str, Any]:
    names: Mapping[str, Any] = mapping.create.get(record, {}).get(NAMES, {})
    return names


def _kinds(record: str) -> list[tuple[str, str]]:
    """What a new record of a kind can be: its closed choice, or simply a new one."""
    if record not in MAKEABLE:
        return []
    for name in needed_columns(record):
        if choices := RECORDS[record]._meta.model._meta.get_field(name).flatchoices:
            return [(str(value), str(label)) for value, label in choices]
    return [(YES, "Make them")]


def _cells_of_kind(record: str, chosen: str) -> dict[str, str]:
    """The cells that a choice stands for."""
    needed = needed_columns(record)
    return {needed[0]: chosen} if needed and chosen != YES else {}


def missing_form(batch: ImportBatch, user: Any, typed: Any = None) -> MissingForm | None:
    """The form for a waiting batch; nothing where no name is missing and none was made."""
    before = mapping_of(batch)
    if not (batch.missing or before.create):
        return None
    named = {each["record"] for each in batch.missing} | set(before.create)
    makeable = [record for record in MAKEABLE if record in named and may_import(user, record)]
    asked = _asked(batch)
    if not asked and not makeable:
        return None
    initial: dict[str, str] = {}
    for record in makeable:
        said, needed = before.create.get(record), needed_columns(record)
        if said is not None:
            initial[f"all-{record}"] = str(said.get(needed[0], "")) if needed else YES
            initial[f"source-{record}"] = str(said.get(SOURCE, ""))
    for number, each in enumerate(asked):
        if each.name in (names := _names_in(before, each.record)) and names[each.name] is None:
            initial[f"name-{number}"] = LATER
    return MissingForm(asked, makeable, typed, initial=initial, batch=batch, user=user)


def _asked(batch: ImportBatch) -> list[Missing]:
    """The names that stand in most rows, with what each may mean; none that stands in no column of the files."""
    columns = kinds_of(batch)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in batch.missing:
        # Several files of a batch may name the same.
        same = found.setdefault((each["record"], folded(each["name"])), {**each, "lines": 0, "columns": []})
        same["lines"] += len(each["lines"])
        same["columns"] += [
            name for name in each.get("columns", ()) if name in columns and name not in same["columns"]
        ]
    shown = sorted((each for each in found.values() if each["columns"]), key=lambda each: -each["lines"])[:MOST_ASKED]
    similar: dict[tuple[str, str], Sequence[tuple[str, str]]] = {}
    others: dict[tuple[str, str], Sequence[str]] = {}
    for record in dict.fromkeys(each["record"] for each in shown):
        names = [each["name"] for each in shown if each["record"] == record]
        for name, near in similar_names(RECORDS[record]._meta.model, names).items():
            similar[record, name] = near
        others |= {(record, name): spelt for name, spelt in alike(names).items()}
    return [
        Missing(
            record=each["record"],
            name=each["name"],
            columns=each["columns"],
            times=each["lines"],
            similar=similar.get((each["record"], each["name"]), ()),
            alike=others.get((each["record"], each["name"]), ()),
        )
        for each in shown
    ]
