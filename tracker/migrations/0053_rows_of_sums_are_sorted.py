"""The kept counts are added up by sorting.

A hash table as large as the longest row of sums was emptied, place by place, for each of the others; and one that did
not fit into memory again for each of the hundreds of parts that were put aside. A hundred thousand commitments did not end.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0052_column_mappings_granted")]

    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION fold_counts SET enable_hashagg = off", "ALTER FUNCTION fold_counts RESET enable_hashagg"
        )
    ]
