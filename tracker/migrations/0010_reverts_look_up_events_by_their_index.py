"""Taking an import back asks the history by the column that has an index."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0009_sign_in_throttle"),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="citation_of_a_public_update_stays_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="citation",
                    name="citation_of_a_public_update_stays_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="statusupdate_is_append_only_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statusupdate",
                    name="statusupdate_is_never_deleted_delete",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0010_reverts_look_up_events_by_their_index.sql",
                        "tracker_citation",
                        "citation_of_a_public_update_stays_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="citation",
                    trigger=trigger(
                        "0010_reverts_look_up_events_by_their_index.sql",
                        "tracker_citation",
                        "citation_of_a_public_update_stays_delete",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0010_reverts_look_up_events_by_their_index.sql",
                        "tracker_statusupdate",
                        "statusupdate_is_append_only_update",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger(
                        "0010_reverts_look_up_events_by_their_index.sql",
                        "tracker_statusupdate",
                        "statusupdate_is_never_deleted_delete",
                    ),
                ),
            ]
        )
    ]
