"""The table of retired refs as it was made first."""

from django.db import migrations, models

RETIRED_REF = migrations.CreateModel(
    name="RetiredRef",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("record", models.CharField(help_text="The table the ref belonged to.", max_length=63)),
        ("ref", models.CharField(max_length=120)),
        ("retired_at", models.DateTimeField()),
    ],
    options={
        "ordering": ["record", "ref"],
        "constraints": [models.UniqueConstraint(fields=("record", "ref"), name="retiredref_stands_once")],
    },
)
