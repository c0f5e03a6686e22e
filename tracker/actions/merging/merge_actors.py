"""Merging two actors: every link of the one goes over to the other, whose ref its own ref leads to from then on."""

from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Model

from tracker.actions.merging.merge_plan import (
    DuplicateRow,
    LinkMoves,
    MergePlan,
    NotMergedError,
    link_moves,
    plan_merge,
)
from tracker.actions.restore_rows import check_constraints_now
from tracker.database.model_graph import links_to
from tracker.history.changes import parts_of
from tracker.models import Actor, MergedRef, RetiredRef
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading.batch import history_context
from tracker.transfer.loading.locks import lock_tables
from tracker.transfer.loading.query_planning import planned_for_rows, set_pgtrigger_ignore
from tracker.transfer.loading.writing import refusal_reason


def merge_actors(merged: Actor, kept: Actor, *, user: Any) -> MergedRef:
    """Merges one actor into another that is kept; NotMergedError says why not, and then nothing has changed."""
    try:
        with transaction.atomic():
            lock_tables(tables_of_actors())
            with history_context(user) as context:
                return _merge(plan_merge(merged, kept), user, context)
    except FileProblem as error:
        raise NotMergedError(f"Nothing was merged: {error}") from error
    except (IntegrityError, DataError) as error:
        raise NotMergedError(f"Nothing was merged: {refusal_reason(error)}.") from error


def tables_of_actors() -> list[str]:
    """The tables of actors and of all that can name one."""
    models: list[type[Model]] = [Actor, *parts_of(Actor), *(model for model, _ in links_to(Actor))]
    return sorted({model._meta.db_table for model in models})


def _merge(plan: MergePlan, user: Any, context: dict[str, Any]) -> MergedRef:
    merged, kept = plan.merged, plan.kept
    left = MergedRef.objects.create(ref=merged.ref, actor=kept, merged_by=user)
    # All that is written from here on, and that row, stands in the history under this number.
    context["merge"] = left.pk
    set_pgtrigger_ignore()
    for model, field in links_to(Actor):
        # Looked at anew, since a row can name the actor by two fields.
        _move(link_moves(model, field, merged, kept), kept)
    given = {change.name: change.value for change in plan.taken_over}
    if given:
        Actor.objects.filter(pk=kept.pk).update(**given)
    Actor.objects.get(pk=merged.pk).delete()
    # The ref is not retired: it leads on, and that keeps others from taking it.
    RetiredRef.objects.filter(record=Actor._meta.db_table, ref=merged.ref).delete()
    check_constraints_now()
    return left


def _move(moves: LinkMoves, kept: Actor) -> None:
    for fold in moves.folds:
        _fold(fold)
    table = moves.model._default_manager.filter(pk__in=[row.pk for row in moves.rows])
    if moves.rows:
        with planned_for_rows(len(moves.rows)):
            table.update(**{moves.field.attname: kept.pk})


def _fold(fold: DuplicateRow) -> None:
    """Lets a row go of which there is another that says the same."""
    model = type(fold.row)
    for dependent, field in links_to(model._meta.concrete_model or model):
        if dependent._default_manager.filter(**{field.attname: fold.row.pk}).exists():
            raise NotMergedError(
                f"“{fold.row}” would exist twice after the merge, and {dependent._meta.verbose_name_plural} depend "
                "on it; "
                "settle that first."
            )
    model._default_manager.filter(pk=fold.row.pk).delete()
    if fold.values:
        model._default_manager.filter(pk=fold.into.pk).update(**fold.values)
