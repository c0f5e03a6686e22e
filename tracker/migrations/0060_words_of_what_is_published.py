"""What the database says of a published record that would be made a draft, as it is by now; nothing else changes."""

from django.db import migrations

from tracker.migrations._at_once import AtOnce
from tracker.migrations._reworded import Reworded

MESSAGES = {
    '"%s" is published and cannot be unpublished; correct it, or have someone who may delete it do so.': (
        '"%s" is published and cannot be unpublished; correct it, or delete it with a reason, where its kind needs '
        "that by a proposal that a second person publishes."
    ),
}


class Migration(migrations.Migration):
    dependencies = [("tracker", "0059_partial_and_corrected_imports")]

    operations = [AtOnce([Reworded(MESSAGES)])]
