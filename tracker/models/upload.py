"""Upload: a file that waits for its sender to confirm what it would do."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

LIFETIME = timedelta(hours=1)


class UploadQuerySet(models.QuerySet["Upload"]):
    """Uploads; a file is taken once, by the person and in the session that sent it, and within an hour."""

    def expired(self) -> "UploadQuerySet":
        return self.filter(uploaded_at__lt=Now() - LIFETIME)

    def waiting(self) -> "UploadQuerySet":
        return self.filter(uploaded_at__gte=Now() - LIFETIME)


class Upload(models.Model):
    """The bytes of one file between its preview and its import. It is no record: it has no history and soon goes."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    session_key = models.CharField(max_length=40)
    record = models.CharField(max_length=63, help_text="The kind of record the file holds.")
    file_name = models.CharField(max_length=300)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.file_name} for {self.record}"
