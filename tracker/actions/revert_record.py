"""Going back: chosen fields and parts of a record as they were at a former moment, as a change like any other."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Model

from tracker.actions.restore_rows import check_constraints_now, insert_deleted
from tracker.database.model_graph import event_key_column, events_of
from tracker.history.deleted_rows import deleted_together, deletion
from tracker.history.former_states import NOT_PUT_BACK, NOT_PUT_BACK_OF_UPDATES, FormerRow, FormerState
from tracker.models import StatusUpdate
from tracker.models.integrity.review_rules import SAID_COLUMNS
from tracker.transfer.loading.batch import history_context


class NotRevertedError(Exception):
    """The record stays as it is, for the reason given."""


def revert_record(
    record: Model, state: FormerState, *, fields: Collection[str], parts: Collection[str], moment: str, user: Any
) -> None:
    """Puts back these fields of the record and these of its parts, by `FormerRow.name`; all of them or none.

    NotRevertedError or the database's own refusal says why not.
    """
    own = [state.own] if state.own and fields else []
    chosen = [row for row in state.parts if row.name in parts]
    for row in [*own, *chosen]:
        if row.hindrance:
            raise NotRevertedError(f"{row.what} {row.which} is not changed: {row.hindrance}.".strip())
    with transaction.atomic(), history_context(user, reverted_to=moment):
        # What goes makes room for what comes.
        for row in sorted(chosen, key=lambda row: ("delete", "change", "add").index(row.to_do)):
            _put_back(row, {field.name for field in row.fields}, user)
        for row in own:
            _change(row, fields, user)
        check_constraints_now()


def _put_back(row: FormerRow, fields: Collection[str], user: Any) -> None:
    if row.to_do == "change":
        _change(row, fields, user)
    elif row.to_do == "delete":
        row.model._default_manager.get(pk=row.key).delete()
    else:
        _add(row)


def _change(row: FormerRow, fields: Collection[str], user: Any) -> None:
    offered = {field.name for field in row.fields}
    given = [field for field in row.model._meta.concrete_fields if field.name in offered and field.name in fields]
    values = {field.attname: getattr(row.then, field.attname) for field in given}
    if row.model is StatusUpdate and not values.keys().isdisjoint(SAID_COLUMNS):
        # Whoever words it answers for it.
        values["author_id"] = user.pk
    if values:
        row.model._default_manager.filter(pk=row.key).update(**values)


def _add(row: FormerRow) -> None:
    """Brings a deleted part back as it was then, with what hung on it when it went."""
    latest = events_of(row.model).filter(**{event_key_column(row.model): row.key}).order_by("-pgh_id").first()
    gone = deletion(row.model, latest.pgh_id)
    if gone is None:
        raise NotRevertedError(f"{row.what} {row.which} now belongs to another record; look for it there.")
    insert_deleted(deleted_together(row.model, gone))
    offered = {field.name for field in row.fields} - NOT_PUT_BACK - NOT_PUT_BACK_OF_UPDATES
    values = {
        field.attname: getattr(row.then, field.attname)
        for field in row.model._meta.concrete_fields
        if field.name in offered and getattr(gone, field.attname) != getattr(row.then, field.attname)
    }
    if values:
        row.model._default_manager.filter(pk=row.key).update(**values)
