"""How the models are linked, read from their foreign keys, so that no link of a model to come can be forgotten."""

from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import DO_NOTHING, Field, ForeignKey, Model

Link = tuple[type[Model], "ForeignKey[Any, Any]"]


def tracked_models() -> list[type[Model]]:
    """One model for each table of the tracker, without the tables of events; of several on one table, that with the
    history.
    """
    models = list(apps.get_app_config("tracker").get_models(include_auto_created=True))
    told = {model._meta.concrete_model for model in models if model._meta.proxy}
    return [model for model in models if model not in told and not issubclass(model, pghistory.models.Event)]


def models_with_history() -> list[type[Model]]:
    """The models of which the database records every change (pghistory)."""
    return [model for model in tracked_models() if hasattr(model, "pgh_event_model")]


def links_to(record: type[Model]) -> list[Link]:
    """(model, foreign key) pairs for every foreign key that can refer to the model `record`.

    Without those of rows that the database derives from the record, and removes with it.
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
    """A queryset of the model's pghistory events, each with its context."""
    return model.pgh_event_model._default_manager.select_related("pgh_context")  # type: ignore[attr-defined]


def event_key_column(model: type[Model]) -> str:
    """The column of the model's events that holds the row's key: `pgh_obj_id`, which has an index,
    where there is one.
    """
    names = {field.name for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    return "pgh_obj_id" if "pgh_obj" in names else "id"


def recorded_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    """The fields of a model that its events hold and that can be written."""
    recorded = {field.column for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    return [each for each in model._meta.concrete_fields if each.column in recorded and not each.generated]
