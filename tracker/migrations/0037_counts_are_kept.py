"""The counts of any two days follow every statement that changes what they count."""

from pathlib import Path

from django.db import migrations

FILES = Path(__file__).parent / "kept_counts"
FUNCTIONS = (
    "counts_are_derived()",
    "counts_follow_truncation()",
    "counts_follow_actors()",
    "counts_follow_ties()",
    "counts_follow_commitments()",
    "counts_follow_updates()",
    "rebuild_counts()",
    "fold_counts(bigint[])",
    "fold_counts_after(integer, bigint)",
    "keep_facets(bigint[])",
    "keep_standings(bigint[], integer[])",
    "year_of(integer)",
    "month_of(integer)",
    "standing_facets(bigint[])",
    "standing_cells(bigint[], integer[])",
    "count_day(timestamptz)",
    "count_day(date)",
)
FOLLOWED = {
    "tracker_commitment": "counts_follow_commitments",
    "tracker_statusupdate": "counts_follow_updates",
    "tracker_commitment_collections": "counts_follow_ties",
    "tracker_commitment_topics": "counts_follow_ties",
    "tracker_party": "counts_follow_ties",
    "tracker_actor": "counts_follow_actors",
}
KEPT = ("tracker_countedcommitment", "tracker_countchange", "tracker_keptcount")
ROWS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
}


def triggers() -> list[str]:
    """The statements that make them."""
    following = [
        f"CREATE TRIGGER counts_follow_{operation.lower()} AFTER {operation} ON {table} {rows} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        for table, function in FOLLOWED.items()
        for operation, rows in ROWS.items()
    ]
    emptied = [
        f"CREATE TRIGGER counts_follow_truncate AFTER TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION counts_follow_truncation()"
        for table in FOLLOWED
    ]
    derived = [
        f"CREATE TRIGGER counts_are_derived BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
        "WHEN (current_setting('followthrough.counting', TRUE) IS DISTINCT FROM 'on') "
        "EXECUTE FUNCTION counts_are_derived()"
        for table in KEPT
    ]
    return [*following, *emptied, *derived]


def file(name: str) -> str:
    """What a file of functions says."""
    return (FILES / name).read_text(encoding="utf-8")


REMOVED = [
    *(
        f"DROP TRIGGER counts_follow_{operation} ON {table}"
        for table in FOLLOWED
        for operation in ("insert", "update", "delete", "truncate")
    ),
    *(f"DROP TRIGGER counts_are_derived ON {table}" for table in KEPT),
    *(f"DROP FUNCTION {function}" for function in FUNCTIONS),
]


class Migration(migrations.Migration):
    dependencies = [("tracker", "0036_kept_counts")]

    operations = [
        migrations.RunSQL(
            [file("standings.sql"), file("keeping.sql"), file("triggers.sql"), *triggers()],
            REMOVED,
        )
    ]
