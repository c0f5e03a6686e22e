"""Which of the values that sources give for a field was accepted."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

RULINGS = [
    migrations.CreateModel(
        name="Ruling",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("field", models.CharField(max_length=50)),
            ("value", models.TextField(help_text="The value accepted, as a file would write it.")),
            ("reason", models.TextField(help_text="Shown to the public beside the values.")),
            ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            (
                "actor",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.actor",
                ),
            ),
            (
                "commitment",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.commitment",
                ),
            ),
            (
                "decided_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "link",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.link",
                ),
            ),
            (
                "meeting",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.meeting",
                ),
            ),
            (
                "observation",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.observation",
                ),
            ),
            (
                "role",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.role",
                ),
            ),
            (
                "sanction",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.sanction",
                ),
            ),
            (
                "status_update",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rulings",
                    to="tracker.statusupdate",
                ),
            ),
        ],
        options={
            "ordering": ["-decided_at", "-pk"],
            "default_permissions": ["add", "delete", "view"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("actor__isnull", False),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", False),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", False),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", False),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", False),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", False),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", True),
                            ("role__isnull", True),
                            ("sanction__isnull", False),
                            ("status_update__isnull", True),
                        ),
                        models.Q(
                            ("actor__isnull", True),
                            ("commitment__isnull", True),
                            ("link__isnull", True),
                            ("meeting__isnull", True),
                            ("observation__isnull", False),
                            ("role__isnull", True),
                            ("sanction__isnull", True),
                            ("status_update__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="ruling_is_on_one_record",
                    violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("field__regex", "\\S")),
                    name="ruling_field_is_filled",
                    violation_error_message="field must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("value__regex", "\\S")),
                    name="ruling_value_is_filled",
                    violation_error_message="value must not be empty.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("reason__regex", "\\S")),
                    name="ruling_reason_is_filled",
                    violation_error_message="reason must not be empty.",
                ),
                models.CheckConstraint(
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
                            ("field__in", ("person", "organisation", "title", "started", "ended")),
                            ("role__isnull", False),
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
                        models.Q(
                            ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                        ),
                        models.Q(
                            ("field__in", ("kind", "to_commitment", "to_sanction", "note")), ("link__isnull", False)
                        ),
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
                    violation_error_message="field must be a field of the record that is ruled on.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            (
                                "field__in",
                                ["as_of", "due", "ended", "held", "imposed", "lifted", "made_on", "period", "started"],
                            ),
                            _negated=True,
                        ),
                        django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                        _connector="OR",
                    ),
                    name="ruling_value_of_a_date_is_partial_date",
                    violation_error_message="value must be a date that exists, because the field is a date.",
                ),
                models.UniqueConstraint(
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
                    violation_error_message="This field of the record has a ruling; decide anew on that.",
                ),
            ],
            "triggers": triggers("search_to_reminders/review.sql", "tracker_ruling"),
        },
    ),
    migrations.CreateModel(
        name="RulingEvent",
        fields=[
            ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
            ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
            ("pgh_label", models.TextField(help_text="The event label.")),
            ("id", models.BigIntegerField()),
            ("field", models.CharField(max_length=50)),
            ("value", models.TextField(help_text="The value accepted, as a file would write it.")),
            ("reason", models.TextField(help_text="Shown to the public beside the values.")),
            ("decided_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            (
                "actor",
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
                "commitment",
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
                "decided_by",
                models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "link",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.link",
                ),
            ),
            (
                "meeting",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.meeting",
                ),
            ),
            (
                "observation",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.observation",
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
                    to="tracker.ruling",
                ),
            ),
            (
                "role",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.role",
                ),
            ),
            (
                "sanction",
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
            (
                "status_update",
                models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="tracker.statusupdate",
                ),
            ),
        ],
        options={
            "abstract": False,
            "triggers": triggers("search_to_reminders/review.sql", "tracker_rulingevent"),
        },
    ),
]
