"""A table as it would be once a plan were carried out, under the table's own name.

Files of one load name each other's records, and rules look at tables beside their own. Nothing is written while a plan
is made: a temporary view takes the table's name instead, and whatever asks for it in this transaction, be it a check,
a rule or Django, finds the stored rows with the proposed ones among them. Ties that are records themselves, such as
parties, are shown so too: a file of their own can say more of those that a list in the same load brings.
"""

from tracker.database.identifiers import quoted
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.proposal import membership_table

BEFORE = "_before"


def create_shadow(load: Load) -> None:
    """Hides the load's table behind a temporary view of it as it would be, at most until the transaction ends."""
    base = _base_of(load, load.model._meta.db_table)
    if load.has_many:
        _index(load)
    columns = _columns(load, load.model._meta.db_table)
    given = {"id", *(str(field.column) for field in load.written_fields)}
    stored = ", ".join(map(quoted, columns))
    proposed = ", ".join(
        quoted(name) if name in given else f"{filled_by or 'NULL'} AS {quoted(name)}"
        for name, filled_by in columns.items()
    )
    load.execute(
        f"CREATE TEMPORARY VIEW {load.table} AS SELECT {proposed} FROM {load.temp_table('proposed')} AS proposed "
        f"UNION ALL SELECT {stored} FROM {base} AS stored "
        f"WHERE NOT EXISTS (SELECT FROM {load.temp_table('proposed')} AS proposed WHERE proposed.id = stored.id)"
    )
    for table, lists in _separate_ties(load).items():
        _shadow_ties(load, table, lists)


def _shadow_ties(load: Load, table: str, lists: list[MembersColumn]) -> None:
    """Hides a table of ties behind what it would be once the load's lists were written."""
    base = _base_of(load, table)
    columns = _columns(load, table)
    _, owner, member = membership_table(lists[0])
    fixed = list(lists[0].membership.fixed)
    filled = {"id": "tied.tie_id", owner: "tied.owner_id", member: "tied.member_id"}
    filled |= {quoted(name): f"given.{quoted(name)}" for name in fixed}
    added = ", ".join(
        f"{filled.get(quoted(name)) or filled.get(name) or filled_by or 'NULL'} AS {quoted(name)}"
        for name, filled_by in columns.items()
    )
    given = ", ".join(
        "(" + ", ".join(f"'{value}'" for value in (each.column_name, *each.membership.fixed.values())) + ")"
        for each in lists
    )
    names = ", ".join(["list", *map(quoted, fixed)])
    tied = f"{load.temp_table('tied')} AS tied JOIN (VALUES {given}) AS given ({names}) USING (list)"
    same = " AND ".join(f"given.{quoted(name)} = stored.{quoted(name)}" for name in fixed) or "TRUE"
    load.execute(
        f"CREATE TEMPORARY VIEW {quoted(table)} AS SELECT {added} FROM {tied} WHERE tied.is_added "
        f"UNION ALL SELECT {', '.join(map(quoted, columns))} FROM {base} AS stored "
        f"WHERE NOT EXISTS (SELECT FROM {tied} WHERE NOT tied.is_added AND tied.owner_id = stored.{owner} "
        f"AND tied.member_id = stored.{member} AND {same})"
    )


def _separate_ties(load: Load) -> dict[str, list[MembersColumn]]:
    """The load's lists whose ties are records themselves, by their table."""
    found: dict[str, list[MembersColumn]] = {}
    for column in load.members_columns:
        if column.is_separate:
            found.setdefault(column.membership.model._meta.db_table, []).append(column)
    return found


def _base_of(load: Load, table: str) -> str:
    """The relation a view takes the name of: the table, or the view that stands for it since an earlier file."""
    ((stands_in,),) = load.query("SELECT to_regclass(%s) IS NOT NULL", [f"pg_temp.{table}"])
    if stands_in:
        load.execute(f"ALTER VIEW pg_temp.{quoted(table)} RENAME TO {quoted(table + BEFORE)}")
        return f"pg_temp.{quoted(table + BEFORE)}"
    ((schema,),) = load.query(
        "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = %s::regclass", [table]
    )
    return f"{schema}.{quoted(table)}"


def _index(load: Load) -> None:
    """Has rules find one proposed row, or those that belong to one record, without going through all."""
    proposed = load.temp_table("proposed")
    for name in ("id", *(column.id_name for column in load.reference_columns)):
        load.execute(f"CREATE INDEX ON {proposed} ({quoted(name)})")


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
    for table in (load.model._meta.db_table, *_separate_ties(load)):
        for name in (table, table + BEFORE):
            load.execute(f"DROP VIEW IF EXISTS pg_temp.{quoted(name)} CASCADE")
