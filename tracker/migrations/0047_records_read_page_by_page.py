"""The passages of a source and the figures of an indicator are read page by page, each by an index in their order."""

from django.db import migrations, models

NEWEST = "coalesce('9999-12-31'::date - %(expressions)s, 2147483647)"


def key(field: str, template: str) -> models.Func:
    return models.Func(models.F(field), output_field=models.IntegerField(), template=template)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0046_stored_topics_are_public")]

    operations = [
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(
                models.F("source"),
                key("paragraph", "coalesce(%(expressions)s::integer, 2147483647)"),
                models.F("ref"),
                name="citation_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                models.F("indicator"),
                key("period_earliest", NEWEST),
                key("period_latest", NEWEST),
                models.F("ref"),
                name="observation_by_newest",
            ),
        ),
    ]
