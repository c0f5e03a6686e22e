"""Finding the one record a page is about."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Record = TypeVar("Record", bound=Model)
Row = TypeVar("Row")
Role = TypeVar("Role")


def record_or_404(records: "QuerySet[Record]", ref: str) -> Record:
    """The record with that ref among those the public may see."""
    found = records.filter(ref=ref).first()
    if found is None:
        name = records.model._meta.verbose_name
        raise Http404(f"There is no published {name} “{ref}”. It may have been withdrawn, or the address mistyped.")
    return found


def by_role(rows: Iterable[Row], roles: type) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The rows under the label of the role each has, in the order of the roles, without empty ones."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(row.role, []).append(row)  # type: ignore[attr-defined]
    return tuple((role.label, tuple(held[role.value])) for role in roles if role.value in held)  # type: ignore[attr-defined]
