"""Operations of a migration that are applied at once, because Django renders the models anew after each operation."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Operations that are applied in their order, but between two states of the models only: before all, and after all.

    It suits operations of which none needs a state in between: a model is created with all its constraints and triggers.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Models that are not rendered are not rendered anew after each operation, but once, when next asked for.
        state.__dict__.pop("apps", None)
        # All of them, so that a migration which runs Python next finds none that would have to be rendered again.
        state.is_delayed = False
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in reversed(self.operations):
            name = getattr(operation, "model_name", None)
            # What was made here has no state from before; until it is removed it stays as it is.
            is_new = name is not None and (app_label, name.lower()) not in to_state.models
            operation.database_backwards(app_label, schema_editor, from_state, from_state if is_new else to_state)

    def describe(self) -> str:
        return f"{len(self.operations)} operations at once"
