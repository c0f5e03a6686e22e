"""Counts of attempts at a password, so that the next one waits; nothing that is stored changes."""

import datetime

import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tracker", "0008_import_jobs")]

    operations = [
        migrations.CreateModel(
            name="SignInThrottle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_at", models.DateTimeField(db_index=True)),
                ("waits_until", models.DateTimeField()),
            ],
            options={
                "ordering": ["last_at", "digest"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("waits_until__gte", models.F("last_at")),
                            (
                                "waits_until__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("last_at"), "+", models.Value(datetime.timedelta(seconds=3600))
                                ),
                            ),
                        ),
                        name="signinthrottle_waits_no_longer_than_allowed",
                        violation_error_message="waits_until must be at last_at or up to an hour later.",
                    )
                ],
            },
        ),
    ]
