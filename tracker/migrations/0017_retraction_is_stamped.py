"""A retraction has its moment from the database, as a publication has."""

import pgtrigger.migrations
from django.db import migrations

from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0016_parties_in_files"),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="statusupdate",
                    trigger=trigger("0017_retraction_is_stamped.sql", "tracker_statusupdate", "retraction_is_stamped"),
                ),
            ]
        )
    ]
