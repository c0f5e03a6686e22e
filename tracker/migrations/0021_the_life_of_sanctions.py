"""Sanctions have a life: steps from their imposition to their end."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.migrations
from django.db import migrations, models

import tracker.partial_dates
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0014_addressees_and_targets"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="SanctionStep",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("imposed", "Imposed"),
                                    ("extended", "Extended"),
                                    ("amended", "Amended"),
                                    ("eased", "Eased"),
                                    ("suspended", "Suspended"),
                                    ("resumed", "Resumed"),
                                    ("partly_lifted", "Partly lifted"),
                                    ("lifted", "Lifted"),
                                    ("expired", "Expired"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "happened_on",
                            tracker.partial_dates.PartialDateField(blank=True, null=True, verbose_name="on"),
                        ),
                        (
                            "happened_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("happened_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "happened_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("happened_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="stated reason")),
                        ("summary", models.TextField(blank=True)),
                        (
                            "sanction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="tracker.sanction",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a sanction",
                        "verbose_name_plural": "steps of sanctions",
                        "ordering": ["sanction", "happened_on_earliest", "happened_on_latest", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                                name="sanctionstep_ref_is_a_slug",
                                violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                                name="sanctionstep_stage_is_known",
                                violation_error_message="stage must be one of: draft, in_review, published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "imposed",
                                            "extended",
                                            "amended",
                                            "eased",
                                            "suspended",
                                            "resumed",
                                            "partly_lifted",
                                            "lifted",
                                            "expired",
                                        ],
                                    )
                                ),
                                name="sanctionstep_kind_is_known",
                                violation_error_message="kind must be one of: imposed, extended, amended, eased, suspended, resumed, partly_lifted, lifted, expired.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("happened_on__isnull", True),
                                    ("happened_on__earliest__isnull", False),
                                    _connector="OR",
                                ),
                                name="sanctionstep_happened_on_is_partial_date",
                                violation_error_code="invalid",
                                violation_error_message="happened_on must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("suspended", "resumed", "lifted", "expired")), _negated=True
                                    ),
                                    ("happened_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="sanctionstep_that_ends_or_suspends_has_its_day",
                                violation_error_message="happened_on must say when it was suspended, resumed, lifted or expired, if only roughly, such as 2023 or ../2023.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "imposed")),
                                fields=("sanction",),
                                name="sanctionstep_imposes_once",
                                violation_error_message="This sanction has its imposition already; what is imposed anew after its end is a sanction of its own.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("lifted", "expired"))),
                                fields=("sanction",),
                                name="sanctionstep_ends_once",
                                violation_error_message="This sanction has its end already, lifted or expired; correct that step, or write partly lifted.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SanctionStepEvent",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("imposed", "Imposed"),
                                    ("extended", "Extended"),
                                    ("amended", "Amended"),
                                    ("eased", "Eased"),
                                    ("suspended", "Suspended"),
                                    ("resumed", "Resumed"),
                                    ("partly_lifted", "Partly lifted"),
                                    ("lifted", "Lifted"),
                                    ("expired", "Expired"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "happened_on",
                            tracker.partial_dates.PartialDateField(blank=True, null=True, verbose_name="on"),
                        ),
                        (
                            "happened_on_earliest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Earliest(models.F("happened_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        (
                            "happened_on_latest",
                            models.GeneratedField(
                                db_persist=True,
                                expression=tracker.partial_dates.Latest(models.F("happened_on")),
                                output_field=models.DateField(null=True),
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="stated reason")),
                        ("summary", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tracker.sanctionstep",
                            ),
                        ),
                        (
                            "sanction",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tracker.sanction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_changes_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_reused_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_reused_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "publication_is_stamped"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "publication_is_not_undone_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_before_the_imposition_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_before_the_imposition_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_after_the_end_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_after_the_end_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0021_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_delete",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0021_the_life_of_sanctions.sql", "tracker_sanctionstep", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstepevent",
                    trigger=trigger("0021_the_life_of_sanctions.sql", "tracker_sanctionstepevent", "append_only"),
                ),
            ]
        )
    ]
