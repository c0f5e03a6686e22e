"""The words of rows that are shown on the page of another record can be searched."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0034_parts_have_a_second_person"),
    ]

    operations = [
        AtOnce(
            [
                migrations.AddIndex(
                    model_name="condition",
                    index=django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func(
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            models.Func(
                                "words",
                                "note",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="condition_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="criterion",
                    index=django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func(
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            models.Func(
                                "text",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="criterion_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="milestone",
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
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="milestone_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="response",
                    index=django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func(
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            models.Func(
                                "summary",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="response_search_words",
                    ),
                ),
                migrations.AddIndex(
                    model_name="sanctionstep",
                    index=django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            models.Func(
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            models.Func(
                                "reason",
                                "summary",
                                function="ARRAY",
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                                template="%(function)s[%(expressions)s]::text[]",
                            ),
                            function="search_document",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        name="sanction_step_search_words",
                    ),
                ),
            ]
        ),
    ]
