"""A table as it would be once a plan were carried out, under the table's own name.

Files of one load name each other's records, and rules look at tables beside their own. Nothing is written while a plan
is made: a temporary view takes the table's name instead, and whatever asks for it in this transaction, be it a check,
a rule or Django, finds the stored rows with the proposed ones among them. Ties, such as parties, are not shown so.
"""

from tracker.database.identifiers import quoted
from tracker.transfer.loading.file_load import Load


def create_shadow(load: Load) -> None:
    """Hides the load's table behind a temporary view of it as it would be, at most until the transaction ends."""
    ((schema,),) = load.query(
        "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = %s::regclass", [load.model._meta.db_table]
    )
    if load.has_many:
        _index(load)
    columns = _columns(load)
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


def _columns(load: Load) -> dict[str, str | None]:
    """The table's columns, each with how the database fills it by itself, if it does."""
    found = load.query(
        "SELECT attname, pg_get_expr(adbin, adrelid) FROM pg_attribute "
        "LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [load.model._meta.db_table],
    )
    return dict(found)


def drop_shadow(load: Load) -> None:
    """Drops the temporary view, so that the table is seen as it is."""
    load.execute(f"DROP VIEW IF EXISTS pg_temp.{load.table}")
