"""What of a record reads otherwise now than on a past day: its values, and its criteria, milestones and targets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Field, Model

from tracker.changes.sources import PARTS, SUBJECTS
from tracker.database.model_graph import event_key_column
from tracker.evidence.disagreements import in_words, label
from tracker.models import Criterion, Milestone, Published, Target
from tracker.vocabulary import Stage

# Parts that are read as they are now, where others are dated and come and go with the days of a view.
READ_AS_NOW = (Criterion, Milestone, Target)


@dataclass(frozen=True, kw_only=True)
class FormerValue:
    """One value as it was public here on the day: of which part (empty for the record's own), which field, and what.

    `then` is empty where it was empty, and where it named a record, since that may not be public.
    """

    part: str
    field: str
    then: str
    names_a_record: bool = False


@dataclass(frozen=True, kw_only=True)
class FormerPart:
    """A part of the record that was taken out since the day."""

    part: str
    said: str


@dataclass(frozen=True, kw_only=True)
class ChangedSince:
    """What has changed on a record since a day."""

    values: tuple[FormerValue, ...]
    gone: tuple[FormerPart, ...]

    def __bool__(self) -> bool:
        return bool(self.values or self.gone)


def changed_since(record: Published, day: date) -> ChangedSince:
    """What reads otherwise than it did at the end of the day in UTC; nothing where it was not public then."""
    subject = next((one for one in SUBJECTS if isinstance(record, one.model)), None)
    if subject is None:
        return ChangedSince(values=(), gone=())
    own = former_rows(subject.model, day, {event_key_column(subject.model): record.pk}).get(record.pk)
    if own is None or getattr(own, "stage", Stage.PUBLISHED) != Stage.PUBLISHED:
        return ChangedSince(values=(), gone=())
    values = [*differences(record, own, subject.fields, part="")]
    gone = []
    for part in PARTS:
        if part.kind != subject.kind or part.model not in READ_AS_NOW:
            continue
        # A part keeps its record for life.
        then = former_rows(part.model, day, {f"{part.owner}_id": record.pk})
        now = part.model._default_manager.in_bulk(then)
        name = str(part.model._meta.verbose_name).capitalize()
        for key, was in then.items():
            if key in now:
                values += differences(now[key], was, part.fields, part=f"{name} {was.ref}")
            else:
                gone.append(FormerPart(part=name, said=summed_up(was)))
    return ChangedSince(values=tuple(values), gone=tuple(gone))


def former_rows(model: type[Model], day: date, which: dict[str, Any]) -> dict[int, Any]:
    """The rows as the database wrote them last by the end of the day, by key; without what had been deleted."""
    key = event_key_column(model)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
    events = model.pgh_event_model._default_manager.filter(pgh_created_at__lt=end, **which)  # type: ignore[attr-defined]
    last = events.order_by(key, "-pgh_id").distinct(key)
    return {event.id: event for event in last.annotate(row=F(key)) if event.pgh_label != "delete"}


def differences(now: Model, then: Any, fields: Iterable[str], *, part: str) -> Iterator[FormerValue]:
    """The fields in which the row was otherwise."""
    for name in fields:
        field: Field[Any, Any] = now._meta.get_field(name)  # type: ignore[assignment]
        was = getattr(then, field.attname)
        if was != getattr(now, field.attname):
            yield FormerValue(
                part=part,
                field=label(now, name),
                then="" if field.is_relation else written(now, name, was),
                names_a_record=field.is_relation,
            )


def written(record: Model, name: str, value: Any) -> str:
    """A former value for a reader."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else in_words(record, name, str(value))


def summed_up(was: Any) -> str:
    """What a part that was taken out said, in its own words; a target by its note."""
    return str(getattr(was, "text", "") or getattr(was, "title", "") or getattr(was, "note", ""))
