"""A lateral join for querysets: a query that runs once for each row of the table it is joined to.

Django writes no such join itself, but compiles whatever stands in a query's FROM clause by the interface
that `django.db.models.sql.datastructures.Join` describes. This is one more implementation of it, so that
filters, counts, grouping and subqueries work on the joined columns as on any annotation.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field
from django.db.models.expressions import Expression
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import INNER, LOUTER

NAMED = re.compile(r"%\((\w+)\)s")


class LateralJoin:
    """`sql` joined to each row of the outer table, which it names `{outer}`.

    `optional` keeps outer rows for which `sql` finds nothing. `values` fill the `%(name)s` in `sql`.
    """

    filtered_relation = None
    join_field = None

    def __init__(self, *, name: str, sql: str, values: Mapping[str, Any], outer: str, optional: bool) -> None:
        self.table_name = name
        self.table_alias = name
        self.parent_alias = outer
        self.join_type = LOUTER if optional else INNER
        self.nullable = optional
        self.sql = sql
        self.values = values

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        named = self.sql.replace("{outer}", compiler.quote_name_unless_alias(self.parent_alias))
        sql = NAMED.sub("%s", named)
        alias = compiler.quote_name_unless_alias(self.table_alias)
        parameters = [self.values[name] for name in NAMED.findall(named)]
        return f"{self.join_type} LATERAL ({sql}) {alias} ON TRUE", parameters

    def relabeled_clone(self, change_map: Mapping[str, str]) -> "LateralJoin":
        clone = LateralJoin(
            name=self.table_name,
            sql=self.sql,
            values=self.values,
            outer=change_map.get(self.parent_alias, self.parent_alias),
            optional=self.nullable,
        )
        clone.table_alias = change_map.get(self.table_alias, self.table_alias)
        clone.join_type = self.join_type
        return clone


class JoinedColumn(Expression):
    """A column of the joined query."""

    def __init__(self, alias: str, column: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.alias = alias
        self.column = column

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        return f"{compiler.quote_name_unless_alias(self.alias)}.{connection.ops.quote_name(self.column)}", []

    def get_group_by_cols(self) -> list[Any]:
        return [self]

    def relabeled_clone(self, change_map: Mapping[str, str]) -> "JoinedColumn":
        return JoinedColumn(change_map.get(self.alias, self.alias), self.column, self.output_field)


def join_laterally(
    query: Query,
    *,
    name: str,
    sql: str,
    values: Mapping[str, Any],
    columns: "Mapping[str, Field[Any, Any]]",
    optional: bool = True,
) -> dict[str, JoinedColumn]:
    """Joins `sql` to the query's own table, and returns its `columns` as expressions by name."""
    outer = query.get_initial_alias()
    join = LateralJoin(name=name, sql=sql, values=values, outer=outer, optional=optional)
    alias = query.join(join)  # type: ignore[arg-type]  # it asks for the interface, not the class
    return {column: JoinedColumn(alias, column, field) for column, field in columns.items()}
