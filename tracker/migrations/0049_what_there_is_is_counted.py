"""What a stored database holds is counted anew. Backwards 0049 does."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0048_a_change_of_counts_is_one_row")]

    operations = [migrations.RunSQL("SELECT rebuild_counts()", migrations.RunSQL.noop)]
