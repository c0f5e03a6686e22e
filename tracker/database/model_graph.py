"""How the records hang together, read from the models, so that no link of a record to come can be forgotten."""

from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import DO_NOTHING, Field, ForeignKey, Model

Link = tuple[type[Model], "ForeignKey[Any, Any]"]


def tracked_models() -> list[type[Model]]:
    """Every table of the tracker as one model; of a row behind a list of links, the model that has its history."""
    models = list(apps.get_app_config("tracker").get_models(include_auto_created=True))
    told = {model._meta.concrete_model for model in models if model._meta.proxy}
    return [model for model in models if model not in told and not issubclass(model, pghistory.models.Event)]


def models_with_history() -> list[type[Model]]:
    """Those of which the database records every change."""
    return [model for model in tracked_models() if hasattr(model, "pgh_event_model")]


def links_to(record: type[Model]) -> list[Link]:
    """Every foreign key that can name a record of this kind, with the model that it stands in.

    Not that of a row which the database derives from the record, and removes with it.
    """
    return [
        (model, field)
        for model in tracked_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.related_model is record
        and field.remote_field.on_delete is not DO_NOTHING
    ]


def events_of(model: type[Model]) -> Any:
    """The events of a model's rows, each with what is said of who made the change and how."""
    return model.pgh_event_model._default_manager.select_related("pgh_context")  # type: ignore[attr-defined]


def event_key_column(model: type[Model]) -> str:
    """The column of an event that names its row: the one with an index, where there is one."""
    names = {field.name for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    return "pgh_obj_id" if "pgh_obj" in names else "id"


def recorded_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    """The fields of a model that its events hold and that can be written."""
    recorded = {field.column for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    return [each for each in model._meta.concrete_fields if each.column in recorded and not each.generated]
