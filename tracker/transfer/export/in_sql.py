"""The cells of records as PostgreSQL writes them: one SELECT whose rows are those of `Resource.export`.

A cell is text; NULL stands for an empty one.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from tracker.database.identifiers import quoted
from tracker.models.integrity.referenced import Published
from tracker.transfer.declaration.cells_written_in_sql import (
    Guard,
    cell_sql,
    escape_formula_sql,
    escape_item_sql,
    escape_value_sql,
)
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn, widget_for
from tracker.transfer.declaration.name_columns import name_column, name_columns, shown_by
from tracker.transfer.declaration.named_records import refs_relation
from tracker.vocabulary import Stage

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource


def cells_query(
    resource: "RecordResource",
    queryset: "models.QuerySet[Any] | None" = None,
    *,
    defused: bool,
    derived: Sequence[str] = (),
    for_public: bool = False,
    with_names: bool = False,
) -> str:
    """The query for the cells of all records, or of those in the queryset, ordered by key.

    `defused` cells are for files that a spreadsheet may open (`cell_marks.escape_formula`). `derived` names
    annotations of the queryset; their values follow the columns. `for_public` leaves out `private` columns, and refs
    of records that are not published; which rows the public may see, and columns that name records without a stage,
    are for the caller to choose. `with_names` puts the names of records beside their refs.
    """
    guard = escape_formula_sql if defused else escape_value_sql
    model: type[models.Model] = resource._meta.model
    chosen = _chosen(queryset, derived)
    columns = resource.columns_for(for_public=for_public)
    named = {column.column_name for column in name_columns(columns).values()} if with_names else set()
    cells: list[str] = []
    for column in columns:
        cells += [_cell(column, guard), *([_name_cell(column, guard)] if column.column_name in named else [])]
    if queryset is not None:
        cells += [_derived_cell(name, field, guard) for name, field in fields_of(queryset, derived)]
    return " ".join(
        [
            f"WITH chosen AS MATERIALIZED ({chosen})" if chosen else "",
            "SELECT",
            ", ".join(cells),
            f"FROM {quoted(model._meta.db_table)} AS record",
            "JOIN chosen ON chosen.id = record.id" if derived else "",
            *(_join_named(column, for_public=for_public) for column in columns if isinstance(column, ReferenceColumn)),
            *_join_members(columns, of_chosen=bool(chosen), for_public=for_public, named=named),
            "WHERE record.id IN (SELECT id FROM chosen)" if chosen else "",
            "ORDER BY",
            ", ".join(_own(column) for column in resource.key_columns),
        ]
    )


def _chosen(queryset: "models.QuerySet[Any] | None", derived: Sequence[str]) -> str:
    """The query for the ids of the records in the queryset and what is derived for each; nothing without one."""
    if queryset is None:
        return ""
    query = (queryset if queryset.query.is_sliced else queryset.order_by()).values("pk", *derived).query
    try:
        sql, parameters = query.sql_with_params()
    except EmptyResultSet:
        nothing = (f", NULL::{field.db_type(connection)} AS {name}" for name, field in fields_of(queryset, derived))
        return f"SELECT NULL::bigint AS id{''.join(nothing)} WHERE FALSE"
    connection.ensure_connection()
    composed = connection.ops.compose_sql(sql, parameters)  # type: ignore[attr-defined]
    return f"SELECT * FROM ({composed}) AS given ({', '.join(['id', *map(quoted, derived)])})"


def fields_of(queryset: "models.QuerySet[Any]", derived: Sequence[str]) -> list[tuple[str, Any]]:
    """The annotations of those names, each with the field that its values are of."""
    return [(name, queryset.query.annotations[name].output_field) for name in derived]


def _derived_cell(name: str, field: Any, guard: Guard) -> str:
    """A value that was worked out with the rows, as a column of such a field would be written."""
    return cell_sql(widget_for(field), f"chosen.{quoted(name)}", guard)


def _seen_by_all(named: type[models.Model], alias: str, *, for_public: bool) -> str:
    """The condition that a record is published, where it matters."""
    return f" AND {alias}.stage = '{Stage.PUBLISHED}'" if for_public and issubclass(named, Published) else ""


def _own(column: Column) -> str:
    """What stands in the database for a column: a field, the ref of the record that it names, or refs of several."""
    if isinstance(column, ReferenceColumn):
        return f"{_named(column)}.ref"
    if isinstance(column, MembersColumn):
        return f"{_ties(column)}.{quoted(column.column_name)}"
    field: Any = column.model._meta.get_field(column.field_name)
    return f"record.{quoted(field.column)}"


def _named(column: ReferenceColumn) -> str:
    return quoted(f"named_{column.column_name}")


def _ties(column: MembersColumn) -> str:
    return quoted(f"ties_{column.membership.model._meta.db_table}_{column.membership.member}")


def _join_named(column: ReferenceColumn, *, for_public: bool) -> str:
    table, alias = refs_relation(column.related_model), _named(column)
    shown = _seen_by_all(column.related_model, alias, for_public=for_public)
    return f"LEFT JOIN {table} AS {alias} ON {alias}.id = record.{quoted(column.id_name)}{shown}"


def _join_members(
    columns: Sequence[Column], *, of_chosen: bool, for_public: bool, named: Collection[str]
) -> list[str]:
    """A join for each table of ties and kind of member, which gives the refs of all its list columns at once."""
    by_table: dict[str, list[MembersColumn]] = defaultdict(list)
    for column in columns:
        if isinstance(column, MembersColumn):
            by_table[_ties(column)].append(column)
    return [
        _join_ties(alias, sharing, of_chosen=of_chosen, for_public=for_public, named=named)
        for alias, sharing in by_table.items()
    ]


def _join_ties(
    alias: str, columns: Sequence[MembersColumn], *, of_chosen: bool, for_public: bool, named: Collection[str]
) -> str:
    ties = columns[0].membership
    owner, member = (_column_of(ties.model, name) for name in (ties.owner, ties.member))
    lists = ", ".join(
        [
            *(f"{_list(column)} AS {quoted(column.column_name)}" for column in columns),
            *(
                f"{_list(column, _item_sql(column))} AS {quoted(name_column(column))}"
                for column in columns
                if column.column_name in named
            ),
        ]
    )
    return (
        f"LEFT JOIN (SELECT ties.{owner} AS owner_id, {lists} FROM {quoted(ties.model._meta.db_table)} AS ties "
        f"JOIN {quoted(ties.related_model._meta.db_table)} AS member ON member.id = ties.{member}"
        f"{_seen_by_all(ties.related_model, 'member', for_public=for_public)} "
        f"{f'WHERE ties.{owner} IN (SELECT id FROM chosen) ' if of_chosen else ''}"
        f"GROUP BY ties.{owner}) AS {alias} ON {alias}.owner_id = record.id"
    )


def _item_sql(column: MembersColumn) -> str:
    """The name of a member as an item of a list."""
    return escape_item_sql(f"member.{quoted(shown_by(column))}")


def _list(column: MembersColumn, item: str = "member.ref") -> str:
    """The refs of one list, or names in their order, separated by `;`: refs hold nothing to be escaped."""
    fixed = column.membership.fixed.items()
    these = " AND ".join(f"ties.{_column_of(column.membership.model, name)} = '{value}'" for name, value in fixed)
    listed = f"string_agg({item}, ';' ORDER BY member.ref COLLATE \"C\")"
    return f"{listed} FILTER (WHERE {these})" if these else listed


def _column_of(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return quoted(field.column)


def _name_cell(column: Column, guard: Guard) -> str:
    """What the records that a column names are called."""
    if isinstance(column, MembersColumn):
        return guard(f"{_ties(column)}.{quoted(name_column(column))}")
    return guard(f"{quoted(f'named_{column.column_name}')}.{quoted(shown_by(column))}")


def _cell(column: Column, guard: Guard) -> str:
    own = _own(column)
    if isinstance(column, (ReferenceColumn, MembersColumn)):
        return own
    return cell_sql(column.widget, own, guard)
