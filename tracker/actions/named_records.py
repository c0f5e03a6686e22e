"""The records that notes and proposals name by kind and key, fetched for many at once."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps


def attach_records(rows: Iterable[Any]) -> None:
    """Gives each row the `record` that it names, None for one that was deleted; a query for each kind."""
    found = list(rows)
    keys: dict[str, set[int]] = {}
    for row in found:
        keys.setdefault(row.record_kind, set()).add(row.record_key)
    records = {
        kind: apps.get_model("tracker", kind)._default_manager.in_bulk(of_kind) for kind, of_kind in keys.items()
    }
    for row in found:
        row.record = records[row.record_kind].get(row.record_key)
