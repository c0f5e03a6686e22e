"""Undoing a merge: both actors, and all that named them, as they were; or nothing, and what was touched since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from tracker.actions.merge_actors import tables_of_actors
from tracker.actions.merge_plan import NotMergedError
from tracker.actions.restore_rows import check_at_once, insert_rows
from tracker.history import Event, deletions
from tracker.model_graph import events_of, key_of, with_history
from tracker.models import Actor, MergedRef
from tracker.transfer.batch import in_own_context
from tracker.transfer.load import quoted
from tracker.transfer.locks import lock_tables
from tracker.transfer.problems import FileProblem
from tracker.transfer.writing import reason_of

MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Touched:
    """What the merge did to the rows of one model: by row, the state before (None if there was none) and after."""

    model: type[Model]
    before: dict[int, Event | None]
    after: dict[int, Event]


def undo_merge(left: MergedRef, *, user: Any) -> Actor:
    """The actor that had been merged, as it was; NotMergedError names what was changed since."""
    try:
        with transaction.atomic():
            lock_tables(tables_of_actors())
            with in_own_context(user, undone_merge=left.pk):
                return _undo(left)
    except FileProblem as error:
        raise NotMergedError(f"Nothing was undone: {error}") from error
    except (IntegrityError, DataError) as error:
        raise NotMergedError(f"Nothing was undone: {reason_of(error)}.") from error


def _undo(left: MergedRef) -> Actor:
    touched = touched_by(left)
    changed = changed_since(touched)
    if changed:
        further = f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else ""
        raise NotMergedError(
            f"Changed since the merge: {', '.join(changed[:MOST_NAMED])}{further}. Nothing was undone; bring that "
            "back in its history first, or leave the merge as it is."
        )
    # The ref leads nowhere else again before its actor is there again.
    for rows in sorted(touched, key=lambda rows: rows.model is not MergedRef):
        _put_back(rows)
    check_at_once()
    return Actor.objects.get(ref=left.ref)


def touched_by(left: MergedRef) -> list[Touched]:
    """Every row that the merge wrote, found by the context that it shares with the row of the merge itself."""
    context = events_of(MergedRef).filter(pgh_obj_id=left.pk, pgh_label="insert").latest("pgh_id").pgh_context_id
    found = []
    for model in with_history():
        after: dict[int, Event] = {}
        first: dict[int, int] = {}
        for event in events_of(model).filter(pgh_context_id=context).order_by("pgh_id"):
            first.setdefault(event.id, event.pgh_id)
            after[event.id] = event
        if after:
            found.append(Touched(model=model, before=_before(model, first), after=after))
    return found


def _before(model: type[Model], first: dict[int, int]) -> dict[int, Event | None]:
    """Of each row the last event before that one."""
    key = key_of(model)
    found: dict[int, Event | None] = dict.fromkeys(first)
    for event in events_of(model).filter(**{f"{key}__in": first}).order_by("pgh_id"):
        if event.pgh_id < first[event.id]:
            found[event.id] = event if event.pgh_label != "delete" else None
    return found


def changed_since(touched: Sequence[Touched]) -> list[str]:
    """The rows that are not as the merge left them, by name."""
    changed: dict[type[Model], list[Event]] = {}
    for rows in touched:
        key = key_of(rows.model)
        newest = events_of(rows.model).filter(**{f"{key}__in": rows.after}).order_by(key, "-pgh_id").distinct(key)
        for event in newest:
            if _state(rows.model, event) != _state(rows.model, rows.after[event.id]):
                changed.setdefault(rows.model, []).append(event)
    return [f"{each.what} {each.which}" for found in deletions(changed).values() for each in found]


def _state(model: type[Model], event: Event) -> list[Any] | None:
    """The row as the event left it; None when it is gone."""
    if event.pgh_label == "delete":
        return None
    return [getattr(event, field.attname) for field in model._meta.concrete_fields if not field.generated]


def _put_back(rows: Touched) -> None:
    gone = [event.pgh_id for row, event in rows.before.items() if event and rows.after[row].pgh_label == "delete"]
    there = [event.pgh_id for row, event in rows.before.items() if event and rows.after[row].pgh_label != "delete"]
    rows.model._default_manager.filter(pk__in=[row for row, event in rows.before.items() if event is None]).delete()
    _give_back(rows.model, there)
    insert_rows(rows.model, gone)


def _give_back(model: type[Model], events: list[int]) -> None:
    """Gives stored rows the values of these events."""
    kept = [each for each in model._meta.concrete_fields if not (each.generated or each.primary_key)]
    columns = [quoted(each.column) for each in kept]
    history = quoted(model.pgh_event_model._meta.db_table)  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(model._meta.db_table)} AS now "
            f"SET ({', '.join(columns)}) = ROW({', '.join(f'former.{column}' for column in columns)}) "
            f"FROM {history} AS former WHERE now.id = former.id AND former.pgh_id = ANY (%s)",
            [events],
        )
