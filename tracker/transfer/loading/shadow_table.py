"""A table as it would be once a plan were carried out, under the table's own name.

Files of one load name each other's records, and rules look at tables beside their own. Nothing is written while a plan
is made: a temporary view takes the table's name instead, and whatever asks for it in this transaction, be it a check,
a rule or Django, finds the stored rows with the proposed ones among them; so with the rows that tie them to others,
such as parties.
"""

from collections.abc import Sequence

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import membership_table


def create_shadow(load: Load) -> None:
    """Hides the load's table behind a temporary view of it as it would be, at most until the transaction ends."""
    schema = _schema_of(load, load.model._meta.db_table)
    if load.has_many:
        _index(load)
    for table, lists in _ties(load).items():
        _create_shadow_of_ties(load, table, lists)
    columns = _columns(load, load.model._meta.db_table)
    given = {"id", *(str(field.column) for field in load.written_fields)}
    stored = ", ".join(map(quoted, columns))
    proposed = ", ".join(
        quoted(name) if name in given else f"{filled_by or 'NULL'} AS {quoted(name)}"
        for name, filled_by in columns.items()
    )
    load.execute(
        f"CREATE TEMPORARY VIEW {load.table} AS SELECT {proposed} FROM {load.temp_table('proposed')} AS proposed "
        f"UNION ALL SELECT {stored} FROM {schema}.{load.table} AS stored "
        f"WHERE NOT EXISTS (SELECT FROM {load.temp_table('proposed')} AS proposed WHERE proposed.id = stored.id)"
    )


def _index(load: Load) -> None:
    """Has rules find one proposed row, or those that belong to one record, without going through all."""
    proposed = load.temp_table("proposed")
    for name in ("id", *(column.id_name for column in load.reference_columns)):
        load.execute(f"CREATE INDEX ON {proposed} ({quoted(name)})")
    load.analyze("proposed")


def _schema_of(load: Load, table: str) -> str:
    ((schema,),) = load.query(
        "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = %s::regclass", [table]
    )
    return str(schema)


def _ties(load: Load) -> dict[str, list[MembersColumn]]:
    """The list columns of the file by the table whose rows tie their members to the record."""
    by_table: dict[str, list[MembersColumn]] = {}
    for column in load.members_columns:
        by_table.setdefault(column.membership.model._meta.db_table, []).append(column)
    return by_table


def _create_shadow_of_ties(load: Load, table: str, lists: Sequence[MembersColumn]) -> None:
    """Hides a table of ties: without those that would be removed, with those that would be added."""
    schema, columns, tied = _schema_of(load, table), _columns(load, table), load.temp_table("tied")
    stored = ", ".join(f"stored.{quoted(name)}" for name in columns)
    kept, added = [], []
    for column in lists:
        _, owner, member = membership_table(column)
        fixed = column.membership.fixed
        these = "".join(f" AND stored.{quoted(name)} = '{value}'" for name, value in fixed.items())
        kept.append(
            f"NOT EXISTS (SELECT FROM {tied} AS tied WHERE tied.list = '{column.column_name}' AND NOT tied.is_added "
            f"AND tied.owner_id = stored.{owner} AND tied.member_id = stored.{member}{these})"
        )
        given = {owner: "tied.owner_id", member: "tied.member_id"}
        given |= {quoted(name): f"'{value}'" for name, value in fixed.items()}
        values = ", ".join(
            f"{given.get(quoted(name), 'NULL' if name == 'id' else filled_by or 'NULL')} AS {quoted(name)}"
            for name, filled_by in columns.items()
        )
        added.append(f"SELECT {values} FROM {tied} AS tied WHERE tied.list = '{column.column_name}' AND tied.is_added")
    load.execute(
        f"CREATE TEMPORARY VIEW {quoted(table)} AS SELECT {stored} FROM {schema}.{quoted(table)} AS stored "
        f"WHERE {' AND '.join(kept)} UNION ALL {' UNION ALL '.join(added)}"
    )


def _columns(load: Load, table: str) -> dict[str, str | None]:
    """The table's columns, each with how the database fills it by itself, if it does."""
    found = load.query(
        "SELECT attname, pg_get_expr(adbin, adrelid) FROM pg_attribute "
        "LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [table],
    )
    return dict(found)


def drop_shadow(load: Load) -> None:
    """Drops the temporary views, so that the tables are seen as they are."""
    for table in _ties(load):
        load.execute(f"DROP VIEW IF EXISTS pg_temp.{quoted(table)}")
    load.execute(f"DROP VIEW IF EXISTS pg_temp.{load.table}")
