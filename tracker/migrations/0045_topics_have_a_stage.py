"""Topics are drafts before they are public, and change by two people once they are."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0044_quotes_are_looked_up_once"),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="correction",
                    name="correction_is_of_a_public_record_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="topic",
                    name="ref_never_changes_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="topic",
                    name="ref_retires",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="topic",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="topic",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="topic",
                    name="delete_delete",
                ),
                migrations.RemoveIndex(
                    model_name="topic",
                    name="topic_search_names",
                ),
                migrations.AddField(
                    model_name="topic",
                    name="published_at",
                    field=models.DateTimeField(blank=True, editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="topic",
                    name="stage",
                    field=models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="topicevent",
                    name="published_at",
                    field=models.DateTimeField(blank=True, editable=False, null=True),
                ),
                migrations.AddField(
                    model_name="topicevent",
                    name="stage",
                    field=models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                migrations.AddIndex(
                    model_name="topic",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.Func(
                                    "name",
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
                        name="topic_search_names",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="correction",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_correction", "correction_is_of_a_public_record_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "ref_never_changes_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "ref_retires"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "publication_is_stamped"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_topic", "publication_is_not_undone_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_topic", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_topic", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_topic", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger(
                        "0045_topics_have_a_stage.sql", "tracker_topic", "writer_published_record_goes_by_two_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="topic",
                    trigger=trigger("0045_topics_have_a_stage.sql", "tracker_topic", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="topic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stage__in", ["draft", "in_review", "published"])),
                        name="topic_stage_is_known",
                        violation_error_message="stage must be one of: draft, in_review, published.",
                    ),
                ),
            ]
        )
    ]
