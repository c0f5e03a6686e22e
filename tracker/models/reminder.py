"""Reminder: the digest that one person was sent on one day."""

from django.conf import settings
from django.db import models

from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history


@track_history()
class Reminder(models.Model):
    """What a person was told, by mail, to look at; there is at most one a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    sent_on = models.DateField()
    digest = models.TextField()

    class Meta:
        ordering = ["-sent_on", "person"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "sent_on"], name="reminder_comes_once_a_day"),
            filled("digest", name="reminder_digest_is_filled"),
        ]

    def __str__(self) -> str:
        return f"Reminder to {self.person} on {self.sent_on}"
