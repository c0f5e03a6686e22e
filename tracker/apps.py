"""The tracker as a Django application."""

from django.apps import AppConfig
from django.contrib.admin import apps


class TrackerConfig(AppConfig):
    """Commitments, who made them, what followed, and the sources for all of it."""

    name = "tracker"
    verbose_name = "Followthrough"
    default_auto_field = "django.db.models.BigAutoField"


class AdminConfig(apps.AdminConfig):
    """Django's admin, with a site of our own."""

    default = False
    default_site = "tracker.signing_in.site.Site"
