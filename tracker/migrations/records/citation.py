"""The table of citations as it was made first, and that of its events."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
from django.db import migrations, models

import tracker.models.archived_text
import tracker.models.integrity.web_address
import tracker.partial_dates
from tracker.migrations._triggers import triggers

CITATION = migrations.CreateModel(
    name="Citation",
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
            "stance",
            models.CharField(
                choices=[("supports", "Supports"), ("disputes", "Disputes"), ("mentions", "Mentions")],
                default="supports",
                max_length=10,
            ),
        ),
        (
            "credibility",
            models.PositiveSmallIntegerField(
                blank=True,
                choices=[
                    (1, "1 – confirmed by other sources"),
                    (2, "2 – probably true"),
                    (3, "3 – possibly true"),
                    (4, "4 – doubtful"),
                    (5, "5 – improbable"),
                    (6, "6 – cannot be judged"),
                ],
                null=True,
            ),
        ),
        (
            "paragraph",
            models.PositiveSmallIntegerField(
                blank=True, help_text="Counted from 1 at the start of the running text.", null=True
            ),
        ),
        ("quote", models.TextField(blank=True)),
        ("quote_prefix", models.TextField(blank=True)),
        ("quote_suffix", models.TextField(blank=True)),
        ("quote_start", models.PositiveIntegerField(blank=True, null=True)),
        ("quote_end", models.PositiveIntegerField(blank=True, null=True)),
        (
            "field",
            models.CharField(
                blank=True, help_text="The field this source gives a value of its own for.", max_length=50
            ),
        ),
        ("value", models.TextField(blank=True, help_text="What this source says that field is.")),
        ("note", models.TextField(blank=True)),
        (
            "actor",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.actor",
            ),
        ),
        (
            "commitment",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.commitment",
            ),
        ),
        (
            "link",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.link",
            ),
        ),
        (
            "meeting",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.meeting",
            ),
        ),
        (
            "observation",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.observation",
            ),
        ),
        (
            "role",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.role",
            ),
        ),
        (
            "sanction",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.sanction",
            ),
        ),
        (
            "source",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="tracker.source"
            ),
        ),
        (
            "status_update",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="tracker.statusupdate",
            ),
        ),
    ],
    options={
        "ordering": ["source", "paragraph", "ref"],
        "abstract": False,
        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
        "constraints": [
            models.CheckConstraint(
                condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="citation_ref_is_a_slug",
                violation_error_message="ref must be lower-case letters and digits, parted by single hyphens, such as state-department.",
            ),
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
                name="citation_is_for_one_record",
                violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation.",
            ),
            models.CheckConstraint(
                condition=models.Q(("stance__in", ["supports", "disputes", "mentions"])),
                name="citation_stance_is_known",
                violation_error_message="stance must be one of: supports, disputes, mentions.",
            ),
            models.CheckConstraint(
                condition=models.Q(("credibility__isnull", True), ("credibility__range", (1, 6)), _connector="OR"),
                name="citation_credibility_is_known",
                violation_error_message="credibility must be a whole number from 1 (confirmed) to 6 (cannot be judged).",
            ),
            models.CheckConstraint(
                condition=models.Q(("paragraph__isnull", True), ("paragraph__gte", 1), _connector="OR"),
                name="citation_paragraph_counts_from_one",
                violation_error_message="paragraph must be 1 or more.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("field", ""), ("value", "")),
                    models.Q(models.Q(("field", ""), _negated=True), models.Q(("value", ""), _negated=True)),
                    _connector="OR",
                ),
                name="citation_names_field_and_value",
                violation_error_message="field and value go together: fill both or neither.",
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
                            (
                                "kind",
                                "title",
                                "held",
                                "place",
                                "country",
                                "part_of",
                                "summary",
                                "participations",
                            ),
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
                    models.Q(
                        ("field__in", ("kind", "to_commitment", "to_sanction", "note")),
                        ("link__isnull", False),
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
                name="citation_field_is_one_of_the_record",
                violation_error_message="field must be a field of the record that is cited, such as held of a meeting or imposed of a sanction.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "field__in",
                            [
                                "as_of",
                                "due",
                                "ended",
                                "held",
                                "imposed",
                                "lifted",
                                "made_on",
                                "period",
                                "started",
                            ],
                        ),
                        _negated=True,
                    ),
                    django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                    _connector="OR",
                ),
                name="citation_value_of_a_date_is_partial_date",
                violation_error_message="value must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2024-01-30~, because the field is a date.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quote_end__isnull", True), ("quote_start__isnull", True)),
                    models.Q(("quote_end__isnull", False), ("quote_start__lt", models.F("quote_end"))),
                    _connector="OR",
                ),
                name="citation_quote_starts_before_it_ends",
                violation_error_message="quote_end must come after quote_start.",
            ),
        ],
        "triggers": triggers("records/citation.sql", "tracker_citation"),
    },
)

CITATION_EVENT = migrations.CreateModel(
    name="CitationEvent",
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
            "stance",
            models.CharField(
                choices=[("supports", "Supports"), ("disputes", "Disputes"), ("mentions", "Mentions")],
                default="supports",
                max_length=10,
            ),
        ),
        (
            "credibility",
            models.PositiveSmallIntegerField(
                blank=True,
                choices=[
                    (1, "1 – confirmed by other sources"),
                    (2, "2 – probably true"),
                    (3, "3 – possibly true"),
                    (4, "4 – doubtful"),
                    (5, "5 – improbable"),
                    (6, "6 – cannot be judged"),
                ],
                null=True,
            ),
        ),
        (
            "paragraph",
            models.PositiveSmallIntegerField(
                blank=True, help_text="Counted from 1 at the start of the running text.", null=True
            ),
        ),
        ("quote", models.TextField(blank=True)),
        ("quote_prefix", models.TextField(blank=True)),
        ("quote_suffix", models.TextField(blank=True)),
        ("quote_start", models.PositiveIntegerField(blank=True, null=True)),
        ("quote_end", models.PositiveIntegerField(blank=True, null=True)),
        (
            "field",
            models.CharField(
                blank=True, help_text="The field this source gives a value of its own for.", max_length=50
            ),
        ),
        ("value", models.TextField(blank=True, help_text="What this source says that field is.")),
        ("note", models.TextField(blank=True)),
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
                to="tracker.citation",
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
            "source",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tracker.source",
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
        "triggers": triggers("records/citation.sql", "tracker_citationevent"),
    },
)
