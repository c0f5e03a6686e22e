"""How a record gets its history: an event for every insert, update and delete, also in bulk and raw SQL."""

from collections.abc import Callable
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
        # What was deleted is listed, and most of a history is not that.
        gone = models.Index(
            fields=["pgh_id"], condition=models.Q(pgh_label="delete"), name=f"{model._meta.model_name}_gone"
        )
        tracked: Callable[[Model], Model] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            meta={"indexes": [gone]},
            **options,
        )
        return tracked(model)

    return track
