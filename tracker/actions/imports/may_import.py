"""Who may bring in which kinds of record."""

from typing import Any

from tracker.transfer.declaration.resources import RECORDS


def may_import(user: Any, record: str) -> bool:
    """Whether the user may bring in this kind of record."""
    return bool(user.has_perm(f"tracker.import_{RECORDS[record]._meta.model._meta.model_name}"))


def may_import_any(user: Any) -> bool:
    """Whether there is any kind of record that the user may bring in."""
    return any(may_import(user, record) for record in RECORDS)
