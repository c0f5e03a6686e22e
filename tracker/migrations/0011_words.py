"""Labels, help texts and messages in other words; nothing that is stored changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tracker.partial_dates
from tracker.migrations._at_once import AtOnce

WORDS = [
    migrations.AlterModelOptions(
        name="importbatch",
        options={
            "ordering": ["-uploaded_at", "-id"],
            "permissions": [
                ("apply_importbatch", "Can apply own imports without a second person"),
                ("approve_importbatch", "Can approve the imports of others"),
                ("revert_importbatch", "Can revert imports"),
            ],
            "verbose_name": "import",
            "verbose_name_plural": "imports",
        },
    ),
    migrations.AlterModelOptions(
        name="mergedref",
        options={
            "default_permissions": ["view"],
            "ordering": ["-merged_at", "ref"],
            "verbose_name": "merged record",
        },
    ),
    migrations.AlterModelOptions(
        name="participation",
        options={
            "default_permissions": ["add", "change", "delete", "view", "import", "export"],
            "ordering": ["meeting", "role", "actor"],
            "verbose_name": "attendance record",
        },
    ),
    migrations.AlterModelOptions(
        name="retiredref",
        options={
            "ordering": ["record", "ref"],
            "verbose_name": "old address",
            "verbose_name_plural": "old addresses",
        },
    ),
    migrations.AlterModelOptions(
        name="ruling",
        options={
            "default_permissions": ["add", "delete", "view"],
            "ordering": ["-decided_at", "-pk"],
            "verbose_name": "decision on a dispute",
            "verbose_name_plural": "decisions on disputes",
        },
    ),
    migrations.AlterField(
        model_name="citation",
        name="field",
        field=models.CharField(blank=True, help_text="The field for which this source gives a value.", max_length=50),
    ),
    migrations.AlterField(
        model_name="citation",
        name="value",
        field=models.TextField(blank=True, help_text="The value that this source gives."),
    ),
    migrations.AlterField(
        model_name="citationevent",
        name="field",
        field=models.CharField(blank=True, help_text="The field for which this source gives a value.", max_length=50),
    ),
    migrations.AlterField(
        model_name="citationevent",
        name="value",
        field=models.TextField(blank=True, help_text="The value that this source gives."),
    ),
    migrations.AlterField(
        model_name="commitment",
        name="deliverable",
        field=models.TextField(
            blank=True, help_text="The result that can be tested.", verbose_name="measurable outcome"
        ),
    ),
    migrations.AlterField(
        model_name="commitment",
        name="guideline",
        field=models.TextField(
            blank=True,
            help_text="What would count as fulfilled, partly fulfilled or broken. Fixed once a verdict is published.",
            verbose_name="assessment criteria",
        ),
    ),
    migrations.AlterField(
        model_name="commitment",
        name="owner",
        field=models.ForeignKey(
            blank=True,
            help_text="The analyst responsible for follow-up.",
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="commitments_owned",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AlterField(
        model_name="commitmentevent",
        name="deliverable",
        field=models.TextField(
            blank=True, help_text="The result that can be tested.", verbose_name="measurable outcome"
        ),
    ),
    migrations.AlterField(
        model_name="commitmentevent",
        name="guideline",
        field=models.TextField(
            blank=True,
            help_text="What would count as fulfilled, partly fulfilled or broken. Fixed once a verdict is published.",
            verbose_name="assessment criteria",
        ),
    ),
    migrations.AlterField(
        model_name="commitmentevent",
        name="owner",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            help_text="The analyst responsible for follow-up.",
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to=settings.AUTH_USER_MODEL,
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
                ("source", "Source"),
                ("topic", "Topic"),
                ("indicator", "Indicator"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="importbatch",
        name="decided_by",
        field=models.ForeignKey(
            blank=True,
            help_text="Who applied or discarded it.",
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="import_batches_decided",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AlterField(
        model_name="importbatch",
        name="drift",
        field=models.JSONField(
            blank=True, default=list, help_text="What is unusual about it, so that it needs confirmation."
        ),
    ),
    migrations.AlterField(
        model_name="importbatch",
        name="drift_accepted",
        field=models.BooleanField(default=False, help_text="Whether that was confirmed."),
    ),
    migrations.AlterField(
        model_name="importbatch",
        name="state",
        field=models.CharField(
            choices=[
                ("planning", "Being planned"),
                ("not_planned", "Not planned"),
                ("planned", "Planned"),
                ("awaiting_approval", "Awaiting approval"),
                ("applied", "Applied"),
                ("refused", "Discarded"),
                ("reverting", "Being undone"),
                ("reverted", "Undone"),
                ("expired", "Expired"),
            ],
            default="planned",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="importbatchevent",
        name="decided_by",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            help_text="Who applied or discarded it.",
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AlterField(
        model_name="importbatchevent",
        name="drift",
        field=models.JSONField(
            blank=True, default=list, help_text="What is unusual about it, so that it needs confirmation."
        ),
    ),
    migrations.AlterField(
        model_name="importbatchevent",
        name="drift_accepted",
        field=models.BooleanField(default=False, help_text="Whether that was confirmed."),
    ),
    migrations.AlterField(
        model_name="importbatchevent",
        name="state",
        field=models.CharField(
            choices=[
                ("planning", "Being planned"),
                ("not_planned", "Not planned"),
                ("planned", "Planned"),
                ("awaiting_approval", "Awaiting approval"),
                ("applied", "Applied"),
                ("refused", "Discarded"),
                ("reverting", "Being undone"),
                ("reverted", "Undone"),
                ("expired", "Expired"),
            ],
            default="planned",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="importjob",
        name="options",
        field=models.JSONField(blank=True, default=dict, help_text="The options it was started with."),
    ),
    migrations.AlterField(
        model_name="importjob",
        name="planned",
        field=models.ForeignKey(
            blank=True,
            help_text="The import that it planned.",
            null=True,
            on_delete=django.db.models.deletion.CASCADE,
            related_name="+",
            to="tracker.importbatch",
        ),
    ),
    migrations.AlterField(
        model_name="importjob",
        name="task",
        field=models.CharField(
            choices=[("plan", "Plan"), ("plan_again", "Recheck"), ("apply", "Apply"), ("revert", "Undo import")],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="importjob",
        name="told_at",
        field=models.DateTimeField(blank=True, help_text="The last sign of life of its worker.", null=True),
    ),
    migrations.AlterField(
        model_name="ruling",
        name="value",
        field=models.TextField(help_text="The value accepted, as written in files."),
    ),
    migrations.AlterField(
        model_name="rulingevent",
        name="value",
        field=models.TextField(help_text="The value accepted, as written in files."),
    ),
    migrations.AlterField(
        model_name="source",
        name="published",
        field=tracker.partial_dates.PartialDateField(
            blank=True, help_text="When it came out, as the source states.", null=True
        ),
    ),
    migrations.AlterField(
        model_name="source",
        name="syndicated_from",
        field=models.ForeignKey(
            blank=True,
            help_text="The agency story or article that this reprints: reprints count as one source.",
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="copies",
            to="tracker.source",
            verbose_name="reprint of",
        ),
    ),
    migrations.AlterField(
        model_name="sourceevent",
        name="published",
        field=tracker.partial_dates.PartialDateField(
            blank=True, help_text="When it came out, as the source states.", null=True
        ),
    ),
    migrations.AlterField(
        model_name="sourceevent",
        name="syndicated_from",
        field=models.ForeignKey(
            blank=True,
            db_constraint=False,
            help_text="The agency story or article that this reprints: reprints count as one source.",
            null=True,
            on_delete=django.db.models.deletion.DO_NOTHING,
            related_name="+",
            related_query_name="+",
            to="tracker.source",
            verbose_name="reprint of",
        ),
    ),
    migrations.AlterField(
        model_name="statusupdate",
        name="axis",
        field=models.CharField(
            choices=[
                ("official", "Official (what a party says)"),
                ("evidence", "Evidence (what the record supports)"),
            ],
            default="evidence",
            max_length=10,
            verbose_name="basis",
        ),
    ),
    migrations.AlterField(
        model_name="statusupdateevent",
        name="axis",
        field=models.CharField(
            choices=[
                ("official", "Official (what a party says)"),
                ("evidence", "Evidence (what the record supports)"),
            ],
            default="evidence",
            max_length=10,
            verbose_name="basis",
        ),
    ),
    migrations.AlterConstraint(
        model_name="actor",
        name="actor_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="actor_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="actor",
        name="actor_website_is_a_web_address",
        constraint=models.CheckConstraint(
            condition=models.Q(("website", ""), ("website__regex", "^https?://[^\\s]+$"), _connector="OR"),
            name="actor_website_is_a_web_address",
            violation_error_message="website must begin with http:// or https:// and contain no spaces.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="citation",
        name="citation_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="citation_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="commitment",
        name="commitment_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="commitment_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="correction",
        name="correction_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="correction_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="correction",
        name="correction_source_url_is_a_web_address",
        constraint=models.CheckConstraint(
            condition=models.Q(("source_url", ""), ("source_url__regex", "^https?://[^\\s]+$"), _connector="OR"),
            name="correction_source_url_is_a_web_address",
            violation_error_message="source_url must begin with http:// or https:// and contain no spaces.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="importjob",
        name="importjob_one_at_a_time_for_a_batch",
        constraint=models.UniqueConstraint(
            condition=models.Q(("state__in", ("waiting", "running"))),
            fields=("batch",),
            name="importjob_one_at_a_time_for_a_batch",
            violation_error_message="This import is being processed already.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="indicator",
        name="indicator_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="indicator_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="link",
        name="link_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="link_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="meeting",
        name="meeting_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="meeting_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="mergedref",
        name="mergedref_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="mergedref_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="observation",
        name="observation_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="observation_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="role",
        name="role_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="role_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="ruling",
        name="ruling_field_is_one_of_the_record",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("field", ""),
                models.Q(
                    ("actor__isnull", False),
                    (
                        "field__in",
                        (
                            "kind",
                            "name",
                            "native_name",
                            "aliases",
                            "country",
                            "part_of",
                            "description",
                            "wikidata_id",
                            "website",
                        ),
                    ),
                ),
                models.Q(
                    ("field__in", ("person", "organisation", "title", "started", "ended")), ("role__isnull", False)
                ),
                models.Q(
                    (
                        "field__in",
                        ("kind", "title", "held", "place", "country", "part_of", "summary", "participations"),
                    ),
                    ("meeting__isnull", False),
                ),
                models.Q(
                    ("commitment__isnull", False),
                    (
                        "field__in",
                        (
                            "kind",
                            "title",
                            "summary",
                            "deliverable",
                            "guideline",
                            "topics",
                            "made_at",
                            "made_on",
                            "due",
                            "committed",
                            "counterparts",
                            "implementers",
                            "beneficiaries",
                        ),
                    ),
                ),
                models.Q(("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)),
                models.Q(("field__in", ("kind", "to_commitment", "to_sanction", "note")), ("link__isnull", False)),
                models.Q(
                    (
                        "field__in",
                        (
                            "kind",
                            "title",
                            "programme",
                            "issuer",
                            "targets",
                            "imposed",
                            "lifted",
                            "stated_reason",
                            "lifting_reason",
                            "summary",
                        ),
                    ),
                    ("sanction__isnull", False),
                ),
                models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                _connector="OR",
            ),
            name="ruling_field_is_one_of_the_record",
            violation_error_message="field must be a field of the record that is decided on.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="ruling",
        name="ruling_stands_once_a_field",
        constraint=models.UniqueConstraint(
            fields=(
                "actor",
                "role",
                "meeting",
                "commitment",
                "status_update",
                "link",
                "sanction",
                "observation",
                "field",
            ),
            name="ruling_stands_once_a_field",
            nulls_distinct=False,
            violation_error_message="This field of the record has a decision already; change that one.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="sanction",
        name="sanction_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="sanction_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="source",
        name="source_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="source_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="source",
        name="source_url_is_a_web_address",
        constraint=models.CheckConstraint(
            condition=models.Q(("url", ""), ("url__regex", "^https?://[^\\s]+$"), _connector="OR"),
            name="source_url_is_a_web_address",
            violation_error_message="url must begin with http:// or https:// and contain no spaces.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="source",
        name="source_archived_url_is_a_web_address",
        constraint=models.CheckConstraint(
            condition=models.Q(("archived_url", ""), ("archived_url__regex", "^https?://[^\\s]+$"), _connector="OR"),
            name="source_archived_url_is_a_web_address",
            violation_error_message="archived_url must begin with http:// or https:// and contain no spaces.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="statusupdate",
        name="statusupdate_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="statusupdate_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
    migrations.AlterConstraint(
        model_name="topic",
        name="topic_ref_is_a_slug",
        constraint=models.CheckConstraint(
            condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
            name="topic_ref_is_a_slug",
            violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0010_reverts_look_up_events_by_their_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce(WORDS)]
