"""An operation that says the messages of triggers in other words, whichever tables have them."""

from collections.abc import Mapping

from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger, UpsertTriggerSql


class Reworded(Operation):
    """Installs anew each trigger whose message changes, by former and new message; nothing else of it is touched.

    It stands within `AtOnce`, which sees to the models that are rendered.
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = {_quoted(former): _quoted(new) for former, new in messages.items()}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for (app, _), model in state.models.items():
            if app == app_label and "triggers" in model.options:
                model.options["triggers"] = [self._reworded(each) for each in model.options["triggers"]]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            there = _triggers(from_state, app_label)
            # Without parameters, or each % of a function would have to be doubled.
            schema_editor.execute(
                "\n".join(
                    each.install_sql for key, each in _triggers(to_state, app_label).items() if each != there[key]
                ),
                params=None,
            )

    # The state from before has the former messages.
    database_backwards = database_forwards

    def describe(self) -> str:
        return f"{len(self.messages)} messages in other words"

    def _reworded(self, trigger: Trigger) -> Trigger:
        func = trigger.sql.kwargs["func"]
        for former, new in self.messages.items():
            func = func.replace(former, new)
        if func == trigger.sql.kwargs["func"]:
            return trigger
        return Trigger(name=trigger.name, sql=UpsertTriggerSql(**trigger.sql.kwargs | {"func": func}))


def _quoted(message: str) -> str:
    return "format('" + message.replace("'", "''") + "',"


def _triggers(state: ProjectState, app_label: str) -> dict[tuple[str, str | None], Trigger]:
    """By model and name."""
    return {
        (name, each.name): each
        for (app, name), model in state.models.items()
        if app == app_label
        for each in model.options.get("triggers", ())
    }
