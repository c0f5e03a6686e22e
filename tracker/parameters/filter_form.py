"""The filter form: what may be chosen in each field, and what is chosen now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tracker.parameters.filters import FIELDS, IMPLIED, OPEN, SCORED, Filters
from tracker.parameters.options import MOST_OPTIONS, Options
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, ResponseOutcome, Schedule, Status

LABELS = {
    "actor": "Actor",
    "speaker": "Speaker",
    "topic": "Topic",
    "meeting": "Meeting",
    "collection": "Collection",
    "kind": "Kind",
    "status": "Status",
    "axis": "Basis",
    "schedule": "Deadline",
    "gap": "Claimed vs delivered",
    "response": "Response",
    "inference": "Attribution",
    "q": "Words in the text",
}

RECORD_FIELDS = ("actor", "topic", "meeting")


@dataclass(frozen=True, kw_only=True)
class FieldOption:
    """One option of a field: its value in the address and its label."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """A select field; `everything` is the label of no choice."""

    name: str
    label: str
    everything: str
    entries: tuple[FieldOption, ...]
    value: str

    @property
    def drawn(self) -> SafeString:
        """Its entries as options of HTML, the chosen one selected: there are a hundred on a page."""
        return mark_safe(  # noqa: S308 (values and labels are escaped)
            "".join(
                f'<option value="{escape(entry.value)}"{" selected" if entry.value == self.value else ""}>'
                f"{escape(entry.label)}</option>"
                for entry in self.entries
            )
        )

    @property
    def is_cut(self) -> bool:
        """Whether there are more records than are offered."""
        return self.name in RECORD_FIELDS and len(self.entries) > MOST_OPTIONS


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A filter in force, in words, and the query string without it."""

    label: str
    value: str
    query: str


@dataclass(frozen=True, kw_only=True)
class FilterForm:
    """The filter form: fields always shown, fields behind "more", and the filters in force."""

    first: tuple[Field, ...]
    more: tuple[Field, ...]
    chips: tuple[Chip, ...]


def filter_form(filters: Filters, options: Options) -> FilterForm:
    """The form for this view."""
    scored = [(kind.value, kind.label) for kind in CommitmentKind if kind in SCORED_KINDS]
    lists = {
        "actor": ("All actors", [(option.ref, option.name) for option in options.actor]),
        "topic": ("All topics", [(option.ref, option.name) for option in options.topic]),
        "status": ("All statuses", Status.choices),
        "speaker": ("Whoever speaks of it", [(option.ref, option.name) for option in options.speaker]),
        "meeting": ("All meetings", [(option.ref, option.name) for option in options.meeting]),
        "kind": ("Pledges, agreements, measures", scored),
        "axis": (
            "",
            [
                (Axis.EVIDENCE.value, "Evidence (what the record supports)"),
                (Axis.OFFICIAL.value, "Official (what a party says)"),
            ],
        ),
        "schedule": ("With or without deadline", Schedule.choices),
        "gap": ("Gap or no gap", [(OPEN, "Gap")]),
        "response": ("Answered or not", ResponseOutcome.choices),
        "inference": ("Stated or implied", [(IMPLIED, "Implied: our inference")]),
        "collection": ("All collections", [(option.ref, option.name) for option in options.collection]),
    }
    fields = {
        name: Field(
            name=name,
            label=LABELS[name],
            everything=everything,
            entries=tuple(FieldOption(value=value, label=str(label)) for value, label in entries),
            value=getattr(filters, name),
        )
        for name, (everything, entries) in lists.items()
    }
    seldom = {
        **{name: bool(getattr(filters, name)) for name in ("speaker", "response", "inference")},
        "collection": bool(filters.collection) or len(options.collection) > 1,
    }
    names = tuple(name for name in fields if seldom.get(name, True))
    return FilterForm(
        first=tuple(fields[name] for name in names[:3]),
        more=tuple(fields[name] for name in names[3:]),
        chips=tuple(chips(filters, fields.values())),
    )


def chips(filters: Filters, fields: Iterable[Field]) -> Iterable[Chip]:
    """The filters in force, each with the query string that removes it."""
    labels = {field.name: {entry.value: entry.label for entry in field.entries} for field in fields}
    labels["kind"] = {SCORED: "Pledges, agreements, measures", **dict(CommitmentKind.choices)}
    for name in FIELDS:
        if name in filters.narrowed:
            value = getattr(filters, name)
            yield Chip(
                label=LABELS[name],
                value=str(labels.get(name, {}).get(value, value)),
                query=filters.without(name).to_query(),
            )
