"""Mention: a colleague whom a note is for."""

from django.conf import settings
from django.db import models

from tracker.models.review.note import Note


class MentionQuerySet(models.QuerySet["Mention"]):
    """Mentions."""

    def open_for(self, person: int) -> "MentionQuerySet":
        """Those of the person in notes that are not settled, the newest first."""
        unsettled = self.filter(person=person, note__settled_at=None)
        return unsettled.select_related("note__author").order_by("-note__written_at", "-pk")


class Mention(models.Model):
    """One colleague whom a note is for: named in its text, or sent back what they wrote.

    The database writes one for each name in the text of a note, whose history tells of it.
    """

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["note", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["note", "person"],
                name="mention_stands_once",
                violation_error_message="This note is for them already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.note}"
