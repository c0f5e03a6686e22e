"""RecentSender: how much came today from one address, which nobody can read from it."""

from datetime import date

from django.db import models
from django.db.models import F

MOST_A_DAY = 5


class RecentSenderQuerySet(models.QuerySet["RecentSender"]):
    """Today's senders."""

    def count_if_allowed(self, digest: str, day: date) -> bool:
        """Whether this sender may send one more on the day; counts it if so. Deletes the counts of earlier days."""
        self.filter(day__lt=day).delete()
        self.get_or_create(digest=digest, defaults={"day": day})
        return bool(self.filter(digest=digest, sent__lt=MOST_A_DAY).update(sent=F("sent") + 1))


class RecentSender(models.Model):
    """An address as a digest keyed with the site's secret and the day, so that the next day it means nothing."""

    digest = models.CharField(max_length=64, unique=True)
    day = models.DateField()
    sent = models.PositiveSmallIntegerField(default=0)

    objects = RecentSenderQuerySet.as_manager()

    class Meta:
        ordering = ["day", "digest"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent__lte=MOST_A_DAY),
                name="recentsender_sent_no_more_than_allowed",
                violation_error_message=f"sent must be at most {MOST_A_DAY}.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} on {self.day}"
