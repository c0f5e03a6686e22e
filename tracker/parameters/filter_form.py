"""The filter form: what may be chosen in each field, and what is chosen now."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.parameters.filters import FIELDS, OPEN, SCORED, Filters
from tracker.parameters.options import Options
from tracker.vocabulary import SCORED_KINDS, Axis, CommitmentKind, Schedule, Status

LABELS = {
    "actor": "Actor",
    "topic": "Topic",
    "meeting": "Meeting",
    "kind": "Kind",
    "status": "Status",
    "axis": "Whose word",
    "schedule": "Deadline",
    "gap": "Say-do gap",
    "q": "Words",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One value of a field, by the text that goes into the address."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field with a list to choose from; `everything` is what choosing none means."""

    name: str
    label: str
    everything: str
    entries: tuple[Entry, ...]
    value: str


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A field that narrows the view, in words, and the query string without it."""

    label: str
    value: str
    query: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The form: fields always seen, fields behind "more", and what narrows the view now."""

    first: tuple[Field, ...]
    more: tuple[Field, ...]
    chips: tuple[Chip, ...]


def choices(filters: Filters, options: Options) -> Choices:
    """The form for this view."""
    scored = [(kind.value, kind.label) for kind in CommitmentKind if kind in SCORED_KINDS]
    lists = {
        "actor": ("Every actor", [(option.ref, option.name) for option in options.actor]),
        "topic": ("Every topic", [(option.ref, option.name) for option in options.topic]),
        "status": ("Every status", Status.choices),
        "meeting": ("Every meeting", [(option.ref, option.name) for option in options.meeting]),
        "kind": ("Pledges, agreements, measures", scored),
        "axis": ("", [(Axis.EVIDENCE.value, "What the record supports"), (Axis.OFFICIAL.value, "What a party says")]),
        "schedule": ("Any or none", Schedule.choices),
        "gap": ("With or without", [(OPEN, "Words run ahead of the record")]),
    }
    fields = {
        name: Field(
            name=name,
            label=LABELS[name],
            everything=everything,
            entries=tuple(Entry(value=value, label=str(label)) for value, label in entries),
            value=getattr(filters, name),
        )
        for name, (everything, entries) in lists.items()
    }
    names = tuple(fields)
    return Choices(
        first=tuple(fields[name] for name in names[:3]),
        more=tuple(fields[name] for name in names[3:]),
        chips=tuple(chips(filters, fields.values())),
    )


def chips(filters: Filters, fields: Iterable[Field]) -> Iterable[Chip]:
    """What narrows the view, each to be taken away on its own."""
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
