"""The records that a column of refs can name: in SQL as a table of id and ref, in Python by their ref."""

from collections.abc import Mapping
from typing import Any

from django.db import connection, models

from tracker.database.identifiers import quoted
from tracker.models.integrity.composed_ref import ComposedRef, parts_of, refs_expression, related_parts


def refs_relation(model: type[models.Model]) -> str:
    """SQL for a relation with the `id` and `ref` of each record: the table, or a query where refs are composed."""
    if not issubclass(model, ComposedRef):
        return quoted(model._meta.db_table)
    query = model._default_manager.order_by().annotate(composed=refs_expression(model)).values("pk", "composed").query
    connection.ensure_connection()
    composed = connection.ops.compose_sql(*query.sql_with_params())  # type: ignore[attr-defined]
    return f"(SELECT * FROM ({composed}) AS given (id, ref))"


def with_ref(model: Any, ref: str) -> "models.QuerySet[Any]":
    """The record with the ref, if there is one."""
    if not issubclass(model, ComposedRef):
        return model._default_manager.filter(ref=ref)  # type: ignore[no-any-return]
    parts: Mapping[str, Any] = parts_of(model, ref) or {"pk": None}
    found: models.QuerySet[Any] = model._default_manager.filter(**parts)
    return found


def ref_of(model: type[models.Model]) -> models.Expression | models.F:
    """The ref as an expression over rows of the model."""
    return refs_expression(model) if issubclass(model, ComposedRef) else models.F("ref")


def parts_with_refs(model: type[models.Model]) -> list[str]:
    """The records that the ref of a record is composed of, by their fields; none where it has its own."""
    return list(related_parts(model)) if issubclass(model, ComposedRef) else []
