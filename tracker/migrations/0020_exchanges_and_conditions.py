"""Exchanges with two sides, conditions and responses are records of their own."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
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
        ("tracker", "0019_criteria"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Condition",
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
                            "words",
                            models.CharField(
                                blank=True,
                                help_text="What it depends on, in our words, where that is no record: “if Chinese law is violated”.",
                                max_length=300,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("met", "Met"), ("not_met", "Not met"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        (
                            "as_of",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="When it was met, or last known not to be.", null=True
                            ),
                        ),
                        (
                            "as_of_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("as_of")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "as_of_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("as_of")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="ConditionEvent",
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
                            "words",
                            models.CharField(
                                blank=True,
                                help_text="What it depends on, in our words, where that is no record: “if Chinese law is violated”.",
                                max_length=300,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("met", "Met"), ("not_met", "Not met"), ("not_known", "Not known")],
                                default="not_known",
                                max_length=10,
                            ),
                        ),
                        (
                            "as_of",
                            tracker.partial_dates.PartialDateField(
                                blank=True, help_text="When it was met, or last known not to be.", null=True
                            ),
                        ),
                        (
                            "as_of_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("as_of")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "as_of_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("as_of")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Exchange",
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
                            "stage",
                            models.CharField(
                                choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("title", models.CharField(max_length=300)),
                        ("summary", models.TextField(blank=True)),
                        ("agreed_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "agreed_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("agreed_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "agreed_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("agreed_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["agreed_on_earliest", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeEvent",
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
                            "stage",
                            models.CharField(
                                choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("title", models.CharField(max_length=300)),
                        ("summary", models.TextField(blank=True)),
                        ("agreed_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "agreed_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("agreed_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "agreed_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("agreed_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("side", models.CharField(choices=[("a", "Side A"), ("b", "Side B")], max_length=1)),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "ordering": ["exchange", "side", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("side", models.CharField(choices=[("a", "Side A"), ("b", "Side B")], max_length=1)),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Response",
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
                        ("asked_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "asked_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("asked_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "asked_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("asked_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("answered_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "answered_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("answered_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "answered_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("answered_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("noted", "Noted"),
                                    ("rejected", "Rejected"),
                                    ("silent", "Silent"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["answered_on_earliest", "asked_on_earliest", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="ResponseEvent",
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
                        ("asked_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "asked_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("asked_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "asked_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("asked_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("answered_on", tracker.partial_dates.PartialDateField(blank=True, null=True)),
                        (
                            "answered_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("answered_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "answered_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("answered_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("noted", "Noted"),
                                    ("rejected", "Rejected"),
                                    ("silent", "Silent"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ]
        ),
        # These need the tables of the new records.
        AtOnce(
            [
                migrations.AlterField(
                    model_name="correction",
                    name="record_kind",
                    field=models.CharField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("actor", "Actor"),
                            ("meeting", "Meeting"),
                            ("sanction", "Sanction"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Indicator"),
                            ("exchange", "Exchange"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="correctionevent",
                    name="record_kind",
                    field=models.CharField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("actor", "Actor"),
                            ("meeting", "Meeting"),
                            ("sanction", "Sanction"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Indicator"),
                            ("exchange", "Exchange"),
                        ],
                        max_length=20,
                    ),
                ),
                migrations.AddField(
                    model_name="condition",
                    name="commitment",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="condition",
                    name="depends_on_commitment",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="condition_of",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="condition",
                    name="depends_on_sanction",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="condition_of",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="condition",
                    name="sanction",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="condition",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.condition",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="condition",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.condition",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="condition",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.condition",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="condition",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.condition",
                    ),
                ),
                migrations.AddField(
                    model_name="conditionevent",
                    name="commitment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="conditionevent",
                    name="depends_on_commitment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="conditionevent",
                    name="depends_on_sanction",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="conditionevent",
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
                    model_name="conditionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.condition",
                    ),
                ),
                migrations.AddField(
                    model_name="conditionevent",
                    name="sanction",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="exchange",
                    name="agreed_at",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchanges",
                        to="tracker.meeting",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="exchange",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="exchange",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="exchange",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="exchange",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeevent",
                    name="agreed_at",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.meeting",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeevent",
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
                    model_name="exchangeevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitem",
                    name="commitment",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_items",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitem",
                    name="exchange",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="tracker.exchange"
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitem",
                    name="sanction",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_items",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitem",
                    name="sanction_step",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_items",
                        to="tracker.sanctionstep",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitemevent",
                    name="commitment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitemevent",
                    name="exchange",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.exchange",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitemevent",
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
                    model_name="exchangeitemevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.exchangeitem",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitemevent",
                    name="sanction",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="exchangeitemevent",
                    name="sanction_step",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanctionstep",
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="actor",
                    field=models.ForeignKey(
                        help_text="Who answers, or stays silent.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="demand",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="tracker.commitment"
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="leads_to",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The promise that was made in answer, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="made_in_answer",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="on_behalf_of",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The one who was asked, where somebody else answers for it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses_given_for_it",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="response",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.response",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="response",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.response",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="response",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.response",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="response",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.response",
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="actor",
                    field=models.ForeignKey(
                        db_constraint=False,
                        help_text="Who answers, or stays silent.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="demand",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="leads_to",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The promise that was made in answer, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="on_behalf_of",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The one who was asked, where somebody else answers for it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
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
                    model_name="responseevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.response",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="condition_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["met", "not_met", "not_known"])),
                        name="condition_state_is_known",
                        violation_error_message="state must be one of: met, not_met, not_known.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment__isnull", False), ("sanction__isnull", True)),
                            models.Q(("commitment__isnull", True), ("sanction__isnull", False)),
                            _connector="OR",
                        ),
                        name="condition_is_of_one_record",
                        violation_error_message="Fill exactly one of: commitment, sanction.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("depends_on_commitment__isnull", True),
                                ("depends_on_sanction__isnull", True),
                                ("words__regex", "\\S"),
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(
                                        ("depends_on_commitment__isnull", False), ("depends_on_sanction__isnull", True)
                                    ),
                                    models.Q(
                                        ("depends_on_commitment__isnull", True), ("depends_on_sanction__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="condition_depends_on_one_thing",
                        violation_error_message="Fill exactly one of: depends_on_commitment, depends_on_sanction, words.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("depends_on_commitment__isnull", True),
                                models.Q(("depends_on_commitment", models.F("commitment")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("depends_on_sanction__isnull", True),
                                models.Q(("depends_on_sanction", models.F("sanction")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="condition_is_another_record",
                        violation_error_message="A record is no condition of itself; name another one.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_known"), _negated=True), ("as_of__isnull", True), _connector="OR"
                        ),
                        name="condition_that_is_not_known_has_no_day",
                        violation_error_message="state must be met or not_met where as_of says when; leave as_of empty while it is not known.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True), ("as_of__earliest__isnull", False), _connector="OR"
                        ),
                        name="condition_as_of_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="as_of must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.UniqueConstraint(
                        fields=("commitment", "sanction", "depends_on_commitment", "depends_on_sanction", "words"),
                        name="condition_stands_once",
                        nulls_distinct=False,
                        violation_error_message="This condition already exists.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_condition", "ref_never_changes_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_condition", "ref_never_reused_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_condition", "ref_never_reused_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_condition", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_condition", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_condition", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_condition", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conditionevent",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_conditionevent", "append_only"),
                ),
                migrations.AddIndex(
                    model_name="exchange",
                    index=django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func(
                                "title",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            models.Func(
                                "summary",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        condition=models.Q(("stage", "published")),
                        name="exchange_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="exchange",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.Func(
                                    "title",
                                    function="ARRAY",
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                    template="%(function)s[%(expressions)s]::text[]",
                                ),
                                function="search_text",
                                output_field=models.TextField(),
                            ),
                            name="gin_trgm_ops",
                        ),
                        condition=models.Q(("stage", "published")),
                        name="exchange_search_names",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="exchange_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="exchange_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="exchange_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_on__isnull", True), ("agreed_on__earliest__isnull", False), _connector="OR"
                        ),
                        name="exchange_agreed_on_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="agreed_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "ref_never_changes_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "ref_never_reused_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "ref_never_reused_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchange", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchange", "publication_is_stamped"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "publication_is_not_undone_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "exchange_has_two_sides_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchange", "exchange_has_two_sides_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchange", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchange", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchange", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeevent",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchangeevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="exchangeitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("side__in", ["a", "b"])),
                        name="exchangeitem_side_is_known",
                        violation_error_message="side must be one of: a, b.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchangeitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("commitment__isnull", False),
                                ("sanction__isnull", True),
                                ("sanction_step__isnull", True),
                            ),
                            models.Q(
                                ("commitment__isnull", True),
                                ("sanction__isnull", False),
                                ("sanction_step__isnull", True),
                            ),
                            models.Q(
                                ("commitment__isnull", True),
                                ("sanction__isnull", True),
                                ("sanction_step__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="exchangeitem_is_one_record",
                        violation_error_message="Fill exactly one of: commitment, sanction, sanction_step.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchangeitem",
                    constraint=models.UniqueConstraint(
                        fields=("exchange", "commitment", "sanction", "sanction_step"),
                        name="exchangeitem_stands_on_one_side",
                        nulls_distinct=False,
                        violation_error_message="This stands in the exchange already; each thing stands once, on one side.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitem",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchangeitem", "exchange_has_two_sides_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitem",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_exchangeitem", "exchange_has_two_sides_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitem",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchangeitem", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitem",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchangeitem", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitem",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchangeitem", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchangeitemevent",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_exchangeitemevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="response_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["accepted", "noted", "rejected", "silent"])),
                        name="response_outcome_is_known",
                        violation_error_message="outcome must be one of: accepted, noted, rejected, silent.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("asked_on__isnull", True), ("asked_on__earliest__isnull", False), _connector="OR"
                        ),
                        name="response_asked_on_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="asked_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True), ("answered_on__earliest__isnull", False), _connector="OR"
                        ),
                        name="response_answered_on_is_partial_date",
                        violation_error_code="invalid",
                        violation_error_message="answered_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("answered_on__latest__gte", models.F("asked_on__earliest"))),
                        name="response_answered_on_not_before_asked_on",
                        violation_error_code="period_order",
                        violation_error_message="answered_on must not be before asked_on; correct one of the two dates.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "silent"), _negated=True),
                            ("answered_on__isnull", True),
                            _connector="OR",
                        ),
                        name="response_of_the_silent_has_no_day",
                        violation_error_message="answered_on must be empty where the outcome is silent: nobody answered.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("leads_to__isnull", True), ("outcome__in", ["accepted", "noted"]), _connector="OR"
                        ),
                        name="response_that_leads_to_a_promise_takes_it_up",
                        violation_error_message="leads_to must be empty where the outcome is rejected or silent; choose accepted or noted where a promise was made in answer.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.UniqueConstraint(
                        fields=("demand", "actor", "on_behalf_of", "asked_on", "answered_on"),
                        name="response_stands_once",
                        nulls_distinct=False,
                        violation_error_message="This response already exists.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "ref_never_changes_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "ref_never_reused_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "ref_never_reused_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_response", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "response_is_to_a_demand_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "response_is_to_a_demand_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql",
                        "tracker_response",
                        "response_comes_from_whom_was_asked_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql",
                        "tracker_response",
                        "response_comes_from_whom_was_asked_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "response_leads_to_a_promise_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0020_exchanges_and_conditions.sql", "tracker_response", "response_leads_to_a_promise_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_response", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_response", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_response", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responseevent",
                    trigger=trigger("0020_exchanges_and_conditions.sql", "tracker_responseevent", "append_only"),
                ),
            ]
        ),
    ]
