"""Undoing a merge: both actors, and all that named them, as they were; or nothing, and what was touched since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model, Value

from tracker.actions.merging.merge_actors import tables_of_actors
from tracker.actions.merging.merge_plan import NotMergedError
from tracker.actions.restore_rows import check_constraints_now, insert_rows
from tracker.database.identifiers import quoted
from tracker.database.model_graph import event_key_column, events_of, models_with_history, recorded_fields
from tracker.history.changes import Event, deletions
from tracker.models import Actor, MergedRef
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.locks import lock_tables
from tracker.transfer.loading.query_planning import planned_for_rows, set_pgtrigger_ignore
from tracker.transfer.loading.writing import refusal_reason

MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class WrittenRows:
    """What the merge did to the rows of one model: each before it (None if there was none), after it, and now."""

    model: type[Model]
    before: dict[int, Event | None]
    after: dict[int, Event]
    now: dict[int, Event]


def undo_merge(left: MergedRef, *, user: Any) -> Actor:
    """The actor that had been merged, as it was; NotMergedError names what was changed since."""
    try:
        with transaction.atomic():
            lock_tables(tables_of_actors())
            with history_context(user, undone_merge=left.pk):
                return _undo(left)
    except FileProblem as error:
        raise NotMergedError(f"Nothing was undone: {error}") from error
    except (IntegrityError, DataError) as error:
        raise NotMergedError(f"Nothing was undone: {refusal_reason(error)}.") from error


def _undo(left: MergedRef) -> Actor:
    touched = rows_written_by(left)
    stands_against = changed_since_message(changed_since(touched))
    if stands_against:
        raise NotMergedError(f"Nothing was undone. {stands_against}")
    set_pgtrigger_ignore()
    # The ref leads nowhere else again before its actor is there again.
    for rows in sorted(touched, key=lambda rows: rows.model is not MergedRef):
        with planned_for_rows(len(rows.after)):
            _put_back(rows)
    check_constraints_now()
    return Actor.objects.get(ref=left.ref)


def rows_written_by(left: MergedRef) -> list[WrittenRows]:
    """Every row that the merge wrote, found by the pghistory context of the merge itself: by model, what the rules of
    others ask about before those.
    """
    context = events_of(MergedRef).filter(pgh_obj_id=left.pk, pgh_label="insert").latest("pgh_id").pgh_context_id
    if context is None:
        raise NotMergedError("The history does not show what this merge changed, so it cannot be undone.")
    return [_touched(model, rows, context) for model, rows in _rows_in(context).items()]


def _rows_in(context: Any) -> dict[type[Model], set[int]]:
    """The rows, by model, of which there are events in a context; in one query."""
    by_name = {str(model._meta.model_name): model for model in models_with_history()}
    first, *others = (
        events_of(model).filter(pgh_context_id=context).values_list(Value(name), "id")
        for name, model in by_name.items()
    )
    found: dict[type[Model], set[int]] = {}
    for name, row in first.union(*others):
        found.setdefault(by_name[name], set()).add(row)
    # As the models are declared, and not as the union happens to come: a response is from whom the parties say.
    return {model: found[model] for model in by_name.values() if model in found}


def _touched(model: type[Model], rows: set[int], context: Any) -> WrittenRows:
    touched = WrittenRows(model=model, before=dict.fromkeys(rows), after={}, now={})
    for event in events_of(model).filter(**{f"{event_key_column(model)}__in": rows}).order_by("pgh_id"):
        if event.pgh_context_id == context:
            touched.after[event.id] = event
        elif event.id not in touched.after:
            touched.before[event.id] = event if event.pgh_label != "delete" else None
        touched.now[event.id] = event
    return touched


def changed_since(touched: Sequence[WrittenRows]) -> list[str]:
    """The rows that are not as the merge left them, by name."""
    changed: dict[type[Model], list[Event]] = {}
    for rows in touched:
        left = {row: _state(rows.model, event) for row, event in rows.after.items()}
        changed[rows.model] = [event for row, event in rows.now.items() if _state(rows.model, event) != left[row]]
    return [f"{each.what} {each.which}" for found in deletions(changed).values() for each in found]


def changed_since_message(changed: Sequence[str]) -> str:
    """The sentence that names what was changed since; empty when nothing was."""
    if not changed:
        return ""
    further = f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else ""
    return (
        f"Changed since the merge: {', '.join(changed[:MOST_NAMED])}{further}. Restore those from their history "
        "first, "
        "or leave the merge as it is."
    )


def _state(model: type[Model], event: Event) -> list[Any] | None:
    """The row as the event left it; None when it is gone."""
    if event.pgh_label == "delete":
        return None
    return [getattr(event, field.attname) for field in recorded_fields(model)]


def _put_back(rows: WrittenRows) -> None:
    gone = [event.pgh_id for row, event in rows.before.items() if event and rows.after[row].pgh_label == "delete"]
    there = [event.pgh_id for row, event in rows.before.items() if event and rows.after[row].pgh_label != "delete"]
    rows.model._default_manager.filter(pk__in=[row for row, event in rows.before.items() if event is None]).delete()
    _give_back(rows.model, there)
    insert_rows(rows.model, gone)


def _give_back(model: type[Model], events: list[int]) -> None:
    """Gives stored rows the values of these events."""
    kept = [each for each in recorded_fields(model) if not each.primary_key]
    columns = [quoted(each.column) for each in kept]
    history = quoted(model.pgh_event_model._meta.db_table)  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(model._meta.db_table)} AS now "
            f"SET ({', '.join(columns)}) = ROW({', '.join(f'former.{column}' for column in columns)}) "
            f"FROM {history} AS former WHERE now.id = former.id AND former.pgh_id = ANY (%s)",
            [events],
        )
