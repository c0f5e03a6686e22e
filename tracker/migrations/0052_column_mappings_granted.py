"""What the groups may do with saved mappings, as tracker/access/groups.py had it when this was written."""

from django.db import migrations

from tracker.migrations._grants import granting

EACH = [f"{action}_savedmapping" for action in ("view", "add", "change", "delete")]
GRANTS = {"Analyst": EACH, "Reviewer": EACH, "Administrator": EACH}


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0051_column_mappings"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [granting(GRANTS)]
