"""Indexes for pages of lists in their order, and for filters by status and speaker."""

from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0038_counts_of_what_there_is"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.AddIndex(
                    model_name="actor",
                    index=models.Index(fields=["name", "ref"], name="actor_by_name"),
                ),
                migrations.AddIndex(
                    model_name="citation",
                    index=models.Index(
                        condition=models.Q(("attribution", "reported")), fields=["speaker"], name="citation_reported"
                    ),
                ),
                migrations.AddIndex(
                    model_name="citation",
                    index=models.Index(fields=["source", "paragraph", "ref"], name="citation_by_place"),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        models.Func(
                            models.F("made_on_earliest"),
                            output_field=models.IntegerField(),
                            template="coalesce('9999-12-31'::date - %(expressions)s, 2147483647)",
                        ),
                        models.F("ref"),
                        condition=models.Q(("stage", "published")),
                        name="commitment_by_newest",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["due_latest"],
                        name="commitment_by_deadline",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(fields=["made_on_earliest", "ref"], name="commitment_by_day"),
                ),
                migrations.AddIndex(
                    model_name="meeting",
                    index=models.Index(
                        models.Func(
                            models.F("held_earliest"),
                            output_field=models.IntegerField(),
                            template="coalesce('9999-12-31'::date - %(expressions)s, 2147483647)",
                        ),
                        models.F("ref"),
                        condition=models.Q(("stage", "published")),
                        name="meeting_by_newest",
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=models.Index(
                        models.Func(
                            models.F("published_earliest"),
                            output_field=models.IntegerField(),
                            template="coalesce('9999-12-31'::date - %(expressions)s, 2147483647)",
                        ),
                        models.F("title"),
                        models.F("ref"),
                        condition=models.Q(("stage", "published")),
                        name="source_by_newest",
                    ),
                ),
                migrations.AddIndex(
                    model_name="source",
                    index=models.Index(fields=["title", "ref"], name="source_by_title"),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["axis", "status", "commitment"],
                        name="statusupdate_by_status",
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        fields=["-as_of_earliest", "-as_of_latest", "-published_at", "-ref"],
                        name="statusupdate_by_day",
                    ),
                ),
            ]
        ),
    ]
