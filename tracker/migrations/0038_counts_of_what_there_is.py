"""What a stored database holds was counted here. Now 0050 counts it, since 0049 keeps the counts otherwise."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0037_counts_are_kept")]

    operations: list[migrations.RunSQL] = []
