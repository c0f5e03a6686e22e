"""Tables for the counts of any two days."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0035_words_of_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="CountedCommitment",
            fields=[
                ("commitment_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("cells", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("deltas", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
            options={
                "ordering": ["commitment_id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CountChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.BigIntegerField()),
                ("cell", models.BigIntegerField()),
                ("delta", models.IntegerField()),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["facet"], include=("cell", "delta"), name="countchange_facet")],
            },
        ),
        migrations.CreateModel(
            name="KeptCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.BigIntegerField()),
                ("as_of_unit", models.SmallIntegerField()),
                ("as_of_part", models.IntegerField()),
                ("known_on_unit", models.SmallIntegerField()),
                ("known_on_part", models.IntegerField()),
                ("cells", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("deltas", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                (
                    "added_up",
                    models.IntegerField(
                        help_text="How many cells there were when those that stood twice were added up."
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facet", "as_of_unit", "as_of_part", "known_on_unit", "known_on_part"),
                        name="keptcount_part_stands_once",
                    ),
                ],
            },
        ),
    ]
