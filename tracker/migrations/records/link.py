"""The table of links as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

from tracker.migrations._triggers import triggers

LINK = migrations.CreateModel(
    name="Link",
    fields=[
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            "kind",
            models.CharField(
                choices=[
                    ("in_exchange_for", "In exchange for"),
                    ("conditional_on", "Conditional on"),
                    ("responds_to", "Responds to"),
                    ("resumes", "Resumes"),
                    ("suspends", "Suspends"),
                    ("restates", "Restates"),
                    ("narrows", "Narrows"),
                    ("strengthens", "Strengthens"),
                    ("supersedes", "Supersedes"),
                ],
                max_length=20,
            ),
        ),
        ("note", models.TextField(blank=True)),
        (
            "commitment",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="tracker.commitment"
            ),
        ),
        (
            "to_commitment",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links_from_commitments",
                to="tracker.commitment",
            ),
        ),
        (
            "to_sanction",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links_from_commitments",
                to="tracker.sanction",
            ),
        ),
    ],
    options={
        "ordering": ["ref"],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="link_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "in_exchange_for",
                            "conditional_on",
                            "responds_to",
                            "resumes",
                            "suspends",
                            "restates",
                            "narrows",
                            "strengthens",
                            "supersedes",
                        ],
                    )
                ),
                name="link_kind_is_known",
                violation_error_message="kind must be one of: in_exchange_for, conditional_on, responds_to, resumes, suspends, restates, narrows, strengthens, supersedes.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_commitment__isnull", False), ("to_sanction__isnull", True)),
                    models.Q(("to_commitment__isnull", True), ("to_sanction__isnull", False)),
                    _connector="OR",
                ),
                name="link_points_at_one_record",
                violation_error_message="Fill exactly one of: to_commitment, to_sanction.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ("to_commitment__isnull", True),
                    models.Q(("to_commitment", models.F("commitment")), _negated=True),
                    _connector="OR",
                ),
                name="link_points_elsewhere",
                violation_error_message="to_commitment must name another commitment.",
            ),
            models.UniqueConstraint(
                fields=("commitment", "kind", "to_commitment", "to_sanction"),
                name="link_stands_once",
                nulls_distinct=False,
                violation_error_message="This link already exists.",
            ),
        ],
        "triggers": triggers("records/link.sql", "tracker_link"),
    },
)

LINK_EVENT = migrations.CreateModel(
    name="LinkEvent",
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
            "kind",
            models.CharField(
                choices=[
                    ("in_exchange_for", "In exchange for"),
                    ("conditional_on", "Conditional on"),
                    ("responds_to", "Responds to"),
                    ("resumes", "Resumes"),
                    ("suspends", "Suspends"),
                    ("restates", "Restates"),
                    ("narrows", "Narrows"),
                    ("strengthens", "Strengthens"),
                    ("supersedes", "Supersedes"),
                ],
                max_length=20,
            ),
        ),
        ("note", models.TextField(blank=True)),
        (
            "commitment",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.commitment",
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
                to="tracker.link",
            ),
        ),
        (
            "to_commitment",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.commitment",
            ),
        ),
        (
            "to_sanction",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.sanction",
            ),
        ),
    ],
    options={
        "abstract": False,
        "triggers": triggers("records/link.sql", "tracker_linkevent"),
    },
)
