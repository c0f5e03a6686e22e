"""What citations, decisions and corrections can be about: the new kinds of record, and a second person for each."""

import django.db.models.lookups
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import tracker.models.integrity.constraints
import tracker.partial_dates
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0022_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="citation_of_a_public_update_stays_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="citation_of_a_public_update_stays_update",
                ),
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
                    model_name="correction",
                    name="correction_is_of_a_public_record_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="ruling",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="ruling",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="ruling",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_value_of_a_date_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_field_is_one_of_the_record",
                ),
                migrations.RemoveConstraint(
                    model_name="citation",
                    name="citation_is_for_one_record",
                ),
                migrations.RemoveConstraint(
                    model_name="condition",
                    name="condition_is_of_one_record",
                ),
                migrations.RemoveConstraint(
                    model_name="correction",
                    name="correction_record_kind_is_known",
                ),
                migrations.RemoveConstraint(
                    model_name="exchangeitem",
                    name="exchangeitem_is_one_record",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_value_of_a_date_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_stands_once_a_field",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_field_is_one_of_the_record",
                ),
                migrations.RemoveConstraint(
                    model_name="ruling",
                    name="ruling_is_on_one_record",
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
                        ],
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_citation", "citation_of_a_public_update_stays_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_citation", "citation_of_a_public_update_stays_delete"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0023_shared_tables.sql", "tracker_citation", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0023_shared_tables.sql", "tracker_citation", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger("0023_shared_tables.sql", "tracker_citation", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="correction",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_correction", "correction_is_of_a_public_record_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_exchange", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_exchange", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exchange",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_exchange", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_programme", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_programme", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="programme",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_programme", "writer_published_record_is_proposed_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruling",
                    trigger=trigger("0023_shared_tables.sql", "tracker_ruling", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruling",
                    trigger=trigger("0023_shared_tables.sql", "tracker_ruling", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruling",
                    trigger=trigger("0023_shared_tables.sql", "tracker_ruling", "delete_delete"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_sanctionstep", "writer_record_has_a_second_person_insert"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_sanctionstep", "writer_record_has_a_second_person_update"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanctionstep",
                    trigger=trigger(
                        "0023_shared_tables.sql", "tracker_sanctionstep", "writer_published_record_is_proposed_update"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled(
                                    "actor",
                                    "role",
                                    "meeting",
                                    "commitment",
                                    "status_update",
                                    "link",
                                    "sanction",
                                    "observation",
                                    "party",
                                    "participation",
                                    "sanction_step",
                                    "programme",
                                    "target",
                                    "milestone",
                                    "finding",
                                    "exchange",
                                    "condition",
                                    "response",
                                ),
                                1,
                            )
                        ),
                        name="citation_is_for_one_record",
                        violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation, party, participation, sanction_step, programme, target, milestone, finding, exchange, condition, response.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="condition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled("commitment", "sanction"), 1
                            )
                        ),
                        name="condition_is_of_one_record",
                        violation_error_message="Fill exactly one of: commitment, sanction.",
                    ),
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
                                ],
                            )
                        ),
                        name="correction_record_kind_is_known",
                        violation_error_message="record_kind must be one of: commitment, actor, meeting, sanction, programme, source, topic, indicator, exchange.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="exchangeitem",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled(
                                    "commitment", "sanction", "sanction_step"
                                ),
                                1,
                            )
                        ),
                        name="exchangeitem_is_one_record",
                        violation_error_message="Fill exactly one of: commitment, sanction, sanction_step.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                tracker.models.integrity.constraints.NumberFilled(
                                    "actor",
                                    "role",
                                    "meeting",
                                    "commitment",
                                    "status_update",
                                    "link",
                                    "sanction",
                                    "observation",
                                    "sanction_step",
                                    "programme",
                                    "target",
                                    "milestone",
                                    "finding",
                                    "exchange",
                                    "condition",
                                    "response",
                                ),
                                1,
                            )
                        ),
                        name="ruling_is_on_one_record",
                        violation_error_message="Fill exactly one of: actor, role, meeting, commitment, status_update, link, sanction, observation, sanction_step, programme, target, milestone, finding, exchange, condition, response.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.UniqueConstraint(
                        fields=(
                            "actor",
                            "role",
                            "meeting",
                            "commitment",
                            "status_update",
                            "link",
                            "sanction",
                            "observation",
                            "sanction_step",
                            "programme",
                            "target",
                            "milestone",
                            "finding",
                            "exchange",
                            "condition",
                            "response",
                            "field",
                        ),
                        name="ruling_stands_once_a_field",
                        nulls_distinct=False,
                        violation_error_message="This field of the record has a decision already; change that one.",
                    ),
                ),
            ]
        )
    ]
