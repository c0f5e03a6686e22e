"""ArchivedText: the private copy of what a source said when it was read."""

from django.db import models
from django.db.models.functions import Now

from tracker.models.constraints import filled
from tracker.models.source import Source
from tracker.models.tracked import tracked


class Sha256(models.Func):
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal (a function of our own: the built-in is not immutable)."""

    function = "text_sha256"
    output_field = models.CharField(max_length=64)


@tracked()
class ArchivedText(models.Model):
    """The text of one source, kept to check quotes against; never shown to the public or exported."""

    source = models.OneToOneField(Source, models.CASCADE, related_name="archived_text")
    text = models.TextField()
    sha256 = models.GeneratedField(
        expression=Sha256("text"),
        output_field=models.CharField(max_length=64),
        db_persist=True,
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["source"]
        constraints = [filled("text", name="archivedtext_text_is_filled")]

    def __str__(self) -> str:
        return f"Text of {self.source.title} [{self.source.ref}]"
