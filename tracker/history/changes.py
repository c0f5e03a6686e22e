"""Who changed what: every change of a record, read from the events that the database itself wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, GeneratedField, Model

from tracker.database.model_graph import event_key_column, events_of
from tracker.history.event_contexts import batch_in_words, batch_of, origin_of, user_of
from tracker.models import (
    Actor,
    Citation,
    Collection,
    CollectionMember,
    Commitment,
    CommitmentCollection,
    CommitmentTopic,
    Condition,
    Criterion,
    Exchange,
    ExchangeItem,
    Finding,
    ImportBatch,
    Indicator,
    IndicatorCollection,
    Link,
    Meeting,
    MeetingCollection,
    Milestone,
    Observation,
    Participation,
    Party,
    Response,
    Role,
    Ruling,
    Sanction,
    SanctionCollection,
    SanctionStep,
    SanctionTarget,
    StatusUpdate,
    Target,
)
from tracker.models.citation import CITABLE, DISPUTABLE
from tracker.partial_dates import PartialDate

Event = Any
Pair = tuple[Event, Event | None]
Parts = dict[type[Model], str]

# What hangs on a record, shown in its history, with the link to it.
TIED: dict[type[Model], Parts] = {
    Actor: {Role: "person"},
    Collection: {CollectionMember: "collection"},
    Commitment: {
        **dict.fromkeys(
            (
                Party,
                CommitmentTopic,
                CommitmentCollection,
                Link,
                StatusUpdate,
                Criterion,
                Milestone,
                Target,
                Condition,
            ),
            "commitment",
        ),
        Response: "demand",
    },
    Exchange: {ExchangeItem: "exchange"},
    Indicator: dict.fromkeys((Observation, Target, IndicatorCollection), "indicator"),
    Meeting: dict.fromkeys((Participation, MeetingCollection), "meeting"),
    Sanction: dict.fromkeys((SanctionTarget, SanctionCollection, SanctionStep, Condition), "sanction"),
    StatusUpdate: {Finding: "status_update"},
}
# What a citation can be for; rulings are on most of the same records.
CITED = {Citation._meta.get_field(name).related_model: name for name in CITABLE}
# What such rows are called where their own name does not do.
CALLED: dict[type[Model], str] = {
    Citation: "Citation of",
    Ruling: "Decision on a dispute",
    CollectionMember: "Member",
    CommitmentCollection: "Collection",
    CommitmentTopic: "Topic",
    IndicatorCollection: "Collection",
    MeetingCollection: "Collection",
    SanctionCollection: "Collection",
    SanctionTarget: "Target",
    SanctionStep: "Step",
    ExchangeItem: "Item",
}
# The fields that tell one from another.
TELLING: dict[type[Model], tuple[str, ...]] = {
    Citation: ("source", "paragraph"),
    CollectionMember: ("person", "role"),
    CommitmentCollection: ("collection",),
    CommitmentTopic: ("topic",),
    IndicatorCollection: ("collection",),
    MeetingCollection: ("collection",),
    SanctionCollection: ("collection",),
    Criterion: ("shows", "text"),
    Finding: ("criterion", "result"),
    Condition: ("depends_on_commitment", "depends_on_sanction", "words"),
    ExchangeItem: ("side", "commitment", "sanction", "sanction_step"),
    Link: ("kind", "to_commitment", "to_sanction", "to_step"),
    Milestone: ("title",),
    Observation: ("period", "value"),
    Participation: ("actor", "role"),
    Party: ("actor", "role"),
    Response: ("actor", "outcome", "answered_on"),
    Role: ("title", "organisation"),
    Ruling: ("field", "value"),
    SanctionTarget: ("actor",),
    SanctionStep: ("kind", "happened_on"),
    StatusUpdate: ("axis", "status", "as_of"),
    Target: ("indicator", "direction", "value", "due"),
}
TITLES = ("title", "name", "source")
WRITTEN_BY_THE_DATABASE = {"id", "recorded_at"}
# What a row is called by where it has no ref.
NAMED_BY = {"auth.user": "username", "tracker.importbatch": "file_name"}
WORDS = {"insert": "added", "update": "changed", "delete": "deleted"}


@dataclass(frozen=True, kw_only=True)
class RecordName:
    """What a record is called: its key, and its title or name."""

    ref: str
    title: str


Names = dict[type[Model], dict[int, RecordName]]


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field before and after, as words; empty where there was or is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of one row: when, by whom, how it was made, and which fields differ.

    `what` is empty for the record's own row; for a row that belongs to it, it is the kind, such as `Party`, and
    `which` is the one, such as `China, Committed`. `batch` is the number of the import batch that made the change,
    with what it was called; 0 outside of one. `row` and `event` are the primary keys of the row and of its event.
    """

    model: type[Model]
    row: int
    event: int
    at: datetime
    done: str
    what: str
    which: str
    who: str
    origin: str
    batch: int
    batch_in_words: str
    fields: tuple[FieldChange, ...]

    @property
    def in_words(self) -> str:
        """The change in a sentence: what was done to which row, by whom and when."""
        row = f"{self.what} {self.which}".strip() or "This record"
        who = f" by {self.who}" if self.who else ""
        return f"{row} was {self.done}{who} at {self.at:%H:%M} UTC on {self.at:%-d %B %Y}."


def changes_of(record: Model, *, limit: int = 200) -> list[Change]:
    """The latest changes of the record and of the rows that belong to it, newest first, at most `limit`."""
    kind = type(record)
    rows = {kind: event_key_column(kind), **parts_of(kind)}
    pairs = [(model, *pair) for model, link in rows.items() for pair in _latest(model, {link: record.pk}, limit)]
    pairs.sort(key=lambda pair: (pair[1].pgh_created_at, pair[0] is not kind, pair[1].pgh_id), reverse=True)
    return _in_words_of(kind, pairs[:limit])


def deletions(gone: Mapping[type[Model], Iterable[Event]]) -> dict[type[Model], list[Change]]:
    """What the events that deleted rows did, by model, each row told by what it was called."""
    pairs: list[tuple[type[Model], Event, Event | None]] = [
        (model, event, None) for model, events in gone.items() for event in events
    ]
    names = names_in(pairs, {})
    called = _with_gone(names, gone)
    found: dict[type[Model], list[Change]] = {model: [] for model in gone}
    for model, event, _ in pairs:
        change = _change(model, event, None, called, link="")
        which = filter(None, (change.which, _owner(model, event, names)))
        found[model].append(replace(change, which=", ".join(which)))
    return found


def _with_gone(names: Names, gone: Mapping[type[Model], Iterable[Event]]) -> Names:
    """The names, and those of the records that the events deleted."""
    called = {model: dict(of_model) for model, of_model in names.items()}
    for model, events in gone.items():
        for event in events:
            ref = getattr(event, "ref", "")
            title = next((getattr(event, name) for name in ("title", "name") if hasattr(event, name)), ref)
            if title:
                called.setdefault(model, {})[event.id] = RecordName(ref=ref, title=title)
    return called


def _owner(model: type[Model], event: Event, names: Names) -> str:
    """What the record is called that the row hangs on; nothing for a record that stands by itself."""
    owners: dict[Any, str] = {record: parts[model] for record, parts in TIED.items() if model in parts}
    if model is Citation:
        owners.update(CITED)
    found = (names.get(record, {}).get(getattr(event, f"{link}_id") or 0) for record, link in owners.items())
    return next((name.title for name in found if name), "")


def changes_since(record: type[Model], seen: Mapping[type[Model], Mapping[int, int]]) -> list[Change]:
    """The changes of these rows after the events given, newest first; `seen` maps model and row to the last event
    seen.
    """
    pairs = [
        (model, event, previous)
        for model, rows in seen.items()
        for event, previous in _with_previous(
            events_of(model).filter(
                **{f"{event_key_column(model)}__in": rows}, pgh_id__gte=min(rows.values(), default=0)
            )
        )
        if event.pgh_id > rows[event.id]
    ]
    pairs.sort(key=lambda pair: (pair[1].pgh_created_at, pair[1].pgh_id), reverse=True)
    return _in_words_of(record, pairs)


def parts_of(record: type[Model]) -> Parts:
    """The models whose rows belong to a kind of record, each with the name of its foreign key to it."""
    parts = dict(TIED.get(record, {}))
    if record in CITED:
        parts[Citation] = CITED[record]
        if CITED[record] in DISPUTABLE:
            parts[Ruling] = CITED[record]
    return parts


def _latest(model: type[Model], belonging: Mapping[str, Any], limit: int) -> Iterator[Pair]:
    """The latest events of the model's rows that belong to a record, each with the one before it of the same row."""
    yield from _with_previous(events_of(model).filter(**belonging).order_by("-pgh_id")[: limit + 1])


def _with_previous(events: Any) -> Iterator[Pair]:
    previous: dict[int, Event] = {}
    for event in sorted(events, key=lambda event: event.pgh_id):
        yield event, previous.get(event.id)
        previous[event.id] = event


def _in_words_of(record: type[Model], pairs: "list[tuple[type[Model], Event, Event | None]]") -> list[Change]:
    links = {record: None, **parts_of(record)}
    names = names_in(pairs, links)
    return [_change(model, event, previous, names, link=links[model]) for model, event, previous in pairs]


def names_in(pairs: list[tuple[type[Model], Event, Event | None]], links: Mapping[type[Model], str | None]) -> Names:
    """The name of every record and user that the events link to, but by these links, in one query a model."""
    wanted: dict[type[Model], set[int]] = {
        get_user_model(): {user_of(event) for _, event, _ in pairs if user_of(event)},
        ImportBatch: {batch_of(event) for _, event, _ in pairs if batch_of(event)},
    }
    for model, *events in pairs:
        for field in fields_of(model, without=links.get(model) or ""):
            if isinstance(field, ForeignKey):
                keys = wanted.setdefault(field.related_model, set())
                keys.update(key for event in events if event and (key := getattr(event, field.attname)))
    return {model: _names_of(model, keys) for model, keys in wanted.items() if keys}


def _names_of(model: type[Model], keys: Iterable[int]) -> dict[int, RecordName]:
    ref = NAMED_BY.get(model._meta.label_lower, "ref")
    columns = {field.name for field in model._meta.concrete_fields}
    title = next((name for name in ("title", "name") if name in columns), ref)
    found = model._default_manager.filter(pk__in=keys).values_list("pk", ref, title)
    return {key: RecordName(ref=ref, title=title) for key, ref, title in found}


def _change(model: type[Model], event: Event, previous: Event | None, names: Names, *, link: str | None) -> Change:
    """The change in words; `link` is what ties the row to the record it is part of, None for the record's own row."""
    is_part = link is not None
    batch = names.get(ImportBatch, {}).get(batch_of(event))
    before, after = {"insert": (None, event), "update": (previous or event, event), "delete": (event, None)}[
        event.pgh_label
    ]
    return Change(
        model=model,
        row=event.id,
        event=event.pgh_id,
        at=event.pgh_created_at,
        done=WORDS[event.pgh_label],
        what=part_kind(model) if is_part else "",
        which=row_label(model, before or event, names) if is_part else "",
        who=_who(event, names),
        origin=origin_of(event),
        batch=batch_of(event),
        batch_in_words=batch_in_words(event, batch.ref if batch else ""),
        fields=tuple(differences_between(fields_of(model, without=link or ""), before, after, names)),
    )


def _who(event: Event, names: Names) -> str:
    person = names.get(get_user_model(), {}).get(user_of(event))
    return person.ref if person else ""


def part_kind(model: type[Model]) -> str:
    """The name of a kind of row among those that belong to a record."""
    return CALLED.get(model, str(model._meta.verbose_name).capitalize())


def row_label(model: type[Model], event: Event, names: Names) -> str:
    """The label of one row among others of its kind, by the values that identify it: `China, Committed`."""
    words = []
    for name in TELLING.get(model, TITLES):
        if name not in {field.name for field in model._meta.concrete_fields}:
            continue
        field: Any = model._meta.get_field(name)
        value = getattr(event, field.attname)
        named = names.get(field.related_model, {}).get(value) if isinstance(field, ForeignKey) else None
        said = named.title if named else in_words(field, event, names)
        words.append(f"paragraph {said}" if said and name == "paragraph" else said)
    return ", ".join(filter(None, words))


def differences_between(
    fields: "list[Field[Any, Any]]", before: Event | None, after: Event | None, names: Names
) -> Iterator[FieldChange]:
    """The fields whose values in words differ between the two events; None is a row that does not exist."""
    for field in fields:
        old, new = (in_words(field, event, names) for event in (before, after))
        if old != new:
            yield FieldChange(field=str(field.verbose_name).capitalize(), before=old, after=new)


def fields_of(model: type[Model], *, without: str = "") -> "list[Field[Any, Any]]":
    """The fields of a row that people fill in, but for the one named."""
    recorded = {field.name for field in model.pgh_event_model._meta.get_fields()}  # type: ignore[attr-defined]
    shown = recorded - {*WRITTEN_BY_THE_DATABASE, without}
    return [
        field for field in model._meta.concrete_fields if field.name in shown and not isinstance(field, GeneratedField)
    ]


def in_words(field: "Field[Any, Any]", event: Event | None, names: Names) -> str:
    """The field's value in the event as a person would write it."""
    value = getattr(event, field.attname) if event else None
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        named = names.get(field.related_model, {}).get(value)
        return named.ref if named else f"(deleted, number {value})"
    return value_in_words(field, value)


def value_in_words(field: "Field[Any, Any]", value: Any) -> str:
    """A value of the field as a person would write it; links aside."""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _written(value)


def _written(value: Any) -> str:
    match value:
        case dict():
            return "; ".join(f"{name}: {_written(item)}" for name, item in value.items())
        case list():
            return "; ".join(map(str, value))
        case PartialDate():
            return value.written
        case datetime():
            return f"{value:%-d %B %Y, %H:%M} UTC"
    return str(value)
