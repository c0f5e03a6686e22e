"""A record as it was: its row, and what hung on it, right after one of its changes; and how that differs from now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Model, Q

from tracker.database.model_graph import event_key_column, events_of
from tracker.history.changes import Event, Names, fields_of, in_words, names_in, part_kind, parts_of, row_label
from tracker.models import Published, StatusUpdate
from tracker.vocabulary import Stage

# How far a record is from the public is no part of what it says; and a status update's author is whoever words it.
NOT_PUT_BACK = {"stage", "published_at"}
NOT_PUT_BACK_OF_UPDATES = {"author", "reviewer", "retracted_at", "retraction_reason"}
APPEND_ONLY = "it is published, and so never edited or deleted; retract it with a reason and add a new one"


@dataclass(frozen=True, kw_only=True)
class FormerField:
    """One field of a row, now and at the former moment, in words."""

    name: str
    label: str
    now: str
    then: str


@dataclass(frozen=True, kw_only=True)
class FormerRow:
    """One row that differs between now and a former moment; `now` or `then` is None where it did not exist.

    `fields` can be restored, `kept` stay as they are now. `hindrance` says why the row cannot be restored; empty when
    it can.
    """

    model: type[Model]
    key: int
    what: str
    which: str
    now: Event | None
    then: Event | None
    fields: tuple[FormerField, ...]
    kept: tuple[FormerField, ...]
    hindrance: str

    @property
    def name(self) -> str:
        """What the row is called in a form."""
        return f"{self.model._meta.model_name}-{self.key}"

    @property
    def to_do(self) -> str:
        """What restoring it takes: `add`, `delete` or `change`."""
        if self.now is None:
            return "add"
        return "delete" if self.then is None else "change"


@dataclass(frozen=True, kw_only=True)
class FormerState:
    """How a record was at a moment, as far as it is other now: its own row, if that differs, and its parts.

    `kept` are the rows that differ only in what is not put back.
    """

    own: FormerRow | None
    parts: tuple[FormerRow, ...]
    kept: tuple[FormerRow, ...]


def former_state(record: Model, moment: datetime) -> FormerState | None:
    """What differs between now and the state right after the moment; None when the record did not exist then."""
    kind = type(record)
    found = [
        (model, link, now, then)
        for model, link in {kind: "id", **parts_of(kind)}.items()
        for now, then in _now_and_then(model, link, record.pk, moment)
        # Neither now nor then: a row that came after that moment and is gone.
        if now or then
    ]
    if not any(model is kind and then for model, _, _, then in found):
        return None
    names = names_in([(model, now or then, then) for model, _, now, then in found], parts_of(kind))
    rows = [row for model, link, now, then in found if (row := _row(model, link, now, then, names, kind)) is not None]
    own = [row for row in rows if row.model is kind and row.fields]
    return FormerState(
        own=own[0] if own else None,
        parts=tuple(row for row in rows if row.model is not kind and row.fields),
        kept=tuple(row for row in rows if not row.fields),
    )


def _now_and_then(
    model: type[Model], link: str, record: int, moment: datetime
) -> Iterator[tuple[Event | None, Event | None]]:
    """Each row that ever belonged to the record, by the event that tells how it is now and how it was then."""
    key = event_key_column(model)
    ever = events_of(model).filter(**{key if link == "id" else link: record})
    was_by_then = ExpressionWrapper(Q(pgh_created_at__lte=moment), output_field=BooleanField())
    latest = (
        events_of(model)
        .filter(**{f"{key}__in": ever.values(key)})
        .annotate(was_by_then=was_by_then)
        .order_by(key, "was_by_then", "-pgh_id")
        .distinct(key, "was_by_then")
    )
    by_row: dict[int, list[Event]] = {}
    for event in latest:
        by_row.setdefault(event.id, []).append(event)
    for events in by_row.values():
        now = max(events, key=lambda event: event.pgh_id)
        then = next((event for event in events if event.was_by_then), None)
        yield _if_there(now, link, record), _if_there(then, link, record)


def _if_there(event: Event | None, link: str, record: int) -> Event | None:
    """The event, if after it the row was there and belonged to the record."""
    attribute = link if link == "id" else f"{link}_id"
    is_there = event is not None and event.pgh_label != "delete" and getattr(event, attribute) == record
    return event if is_there else None


def _row(
    model: type[Model], link: str, now: Event | None, then: Event | None, names: Names, kind: type[Model]
) -> FormerRow | None:
    differing = tuple(_differing(model, link, now, then, names))
    if not differing:
        return None
    kept = _kept(model, now, then)
    return FormerRow(
        model=model,
        key=(now or then).id,  # type: ignore[union-attr]
        what="" if model is kind else part_kind(model),
        which="" if model is kind else row_label(model, now or then, names),
        now=now,
        then=then,
        fields=tuple(field for field in differing if field.name not in kept),
        kept=tuple(field for field in differing if field.name in kept),
        hindrance=_hindrance(model, now, then),
    )


def _differing(
    model: type[Model], link: str, now: Event | None, then: Event | None, names: Names
) -> Iterator[FormerField]:
    for field in fields_of(model, without=link):
        values = tuple(in_words(field, event, names) for event in (now, then))
        if values[0] != values[1]:
            yield FormerField(
                name=field.name, label=str(field.verbose_name).capitalize(), now=values[0], then=values[1]
            )


def _kept(model: type[Model], now: Event | None, then: Event | None) -> set[str]:
    """The fields that stay as they are; a row that is to be added or deleted is put back whole."""
    if now is None or then is None:
        return set()
    kept = NOT_PUT_BACK | (NOT_PUT_BACK_OF_UPDATES if model is StatusUpdate else set())
    return kept if _may_be_renamed(model, now) else kept | {"ref"}


def _may_be_renamed(model: type[Model], now: Event) -> bool:
    return issubclass(model, Published) and now.stage != Stage.PUBLISHED


def _hindrance(model: type[Model], now: Event | None, then: Event | None) -> str:
    stands = now or then
    return APPEND_ONLY if model is StatusUpdate and getattr(stands, "stage", "") == Stage.PUBLISHED else ""
