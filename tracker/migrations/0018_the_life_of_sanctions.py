"""Sanctions have a life, measures and programmes; what they had instead goes in 0028, once 0022 has carried it over."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.migrations
from django.db import migrations, models

import tracker.partial_dates
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0017_retraction_is_stamped"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Programme",
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
                        ("legal_basis", models.TextField(blank=True)),
                        (
                            "measures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("asset_freeze", "Asset freeze"),
                                        ("export_control", "Export control"),
                                        ("import_ban", "Import ban"),
                                        ("visa_ban", "Visa ban"),
                                        ("financing_ban", "Ban on financing"),
                                        ("transaction_ban", "Ban on transactions"),
                                        ("procurement_ban", "Exclusion from procurement"),
                                        ("aid_cut", "Aid withheld"),
                                        ("prosecution", "Prosecution"),
                                        ("other", "Other"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                help_text="One or several of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                                size=None,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                        (
                            "issuer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="programmes",
                                to="tracker.actor",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["title", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
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
                                        "legal_basis",
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
                                name="programme_search_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
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
                                name="programme_search_names",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                                name="programme_ref_is_a_slug",
                                violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                                name="programme_stage_is_known",
                                violation_error_message="stage must be one of: draft, in_review, published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title__regex", "\\S")),
                                name="programme_title_is_filled",
                                violation_error_message="title must not be empty.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "measures__contained_by",
                                        [
                                            "asset_freeze",
                                            "export_control",
                                            "import_ban",
                                            "visa_ban",
                                            "financing_ban",
                                            "transaction_ban",
                                            "procurement_ban",
                                            "aid_cut",
                                            "prosecution",
                                            "other",
                                        ],
                                    )
                                ),
                                name="programme_measures_are_known",
                                violation_error_message="measures must each be one of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeEvent",
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
                        ("legal_basis", models.TextField(blank=True)),
                        (
                            "measures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("asset_freeze", "Asset freeze"),
                                        ("export_control", "Export control"),
                                        ("import_ban", "Import ban"),
                                        ("visa_ban", "Visa ban"),
                                        ("financing_ban", "Ban on financing"),
                                        ("transaction_ban", "Ban on transactions"),
                                        ("procurement_ban", "Exclusion from procurement"),
                                        ("aid_cut", "Aid withheld"),
                                        ("prosecution", "Prosecution"),
                                        ("other", "Other"),
                                    ],
                                    max_length=30,
                                ),
                                blank=True,
                                default=list,
                                help_text="One or several of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                                size=None,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                        (
                            "issuer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tracker.actor",
                            ),
                        ),
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
                                to="tracker.programme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
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
                        "verbose_name": "sanction step",
                        "verbose_name_plural": "sanction steps",
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
                migrations.AlterModelOptions(
                    name="sanction",
                    options={
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                        "ordering": ["ref"],
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="link",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="link",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="link",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="link",
                    name="link_stands_once",
                ),
                migrations.RemoveIndex(
                    model_name="sanction",
                    name="sanction_search_words",
                ),
                migrations.AddField(
                    model_name="sanction",
                    name="measures",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("asset_freeze", "Asset freeze"),
                                ("export_control", "Export control"),
                                ("import_ban", "Import ban"),
                                ("visa_ban", "Visa ban"),
                                ("financing_ban", "Ban on financing"),
                                ("transaction_ban", "Ban on transactions"),
                                ("procurement_ban", "Exclusion from procurement"),
                                ("aid_cut", "Aid withheld"),
                                ("prosecution", "Prosecution"),
                                ("other", "Other"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        help_text="One or several of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="sanctionevent",
                    name="measures",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("asset_freeze", "Asset freeze"),
                                ("export_control", "Export control"),
                                ("import_ban", "Import ban"),
                                ("visa_ban", "Visa ban"),
                                ("financing_ban", "Ban on financing"),
                                ("transaction_ban", "Ban on transactions"),
                                ("procurement_ban", "Exclusion from procurement"),
                                ("aid_cut", "Aid withheld"),
                                ("prosecution", "Prosecution"),
                                ("other", "Other"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        help_text="One or several of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="correction",
                    name="record_kind",
                    field=models.CharField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("actor", "Actor"),
                            ("meeting", "Meeting"),
                            ("sanction", "Sanction"),
                            ("programme", "Sanctions programme"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Indicator"),
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
                            ("programme", "Sanctions programme"),
                            ("source", "Source"),
                            ("topic", "Topic"),
                            ("indicator", "Indicator"),
                        ],
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_link", "link_means_a_step_of_its_sanction_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_link", "link_means_a_step_of_its_sanction_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_link", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_link", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_link", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanction", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanction", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanction", "delete_delete"),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.programme",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.programme",
                    ),
                ),
                migrations.RenameField(
                    model_name="sanction",
                    old_name="programme",
                    new_name="former_programme",
                ),
                migrations.AddField(
                    model_name="sanction",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sanctions",
                        to="tracker.programme",
                    ),
                ),
                migrations.RenameField(
                    model_name="sanctionevent",
                    old_name="programme",
                    new_name="former_programme",
                ),
                migrations.AddField(
                    model_name="sanctionevent",
                    name="programme",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.programme",
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanction",
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
                                "stated_reason",
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
                        name="sanction_search_words",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sanction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "measures__contained_by",
                                [
                                    "asset_freeze",
                                    "export_control",
                                    "import_ban",
                                    "visa_ban",
                                    "financing_ban",
                                    "transaction_ban",
                                    "procurement_ban",
                                    "aid_cut",
                                    "prosecution",
                                    "other",
                                ],
                            )
                        ),
                        name="sanction_measures_are_known",
                        violation_error_message="measures must each be one of: asset_freeze, export_control, import_ban, visa_ban, financing_ban, transaction_ban, procurement_ban, aid_cut, prosecution, other.",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="sanction_step",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="tracker.sanctionstep",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
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
                    model_name="link",
                    name="to_step",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The event that is meant, such as the lifting; empty where it is the sanction as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="links_from_commitments",
                        to="tracker.sanctionstep",
                        verbose_name="step of the sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="linkevent",
                    name="to_step",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The event that is meant, such as the lifting; empty where it is the sanction as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanctionstep",
                        verbose_name="step of the sanction",
                    ),
                ),
                migrations.AddField(
                    model_name="ruling",
                    name="sanction_step",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rulings",
                        to="tracker.sanctionstep",
                    ),
                ),
                migrations.AddField(
                    model_name="rulingevent",
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
                migrations.AddConstraint(
                    model_name="link",
                    constraint=models.UniqueConstraint(
                        fields=("commitment", "kind", "to_commitment", "to_sanction", "to_step"),
                        name="link_stands_once",
                        nulls_distinct=False,
                        violation_error_message="This link already exists.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "publication_is_stamped"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_programme", "publication_is_not_undone_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programme", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programmeevent",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_programmeevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_changes_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_reused_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_never_reused_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "publication_is_stamped"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "publication_is_not_undone_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_before_the_imposition_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_before_the_imposition_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_after_the_end_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_not_after_the_end_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_resumes_what_was_suspended_delete",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0018_the_life_of_sanctions.sql",
                        "tracker_sanctionstep",
                        "sanctionstep_stays_where_links_point_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanctionstep", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstepevent",
                    trigger=trigger("0018_the_life_of_sanctions.sql", "tracker_sanctionstepevent", "append_only"),
                ),
            ]
        )
    ]
