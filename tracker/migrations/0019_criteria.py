"""Assessment criteria as rows with findings on each, milestones, and targets that tie an indicator to a commitment."""

import datetime

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.partial_dates
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0018_the_life_of_sanctions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                                unique=True,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=1, help_text="Its place in the list.")),
                        (
                            "shows",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly_fulfilled", "Partly fulfilled"),
                                    ("broken", "Broken"),
                                ],
                                help_text="What the commitment would be if this is met.",
                                max_length=20,
                                verbose_name="would show",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="What has to be the case, so that two people would find the same.",
                                verbose_name="criterion",
                            ),
                        ),
                        (
                            "due",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="By when, if the criterion has a day of its own.", null=True
                            ),
                        ),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment criterion",
                        "verbose_name_plural": "criteria",
                        "ordering": ["commitment", "position", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=1, help_text="Its place in the list.")),
                        (
                            "shows",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly_fulfilled", "Partly fulfilled"),
                                    ("broken", "Broken"),
                                ],
                                help_text="What the commitment would be if this is met.",
                                max_length=20,
                                verbose_name="would show",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="What has to be the case, so that two people would find the same.",
                                verbose_name="criterion",
                            ),
                        ),
                        (
                            "due",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="By when, if the criterion has a day of its own.", null=True
                            ),
                        ),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                                unique=True,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("met", "Met"),
                                    ("partly_met", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("cannot_be_told", "Cannot be told"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField(help_text="Why, in our own words.")),
                    ],
                    options={
                        "ordering": ["status_update", "criterion__position", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("met", "Met"),
                                    ("partly_met", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("cannot_be_told", "Cannot be told"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField(help_text="Why, in our own words.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                                unique=True,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "reached",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="When it was reached; leave blank until it is.", null=True
                            ),
                        ),
                        (
                            "reached_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("reached")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "reached_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("reached")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("summary", models.TextField(blank=True, help_text="In our own words.")),
                    ],
                    options={
                        "ordering": ["commitment", "due_earliest", "reached_earliest", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("due", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "reached",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="When it was reached; leave blank until it is.", null=True
                            ),
                        ),
                        (
                            "reached_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("reached")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "reached_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("reached")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("summary", models.TextField(blank=True, help_text="In our own words.")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                                unique=True,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                decimal_places=4,
                                help_text="The figure it starts from. In the unit of the indicator.",
                                max_digits=20,
                            ),
                        ),
                        (
                            "baseline_period",
                            tracker.partial_dates.PartialDateField(help_text="The time for which the baseline holds."),
                        ),
                        (
                            "baseline_period_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("baseline_period")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "baseline_period_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("baseline_period")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("at_least", "At least"), ("at_most", "At most")],
                                help_text="At least is a rise, at most a fall.",
                                max_length=10,
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4,
                                help_text="The figure to reach. In the unit of the indicator.",
                                max_digits=20,
                            ),
                        ),
                        (
                            "due",
                            tracker.partial_dates.PartialDateField(
                                help_text="The day, month or year in which it is to be reached."
                            ),
                        ),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["commitment", "due_earliest", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "ref",
                            models.CharField(
                                error_messages={"unique": "This ref is taken; each ref names one record for ever."},
                                help_text="Public key: lower-case letters, digits and hyphens. Fixed once published.",
                                max_length=120,
                            ),
                        ),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                decimal_places=4,
                                help_text="The figure it starts from. In the unit of the indicator.",
                                max_digits=20,
                            ),
                        ),
                        (
                            "baseline_period",
                            tracker.partial_dates.PartialDateField(help_text="The time for which the baseline holds."),
                        ),
                        (
                            "baseline_period_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("baseline_period")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "baseline_period_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("baseline_period")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("at_least", "At least"), ("at_most", "At most")],
                                help_text="At least is a rise, at most a fall.",
                                max_length=10,
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4,
                                help_text="The figure to reach. In the unit of the indicator.",
                                max_digits=20,
                            ),
                        ),
                        (
                            "due",
                            tracker.partial_dates.PartialDateField(
                                help_text="The day, month or year in which it is to be reached."
                            ),
                        ),
                        (
                            "due_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "due_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("due")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        # Fields are added to models that stand in the state before.
        AtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0019_criteria.sql", "tracker_statusupdate", "statusupdate_fits_its_findings_update"
                    ),
                ),
                migrations.AddField(
                    model_name="criterion",
                    name="commitment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="tracker.commitment"
                    ),
                ),
                migrations.AddField(
                    model_name="criterionevent",
                    name="commitment",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="criterionevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="criterionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.criterion",
                    ),
                ),
                migrations.AddField(
                    model_name="finding",
                    name="criterion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="findings", to="tracker.criterion"
                    ),
                ),
                migrations.AddField(
                    model_name="finding",
                    name="status_update",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="tracker.statusupdate"
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="finding",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.finding",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="finding",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.finding",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="finding",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.finding",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="finding",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.finding",
                    ),
                ),
                migrations.AddField(
                    model_name="findingevent",
                    name="criterion",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.criterion",
                    ),
                ),
                migrations.AddField(
                    model_name="findingevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="findingevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.finding",
                    ),
                ),
                migrations.AddField(
                    model_name="findingevent",
                    name="status_update",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.statusupdate",
                    ),
                ),
                migrations.AddField(
                    model_name="milestone",
                    name="commitment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="tracker.commitment"
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.milestone",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.milestone",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.milestone",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.milestone",
                    ),
                ),
                migrations.AddField(
                    model_name="milestoneevent",
                    name="commitment",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="milestoneevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="milestoneevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.milestone",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="commitment",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcome_targets",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="indicator",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="tracker.indicator"
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="target",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.target",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="target",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.target",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="target",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.target",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="target",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.target",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="commitment",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="indicator",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.indicator",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.target",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="criterion_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("shows__in", ["fulfilled", "partly_fulfilled", "broken"])),
                        name="criterion_shows_is_known",
                        violation_error_message="shows must be one of: fulfilled, partly_fulfilled, broken.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")),
                        name="criterion_text_is_filled",
                        violation_error_message="text must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criterion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due__isnull", True), ("due__earliest__isnull", False), _connector="OR"),
                        name="criterion_due_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="due must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "criterion_list_is_locked_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "criterion_list_is_locked_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "criterion_list_is_locked_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "criterion_keeps_its_findings_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger("0019_criteria.sql", "tracker_criterion", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionevent",
                    trigger=trigger("0019_criteria.sql", "tracker_criterionevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="finding_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("result__in", ["met", "partly_met", "not_met", "cannot_be_told"])),
                        name="finding_result_is_known",
                        violation_error_message="result must be one of: met, partly_met, not_met, cannot_be_told.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")),
                        name="finding_reason_is_filled",
                        violation_error_message="reason must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="finding",
                    constraint=models.UniqueConstraint(
                        fields=("status_update", "criterion"),
                        name="finding_stands_once",
                        violation_error_message="This status update has a finding on this criterion already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_is_on_its_own_commitment_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_is_on_its_own_commitment_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_is_of_a_verdict_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_is_of_a_verdict_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_of_a_public_update_stays_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_of_a_public_update_stays_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "finding_of_a_public_update_stays_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger("0019_criteria.sql", "tracker_finding", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingevent",
                    trigger=trigger("0019_criteria.sql", "tracker_findingevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="milestone_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="milestone_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due__isnull", True), ("due__earliest__isnull", False), _connector="OR"),
                        name="milestone_due_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="due must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("reached__isnull", True), ("reached__earliest__isnull", False), _connector="OR"
                        ),
                        name="milestone_reached_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="reached must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="milestone",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("reached__isnull", True),
                            models.Q(("reached__startswith", ".."), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_reached_has_a_beginning",
                        violation_error_message="reached must say when it begins, such as 2023 or 2023-11.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger(
                        "0019_criteria.sql", "tracker_milestone", "milestone_is_reached_in_the_past_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger(
                        "0019_criteria.sql", "tracker_milestone", "milestone_is_reached_in_the_past_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger("0019_criteria.sql", "tracker_milestone", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestoneevent",
                    trigger=trigger("0019_criteria.sql", "tracker_milestoneevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="target_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("direction__in", ["at_least", "at_most"])),
                        name="target_direction_is_known",
                        violation_error_message="direction must be one of: at_least, at_most.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_period__isnull", True),
                            ("baseline_period__earliest__isnull", False),
                            _connector="OR",
                        ),
                        name="target_baseline_period_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="baseline_period must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due__isnull", True), ("due__earliest__isnull", False), _connector="OR"),
                        name="target_due_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="due must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_period__earliest__gt", datetime.date(1, 1, 1)),
                            ("baseline_period__latest__lt", datetime.date(9999, 12, 31)),
                        ),
                        name="target_baseline_period_is_closed",
                        violation_error_message="baseline_period must have a beginning and an end, such as 2022 or 2022-07/2023-06.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("due__earliest__gt", datetime.date(1, 1, 1)),
                            ("due__latest__lt", datetime.date(9999, 12, 31)),
                        ),
                        name="target_due_is_closed",
                        violation_error_message="due must have a beginning and an end, such as 2025 or 2025-12-31.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("due__earliest__gt", models.F("baseline_period__latest"))),
                        name="target_due_after_baseline_period",
                        violation_error_message="due must come after the baseline period is over; correct one of the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("direction", "at_least"), ("value__gte", models.F("baseline"))),
                            models.Q(("direction", "at_most"), ("value__lte", models.F("baseline"))),
                            _connector="OR",
                        ),
                        name="target_value_lies_in_its_direction",
                        violation_error_message="value must not lie below the baseline when direction is at_least, nor above it when at_most.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.UniqueConstraint(
                        fields=("commitment", "indicator", "direction", "due"),
                        name="target_stands_once",
                        violation_error_message="This commitment has a target for this indicator, direction and day already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger("0019_criteria.sql", "tracker_target", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetevent",
                    trigger=trigger("0019_criteria.sql", "tracker_targetevent", "append_only"),
                ),
            ]
        ),
    ]
