"""Before plans can no longer tell what is gone, the rows that do are let go of; forwards there is nothing to do."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0057_lists_that_come_again")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, "DELETE FROM tracker_plannedrow WHERE outcome = 'gone'"),
    ]
