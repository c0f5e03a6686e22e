"""Collections: what belongs to which, and who works on one."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("tracker", "0029_fields_that_sources_give"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Collection",
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
                        ("title", models.CharField(max_length=200)),
                        (
                            "subtitle",
                            models.CharField(blank=True, help_text="One line below the title.", max_length=300),
                        ),
                        (
                            "covers",
                            models.TextField(
                                blank=True, help_text="What is in it and what is not: matters, parties, years."
                            ),
                        ),
                        (
                            "maintainers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                help_text="Who keeps it, one per line.",
                                size=None,
                            ),
                        ),
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                help_text="A mail address, or a web address with http:// or https://.",
                                max_length=300,
                            ),
                        ),
                        (
                            "licence",
                            models.CharField(
                                blank=True,
                                help_text="Such as CC BY 4.0; blank where it is that of the site.",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["title", "ref"],
                        "abstract": False,
                        "default_permissions": ["add", "change", "delete", "view", "import", "export"],
                    },
                ),
                migrations.CreateModel(
                    name="CollectionEvent",
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
                        ("title", models.CharField(max_length=200)),
                        (
                            "subtitle",
                            models.CharField(blank=True, help_text="One line below the title.", max_length=300),
                        ),
                        (
                            "covers",
                            models.TextField(
                                blank=True, help_text="What is in it and what is not: matters, parties, years."
                            ),
                        ),
                        (
                            "maintainers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                help_text="Who keeps it, one per line.",
                                size=None,
                            ),
                        ),
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                help_text="A mail address, or a web address with http:// or https://.",
                                max_length=300,
                            ),
                        ),
                        (
                            "licence",
                            models.CharField(
                                blank=True,
                                help_text="Such as CC BY 4.0; blank where it is that of the site.",
                                max_length=200,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CollectionMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("viewer", "Viewer"), ("analyst", "Analyst"), ("reviewer", "Reviewer")],
                                default="analyst",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["collection", "person"],
                        "default_permissions": ["add", "change", "delete", "view"],
                    },
                ),
                migrations.CreateModel(
                    name="CollectionMemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[("viewer", "Viewer"), ("analyst", "Analyst"), ("reviewer", "Reviewer")],
                                default="analyst",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentCollectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorCollectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingCollectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SanctionCollectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="correction",
                    name="correction_is_of_a_public_record_insert",
                ),
            ]
        ),
        AtOnce(
            [
                migrations.RemoveConstraint(
                    model_name="correction",
                    name="correction_record_kind_is_known",
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
                            ("exchange", "Exchange"),
                            ("collection", "Collection"),
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
                            ("exchange", "Exchange"),
                            ("collection", "Collection"),
                        ],
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=trigger("0030_collections.sql", "tracker_actor", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actor",
                    trigger=trigger("0030_collections.sql", "tracker_actor", "writer_record_is_no_viewers_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_citation", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_citation", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_commitment", "writer_record_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_commitment", "writer_record_is_no_viewers_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_condition", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="condition",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_condition", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="correction",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_correction", "correction_is_of_a_public_record_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_criterion", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_criterion", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0030_collections.sql", "tracker_exchange", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger("0030_collections.sql", "tracker_exchange", "writer_record_is_no_viewers_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_finding", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_finding", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_indicator", "writer_record_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=trigger("0030_collections.sql", "tracker_indicator", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_link", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="link",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_link", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_meeting", "writer_record_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=trigger("0030_collections.sql", "tracker_meeting", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_milestone", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="milestone",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_milestone", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="observation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_observation", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="observation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_observation", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_participation", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participation",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_participation", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_party", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="party",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_party", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0030_collections.sql", "tracker_programme", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger("0030_collections.sql", "tracker_programme", "writer_record_is_no_viewers_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_response", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_response", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="role",
                    trigger=trigger("0030_collections.sql", "tracker_role", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="role",
                    trigger=trigger("0030_collections.sql", "tracker_role", "writer_record_is_no_viewers_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_sanction", "writer_record_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0030_collections.sql", "tracker_sanction", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_sanctionstep", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_sanctionstep", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=trigger("0030_collections.sql", "tracker_source", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=trigger("0030_collections.sql", "tracker_source", "writer_record_is_no_viewers_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_statusupdate", "writer_verdict_is_of_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_statusupdate", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_statusupdate", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_target", "writer_part_is_in_ones_collection_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_target", "writer_part_is_in_ones_collection_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0030_collections.sql", "tracker_topic", "writer_record_is_no_viewers_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0030_collections.sql", "tracker_topic", "writer_record_is_no_viewers_update"),
                ),
                migrations.AddConstraint(
                    model_name="correction",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "record_kind__in",
                                [
                                    "commitment",
                                    "actor",
                                    "meeting",
                                    "sanction",
                                    "programme",
                                    "source",
                                    "topic",
                                    "indicator",
                                    "exchange",
                                    "collection",
                                ],
                            )
                        ),
                        name="correction_record_kind_is_known",
                        violation_error_message="record_kind must be one of: commitment, actor, meeting, sanction, programme, source, topic, indicator, exchange, collection.",
                    ),
                ),
                migrations.AddIndex(
                    model_name="collection",
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
                                "subtitle",
                                "covers",
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
                        name="collection_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="collection",
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
                        name="collection_search_names",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="collection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ref__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="collection_ref_is_a_slug",
                        violation_error_message="ref must be lower-case letters and digits, separated by single hyphens, such as state-department.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="collection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="collection_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="collection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="collection_title_is_filled",
                        violation_error_message="title must not be empty.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="collection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("contact", ""),
                            ("contact__regex", "^([^\\s@<>]+@[^\\s@<>]+|https?://[^\\s<>]+)$"),
                            _connector="OR",
                        ),
                        name="collection_contact_can_be_reached",
                        violation_error_message="contact must be a mail address, such as desk@example.org, or a web address with http:// or https://.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "ref_never_reused_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "ref_never_reused_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "publication_is_stamped"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "publication_is_not_undone_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_collection", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_collection", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_collection", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger("0030_collections.sql", "tracker_collection", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_collection", "writer_collection_is_ones_own_update"
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="commitment",
                    name="collections",
                    field=models.ManyToManyField(blank=True, related_name="commitments", to="tracker.collection"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="collections",
                    field=models.ManyToManyField(blank=True, related_name="indicators", to="tracker.collection"),
                ),
                migrations.AddField(
                    model_name="meeting",
                    name="collections",
                    field=models.ManyToManyField(blank=True, related_name="meetings", to="tracker.collection"),
                ),
                migrations.AddField(
                    model_name="sanction",
                    name="collections",
                    field=models.ManyToManyField(blank=True, related_name="sanctions", to="tracker.collection"),
                ),
                migrations.AddField(
                    model_name="collectionevent",
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
                    model_name="collectionevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="collectionmember",
                    name="collection",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="tracker.collection"
                    ),
                ),
                migrations.AddField(
                    model_name="collectionmember",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="collectionmemberevent",
                    name="collection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="collectionmemberevent",
                    name="person",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="collectionmemberevent",
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
                    model_name="collectionmemberevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tracker.collectionmember",
                    ),
                ),
                migrations.AddField(
                    model_name="commitmentcollectionevent",
                    name="collection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="commitmentcollectionevent",
                    name="commitment",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.commitment",
                    ),
                ),
                migrations.AddField(
                    model_name="commitmentcollectionevent",
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
                    model_name="indicatorcollectionevent",
                    name="collection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorcollectionevent",
                    name="indicator",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.indicator",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorcollectionevent",
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
                    model_name="meetingcollectionevent",
                    name="collection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="meetingcollectionevent",
                    name="meeting",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.meeting",
                    ),
                ),
                migrations.AddField(
                    model_name="meetingcollectionevent",
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
                    model_name="sanctioncollectionevent",
                    name="collection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.collection",
                    ),
                ),
                migrations.AddField(
                    model_name="sanctioncollectionevent",
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
                    model_name="sanctioncollectionevent",
                    name="sanction",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.sanction",
                    ),
                ),
            ]
        ),
        AtOnce(
            [
                migrations.CreateModel(
                    name="CommitmentCollection",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("tracker.commitment_collections",),
                ),
                migrations.CreateModel(
                    name="IndicatorCollection",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("tracker.indicator_collections",),
                ),
                migrations.CreateModel(
                    name="MeetingCollection",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("tracker.meeting_collections",),
                ),
                migrations.CreateModel(
                    name="SanctionCollection",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("tracker.sanction_collections",),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collectionevent",
                    trigger=trigger("0030_collections.sql", "tracker_collectionevent", "append_only"),
                ),
                migrations.AddConstraint(
                    model_name="collectionmember",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("role__in", ["viewer", "analyst", "reviewer"])),
                        name="collectionmember_role_is_known",
                        violation_error_message="role must be one of: viewer, analyst, reviewer.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="collectionmember",
                    constraint=models.UniqueConstraint(
                        fields=("collection", "person"),
                        name="collectionmember_is_one_a_person",
                        violation_error_message="person is a member of this collection already; change the role there.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collectionmember",
                    trigger=trigger("0030_collections.sql", "tracker_collectionmember", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collectionmember",
                    trigger=trigger("0030_collections.sql", "tracker_collectionmember", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collectionmember",
                    trigger=trigger("0030_collections.sql", "tracker_collectionmember", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="collectionmemberevent",
                    trigger=trigger("0030_collections.sql", "tracker_collectionmemberevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollectionevent",
                    trigger=trigger("0030_collections.sql", "tracker_commitmentcollectionevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollectionevent",
                    trigger=trigger("0030_collections.sql", "tracker_indicatorcollectionevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollectionevent",
                    trigger=trigger("0030_collections.sql", "tracker_meetingcollectionevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollectionevent",
                    trigger=trigger("0030_collections.sql", "tracker_sanctioncollectionevent", "append_only"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollection",
                    trigger=trigger("0030_collections.sql", "tracker_commitment_collections", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollection",
                    trigger=trigger("0030_collections.sql", "tracker_commitment_collections", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollection",
                    trigger=trigger("0030_collections.sql", "tracker_commitment_collections", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollection",
                    trigger=trigger(
                        "0030_collections.sql",
                        "tracker_commitment_collections",
                        "writer_collection_is_ones_own_insert",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentcollection",
                    trigger=trigger(
                        "0030_collections.sql",
                        "tracker_commitment_collections",
                        "writer_collection_is_ones_own_delete",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollection",
                    trigger=trigger("0030_collections.sql", "tracker_indicator_collections", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollection",
                    trigger=trigger("0030_collections.sql", "tracker_indicator_collections", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollection",
                    trigger=trigger("0030_collections.sql", "tracker_indicator_collections", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_indicator_collections", "writer_collection_is_ones_own_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorcollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_indicator_collections", "writer_collection_is_ones_own_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollection",
                    trigger=trigger("0030_collections.sql", "tracker_meeting_collections", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollection",
                    trigger=trigger("0030_collections.sql", "tracker_meeting_collections", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollection",
                    trigger=trigger("0030_collections.sql", "tracker_meeting_collections", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_meeting_collections", "writer_collection_is_ones_own_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingcollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_meeting_collections", "writer_collection_is_ones_own_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollection",
                    trigger=trigger("0030_collections.sql", "tracker_sanction_collections", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollection",
                    trigger=trigger("0030_collections.sql", "tracker_sanction_collections", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollection",
                    trigger=trigger("0030_collections.sql", "tracker_sanction_collections", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_sanction_collections", "writer_collection_is_ones_own_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctioncollection",
                    trigger=trigger(
                        "0030_collections.sql", "tracker_sanction_collections", "writer_collection_is_ones_own_delete"
                    ),
                ),
            ]
        ),
    ]
