"""The log of changes finds what a record was before by the record's own events.

Where PostgreSQL did not know yet how many events there are, it went back through those of all records, for each: a change
of a hundred thousand parties took hours.
"""

from django.db import migrations

ALL, OWN = "ORDER BY previous.pgh_id DESC LIMIT 1", "ORDER BY previous.pgh_id + 0 DESC LIMIT 1"


# Replaces a part of each function that notes events.
REWRITTEN = """
    DO $rewrite$
    DECLARE
        noting regproc;
    BEGIN
        FOR noting IN
            SELECT oid::regproc FROM pg_proc
            WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'note\\_%event'
        LOOP
            EXECUTE replace(pg_get_functiondef(noting), '{before}', '{now}');
        END LOOP;
    END
    $rewrite$
"""


class Migration(migrations.Migration):
    dependencies = [("tracker", "0062_lf_alone")]

    operations = [migrations.RunSQL(REWRITTEN.format(before=ALL, now=OWN), REWRITTEN.format(before=OWN, now=ALL))]
