"""The rules of quotes look a text up once a statement, whatever PostgreSQL knows of the tables.

A plan is made at a connection's first statement and kept: made for one row, by statistics of empty tables, it joined the
rows to what was found by a nested loop, so that thirty rows looked the text up thirty times.
"""

from django.db import migrations

EACH_RULE = """
DO $$
DECLARE rule regproc;
BEGIN
    FOR rule IN SELECT oid::regproc FROM pg_proc
        WHERE proname LIKE 'pgtrigger\\_citation\\_%' AND prosrc LIKE '%look\\_quotes\\_up%'
        AND pronamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('ALTER FUNCTION %s() {change}', rule);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0043_pages_begin_at_an_index")]

    operations = [
        migrations.RunSQL(
            EACH_RULE.replace("{change}", "SET enable_nestloop = off"),
            EACH_RULE.replace("{change}", "RESET enable_nestloop"),
        )
    ]
