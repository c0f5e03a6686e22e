"""A change of the counts is one row, and sums are kept of those facets alone that many commitments are in (docs/adr/0043)."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

FILES = Path(__file__).parent / "kept_counts"
MADE = (
    "counted_anew(bigint[])",
    "has_many(bigint)",
    "facet_members(bigint)",
    "fingerprint(bigint)",
    "coded(bigint)",
    "day_code(integer)",
)
# Without settings of their own they become part of the statement that asks, which has them.
SETTINGS = {
    "plan_cache_mode": "force_generic_plan",
    "enable_nestloop": "off",
    "jit": "off",
    "work_mem": "'64MB'",
}
DERIVED = (
    "CREATE TRIGGER counts_are_derived BEFORE INSERT OR UPDATE ON tracker_countchange FOR EACH ROW "
    "WHEN (current_setting('followthrough.counting', TRUE) IS DISTINCT FROM 'on') "
    "EXECUTE FUNCTION counts_are_derived()"
)


def as_before(name: str) -> str:
    """Functions as migration 0037 made them, in place of those that there are."""
    return (FILES / name).read_text(encoding="utf-8").replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("tracker", "0047_records_read_page_by_page")]

    operations = [
        # Backwards this comes last.
        migrations.RunSQL(migrations.RunSQL.noop, "SELECT rebuild_counts()"),
        migrations.RunSQL(
            migrations.RunSQL.noop,
            [
                DERIVED,
                as_before("keeping.sql"),
                as_before("triggers.sql"),
                *(f"ALTER FUNCTION standing_cells SET {name} = {value}" for name, value in SETTINGS.items()),
            ],
        ),
        migrations.DeleteModel(name="CountChange"),
        migrations.CreateModel(
            name="CountChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("cells", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("deltas", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.RunSQL(
            [
                "DROP FUNCTION fold_counts_after(integer, bigint)",
                "ALTER FUNCTION standing_cells RESET ALL",
                (FILES / "row_a_change.sql").read_text(encoding="utf-8"),
                DERIVED,
            ],
            [f"DROP FUNCTION {function}" for function in MADE],
        ),
    ]
