"""The tracker as a Django application."""

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps
from django.db.models.signals import post_migrate

from tracker.access.permission_names import rename_permissions
from tracker.database import triggers_by_name

# Before any model declares its triggers.
triggers_by_name.use()


class TrackerConfig(AppConfig):
    """Commitments, who made them, what followed, and the sources for all of it."""

    name = "tracker"
    default_auto_field = "django.db.models.BigAutoField"

    @property
    def verbose_name(self) -> str:  # type: ignore[override]
        """What the admin calls it: the name of the site."""
        return str(settings.SITE_NAME)

    def ready(self) -> None:
        """Has the stored names of permissions follow the models after each `migrate`."""
        post_migrate.connect(rename_permissions, sender=self)


class AdminConfig(apps.AdminConfig):
    """Django's admin, with a site of our own."""

    default = False
    default_site = "tracker.signing_in.site.Site"
