"""Citations say whose words they give; a passage that only implies something needs a reviewer's word to count."""

import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0012_words_of_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="statusupdate_stands_on_a_source_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="statusupdate_stands_on_a_source_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="citation_of_a_public_update_stays_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="statusupdate_stands_on_a_source_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="statusupdate_stands_on_a_source_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="statusupdate_is_append_only_update",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_stance_is_known",
                ),
                migrations.AddField(
                    model_name="citation",
                    name="addressee",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="To whom it is said.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations_as_addressee",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="attribution",
                    field=models.CharField(
                        choices=[
                            ("not_recorded", "Not recorded"),
                            ("stated", "Stated by the source itself"),
                            ("reported", "Reported as somebody's words"),
                            ("implied", "Implied (our inference)"),
                        ],
                        default="not_recorded",
                        help_text="Stated in the source's own voice, reported as a speaker's words, or implied: then it is our inference.",
                        max_length=20,
                        verbose_name="how it is said",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="on_behalf_of",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="For whom the speaker says it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations_as_represented",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citation",
                    name="speaker",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Who says it, where the source reports somebody's words.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations_as_speaker",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="addressee",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="To whom it is said.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="attribution",
                    field=models.CharField(
                        choices=[
                            ("not_recorded", "Not recorded"),
                            ("stated", "Stated by the source itself"),
                            ("reported", "Reported as somebody's words"),
                            ("implied", "Implied (our inference)"),
                        ],
                        default="not_recorded",
                        help_text="Stated in the source's own voice, reported as a speaker's words, or implied: then it is our inference.",
                        max_length=20,
                        verbose_name="how it is said",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="on_behalf_of",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="For whom the speaker says it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="citationevent",
                    name="speaker",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says it, where the source reports somebody's words.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tracker.actor",
                    ),
                ),
                migrations.AddField(
                    model_name="statusupdate",
                    name="inference_reason",
                    field=models.TextField(
                        blank=True,
                        help_text="The reviewer's reason for letting passages that only imply it count as support.",
                        verbose_name="why an inference suffices",
                    ),
                ),
                migrations.AddField(
                    model_name="statusupdateevent",
                    name="inference_reason",
                    field=models.TextField(
                        blank=True,
                        help_text="The reviewer's reason for letting passages that only imply it count as support.",
                        verbose_name="why an inference suffices",
                    ),
                ),
                migrations.AlterField(
                    model_name="citation",
                    name="credibility",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 – confirmed by other sources"),
                            (2, "2 – probably true"),
                            (3, "3 – possibly true"),
                            (4, "4 – doubtful"),
                            (5, "5 – improbable"),
                            (6, "6 – cannot be judged"),
                        ],
                        help_text="How likely the claim is to be true, by the digits of the Admiralty code; of reported words, as this speaker's claim.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="citation",
                    name="stance",
                    field=models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("disputes", "Disputes"),
                            ("silent", "Does not say so"),
                            ("mentions", "Mentions"),
                        ],
                        default="supports",
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="citationevent",
                    name="credibility",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 – confirmed by other sources"),
                            (2, "2 – probably true"),
                            (3, "3 – possibly true"),
                            (4, "4 – doubtful"),
                            (5, "5 – improbable"),
                            (6, "6 – cannot be judged"),
                        ],
                        help_text="How likely the claim is to be true, by the digits of the Admiralty code; of reported words, as this speaker's claim.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="citationevent",
                    name="stance",
                    field=models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("disputes", "Disputes"),
                            ("silent", "Does not say so"),
                            ("mentions", "Mentions"),
                        ],
                        default="supports",
                        max_length=10,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_citation", "citation_of_a_public_update_stays_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_citation", "statusupdate_stands_on_a_source_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_citation", "statusupdate_stands_on_a_source_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0013_who_says_it.sql", "tracker_citation", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0013_who_says_it.sql", "tracker_citation", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0013_who_says_it.sql", "tracker_citation", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_statusupdate", "statusupdate_is_append_only_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_statusupdate", "statusupdate_stands_on_a_source_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0013_who_says_it.sql", "tracker_statusupdate", "statusupdate_stands_on_a_source_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger("0013_who_says_it.sql", "tracker_statusupdate", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger("0013_who_says_it.sql", "tracker_statusupdate", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger("0013_who_says_it.sql", "tracker_statusupdate", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "disputes", "silent", "mentions"])),
                        name="citation_stance_is_known",
                        violation_error_message="stance must be one of: supports, disputes, silent, mentions.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("attribution__in", ["not_recorded", "stated", "reported", "implied"])),
                        name="citation_attribution_is_known",
                        violation_error_message="attribution must be one of: not_recorded, stated, reported, implied.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attribution", "reported"), _negated=True),
                            ("speaker__isnull", False),
                            _connector="OR",
                        ),
                        name="citation_of_reported_words_names_the_speaker",
                        violation_error_message="speaker must say whose words are reported: a person, a body or a group of unnamed officials.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("speaker__isnull", True), ("attribution__in", ["implied", "reported"]), _connector="OR"
                        ),
                        name="citation_with_a_speaker_reports_or_implies",
                        violation_error_message="attribution must be reported where there is a speaker, or implied where what they mean is our inference; leave speaker empty where the source says it in its own voice.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("speaker__isnull", False),
                            models.Q(("addressee__isnull", True), ("on_behalf_of__isnull", True)),
                            _connector="OR",
                        ),
                        name="citation_for_or_to_somebody_has_a_speaker",
                        violation_error_message="speaker must say who speaks where on_behalf_of or addressee is filled.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="statusupdate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("inference_reason", ""),
                            models.Q(("inference_reason__regex", "\\S"), ("stage", "published")),
                            _connector="OR",
                        ),
                        name="statusupdate_inference_is_accepted_in_publishing",
                        violation_error_message="inference_reason is the word of whoever publishes the update; leave it empty until then.",
                    ),
                ),
            ]
        )
    ]
