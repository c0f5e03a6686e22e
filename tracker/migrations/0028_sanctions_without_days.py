"""Sanctions have no days of their own any more: their steps have."""

import pgtrigger.migrations
from django.db import migrations

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("tracker", "0027_review_granted"),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_imposed_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_not_before_imposed",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_for_a_reason_has_its_day",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed_latest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted_latest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed_latest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted_latest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="former_programme",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifting_reason",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="former_programme",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifting_reason",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "delete_delete"),
                ),
            ]
        )
    ]
