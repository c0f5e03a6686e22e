"""Review: who may publish what, as it stood in review; then what reviewers decide and assess."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from tracker.migrations._triggers import trigger
from tracker.migrations.search_to_reminders.assessments import ASSESSMENTS
from tracker.migrations.search_to_reminders.rulings import RULINGS

REVIEW = [
    pgtrigger.migrations.RemoveTrigger(
        model_name="statusupdate",
        name="statusupdate_is_published_as_it_stood_update",
    ),
    migrations.AlterField(
        model_name="commitment",
        name="guideline",
        field=models.TextField(
            blank=True,
            help_text="What would count as fulfilled, as partly fulfilled, as broken. Fixed once a verdict is published.",
        ),
    ),
    migrations.AlterField(
        model_name="commitmentevent",
        name="guideline",
        field=models.TextField(
            blank=True,
            help_text="What would count as fulfilled, as partly fulfilled, as broken. Fixed once a verdict is published.",
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_citation", "citation_of_a_public_update_stays_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_citation", "citation_of_a_public_update_stays_delete"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_citation", "statusupdate_stands_on_a_source_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="citation",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_citation", "statusupdate_stands_on_a_source_delete"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="commitment",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_commitment", "commitment_guideline_is_locked_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=trigger("search_to_reminders/review.sql", "tracker_source", "source_copies_an_original_insert"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="source",
        trigger=trigger("search_to_reminders/review.sql", "tracker_source", "source_copies_an_original_update"),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_is_published_as_it_stood_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_verdict_comes_from_review_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_keeps_its_author_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_reviewer_wrote_none_of_it_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_reviewer_may_publish_update"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_reviewer_may_publish_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_stands_on_a_source_insert"
        ),
    ),
    pgtrigger.migrations.AddTrigger(
        model_name="statusupdate",
        trigger=trigger(
            "search_to_reminders/review.sql", "tracker_statusupdate", "statusupdate_stands_on_a_source_update"
        ),
    ),
    *ASSESSMENTS,
    *RULINGS,
]
