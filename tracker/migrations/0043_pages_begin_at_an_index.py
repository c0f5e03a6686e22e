"""Indexes where pages begin that name the first or the newest few of many records."""

from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0042_what_had_changed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.AddIndex(
                    model_name="citation",
                    index=models.Index(
                        condition=models.Q(("field", ""), _negated=True),
                        fields=["recorded_at"],
                        name="citation_that_gives_a_value",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["made_on_earliest", "ref"],
                        name="commitment_by_day_made",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["due_latest", "ref"],
                        name="commitment_by_day_due",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["next_review_on", "ref"],
                        name="commitment_by_day_of_review",
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["-published_at", "ref"],
                        name="commitment_by_day_published",
                    ),
                ),
                migrations.AddIndex(
                    model_name="meeting",
                    index=models.Index(fields=["held_earliest", "ref"], name="meeting_by_day"),
                ),
                migrations.AddIndex(
                    model_name="sanctionstep",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["kind", "happened_on_earliest"],
                        name="sanctionstep_by_day",
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["axis", "as_of_earliest", "as_of_latest"],
                        name="statusupdate_by_axis_and_day",
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        condition=models.Q(("stage", "published")),
                        fields=["-published_at", "-as_of_earliest", "ref"],
                        name="statusupdate_by_publication",
                    ),
                ),
                migrations.AddIndex(
                    model_name="statusupdate",
                    index=models.Index(
                        condition=models.Q(("retracted_at__isnull", False)),
                        fields=["-retracted_at", "ref"],
                        name="statusupdate_by_retraction",
                    ),
                ),
            ]
        ),
    ]
