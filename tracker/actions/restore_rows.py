"""Restoring what was deleted: the row as it was, with its number and ref, and what went along with it."""

from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from tracker.database.identifiers import quoted
from tracker.database.model_graph import recorded_fields
from tracker.history.changes import Event
from tracker.history.deleted_rows import Events, deleted_together
from tracker.history.former_states import APPEND_ONLY
from tracker.models import Actor, MergedRef, Referenced, RetiredRef, StatusUpdate
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.query_planning import planned_for_rows
from tracker.vocabulary import Stage


class NotRestoredError(Exception):
    """The row stays deleted, for the reason given."""


def restore_row(model: type[Model], deleted: Event, *, user: Any) -> None:
    """Restores a deleted row with what was deleted along with it.

    Raises NotRestoredError, or the database's own error, with the reason why not.
    """
    with transaction.atomic(), history_context(user, restored=f"{model._meta.model_name}:{deleted.id}"):
        insert_deleted(deleted_together(model, deleted))
        check_constraints_now()


def insert_deleted(events: Events) -> None:
    """Inserts the rows as they were when they were deleted."""
    refuse_verdicts(events)
    refuse_merged(events)
    for model, rows in events.items():
        if issubclass(model, Referenced):
            # The ref is not used again: it is the same record's.
            refs = [event.ref for event in rows]
            RetiredRef.objects.filter(record=model._meta.db_table, ref__in=refs).delete()
        insert_rows(model, [event.pgh_id for event in rows])


def refuse_verdicts(events: Events) -> None:
    """Raises NotRestoredError for published status updates, which become public by their review alone."""
    for event in events.get(StatusUpdate, []):
        if event.stage == Stage.PUBLISHED:
            raise NotRestoredError(f"The status update “{event.ref}” cannot be restored: {APPEND_ONLY}.")


def refuse_merged(events: Events) -> None:
    """Raises NotRestoredError for an actor that was not deleted but merged."""
    refs = [event.ref for event in events.get(Actor, [])]
    for left in MergedRef.objects.filter(ref__in=refs).select_related("actor"):
        raise NotRestoredError(f"“{left.ref}” was merged into “{left.actor.ref}”; undo the merge to restore it.")


def insert_rows(model: type[Model], events: list[int]) -> None:
    """Inserts rows as these events (by pgh_id) have them, under their old primary keys."""
    columns = ", ".join(quoted(each.column) for each in recorded_fields(model))
    history = quoted(model.pgh_event_model._meta.db_table)  # type: ignore[attr-defined]
    with planned_for_rows(len(events)), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) SELECT {columns} FROM {history} "
            "WHERE pgh_id = ANY (%s) ORDER BY pgh_id",
            [events],
        )


def check_constraints_now() -> None:
    """Checks deferred constraints at once, where the reason can still be told (SET CONSTRAINTS ALL IMMEDIATE)."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
