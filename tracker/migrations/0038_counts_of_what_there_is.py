"""What a stored database holds is counted."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0037_counts_are_kept")]

    operations = [migrations.RunSQL("SELECT rebuild_counts()", migrations.RunSQL.noop)]
