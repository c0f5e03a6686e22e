"""The rules that the database keeps for the end of a transaction, asked of it earlier."""

from django.apps import apps
from django.db import connection

from tracker.models.integrity.refusals import DeferredRefusal


def enforce_deferred_constraints() -> None:
    """Has the database apply those rules to what this transaction did so far; IntegrityError names what breaks one."""
    names = ", ".join(connection.ops.quote_name(name) for name in deferred_constraint_names())
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")


def deferred_constraint_names() -> list[str]:
    """What the database calls them."""
    models = apps.get_app_config("tracker").get_models()
    return [
        trigger.get_pgid(model)  # type: ignore[arg-type]  # it takes the class
        for model in models
        for trigger in getattr(model._meta, "triggers", ())
        if isinstance(trigger, DeferredRefusal)
    ]
