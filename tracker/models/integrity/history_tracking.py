"""How a record gets its history: an event for every insert, update and delete, also in bulk and raw SQL."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pghistory
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


def track_history(**options: Any) -> Callable[[Model], Model]:
    """A class decorator that has the database write an event for every change of a row.

    The trackers are named here and not in PGHISTORY_DEFAULT_TRACKERS, because pghistory copies those,
    and pgtrigger tells INSERT from UPDATE by identity: statement-level triggers then lose their rows.
    """

    def track(model: Model) -> Model:
        without = _keys_without_index(model)
        # What was deleted is listed, and most of a history is not that.
        gone = models.Index(
            fields=["pgh_id"], condition=models.Q(pgh_label="delete"), name=f"{model._meta.model_name}_gone"
        )
        tracked: Callable[[Model], Model] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            meta={"indexes": [gone, *where_filled(f"{model._meta.model_name}event", without)]},
            **options,
        )
        tracked(model)
        for name in without:
            # pghistory has no word for it, and indexes each.
            model.pgh_event_model._meta.get_field(name).db_index = False  # type: ignore[attr-defined]
        return model

    return track


def where_filled(table: str, names: Iterable[str]) -> list[models.Index]:
    """An index for each of the foreign keys that holds the rows in which it is filled, and no others.

    Where a row fills one of many keys, it would stand in the whole indexes of all, and each insert would pay for that.
    """
    return [
        models.Index(fields=[name], condition=models.Q(**{f"{name}__isnull": False}), name=f"{table}_{name}"[:30])
        for name in names
    ]


def _keys_without_index(model: type[models.Model]) -> list[str]:
    """The foreign keys of the model that have no index of all rows; their history has none either."""
    keys: list[Any] = [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    return [key.name for key in keys if not key.db_index]
