"""Deferred constraints: rules that the database checks at the end of a transaction, checked earlier."""

from django.apps import apps
from django.db import connection

from tracker.models.integrity.refusals import DeferredRefusal


def enforce_deferred_constraints() -> None:
    """Checks them for what this transaction did so far. Raises IntegrityError, which names what breaks one."""
    names = ", ".join(connection.ops.quote_name(name) for name in deferred_constraint_names())
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")


def deferred_constraint_names() -> list[str]:
    """Their names in the database."""
    models = apps.get_app_config("tracker").get_models()
    return [
        trigger.get_pgid(model)  # type: ignore[arg-type]  # it takes the class
        for model in models
        for trigger in getattr(model._meta, "triggers", ())
        if isinstance(trigger, DeferredRefusal)
    ]
