"""What a stored database holds was counted here. Now 0049 counts it, since 0048 keeps the counts otherwise."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tracker", "0037_counts_are_kept")]

    operations: list[migrations.RunSQL] = []
