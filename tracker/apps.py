"""The tracker as a Django application."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """Commitments, who made them, what followed, and the sources for all of it."""

    name = "tracker"
    verbose_name = "Followthrough"
    default_auto_field = "django.db.models.BigAutoField"
