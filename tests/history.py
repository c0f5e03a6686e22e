"""The history that the database wrote, counted."""

import pghistory.models
from django.apps import apps


def all_events() -> int:
    """How many events there are, of every kind of record."""
    events = [
        model for model in apps.get_models() if issubclass(model, pghistory.models.Event) and not model._meta.proxy
    ]
    return sum(model._default_manager.count() for model in events)
