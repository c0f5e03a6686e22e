"""What was deleted and is not back: found in the history, with what went along in the same step."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CASCADE, Exists, Model, OuterRef, Q

from tracker.database.model_graph import Link, event_key_column, events_of, links_to, models_with_history
from tracker.history.changes import Event

Events = dict[type[Model], list[Event]]


def latest_deletions(model: type[Model], *, before: int | None, limit: int) -> list[Event]:
    """The latest events that deleted a row which is still gone, newest first; with `before`, those with a lower
    pgh_id.
    """
    key = event_key_column(model)
    later = events_of(model).filter(**{key: OuterRef(key)}, pgh_id__gt=OuterRef("pgh_id"))
    found = events_of(model).filter(Q(pgh_label="delete"), ~Exists(later))
    if before is not None:
        found = found.filter(pgh_id__lt=before)
    return list(found.order_by("-pgh_id")[:limit])


def deletion(model: type[Model], number: int) -> Event | None:
    """The event with that pgh_id, if it deleted a row that is still gone; else None."""
    found = latest_deletions(model, before=number + 1, limit=1)
    return found[0] if found and found[0].pgh_id == number else None


def deleted_together(model: type[Model], deleted: Event) -> Events:
    """The event and those of all rows deleted with it by cascade, by model, in the order to restore them.

    They share the time stamp of the transaction and the context.
    """
    found: Events = {model: [deleted]}
    waiting: list[tuple[type[Model], Sequence[Event]]] = [(model, [deleted])]
    while waiting:
        kind, events = waiting.pop(0)
        for child, field in _tied_to(kind):
            known = {event.id for event in found.get(child, [])}
            gone = [event for event in _gone_with(deleted, child, field.attname, events) if event.id not in known]
            if gone:
                found.setdefault(child, []).extend(gone)
                waiting.append((child, gone))
    return found


def _tied_to(model: type[Model]) -> list[Link]:
    """The links by which other rows go when one of the model does."""
    return [
        (child, field)
        for child, field in links_to(model)
        if child in models_with_history() and field.remote_field.on_delete is CASCADE
    ]


def _gone_with(deleted: Event, child: type[Model], link: str, parents: Sequence[Event]) -> Any:
    return events_of(child).filter(
        pgh_label="delete",
        pgh_created_at=deleted.pgh_created_at,
        pgh_context_id=deleted.pgh_context_id,
        **{f"{link}__in": [event.id for event in parents]},
    )
