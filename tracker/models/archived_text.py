"""ArchivedText: the private copy of what a source said when it was read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.db.models.lookups import LessThanOrEqual

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.quote_check import KEPT_WITH_TEXTS
from tracker.models.source import Source
from tracker.quotes import TokenizedText

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 5


class Sha256(models.Func):
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal (a function of our own: the built-in is not immutable)."""

    function = "text_sha256"
    output_field = models.CharField(max_length=64)


class TextWords(models.Func):
    """Each paragraph of a text as the words that quotes are compared by: `tracker.quotes` in SQL."""

    function = "text_words"
    output_field = ArrayField(models.TextField())


class Bytes(models.Func):
    """How many bytes a text has in UTF-8."""

    function = "octet_length"
    output_field = models.IntegerField()


class ArchivedTextManager(models.Manager["ArchivedText"]):
    """Texts without their words, which are as long again, and which the database alone compares by."""

    def get_queryset(self) -> "models.QuerySet[ArchivedText]":
        return super().get_queryset().defer("words")


# Former states keep the text; their words would only have to be made anew for each.
@track_history(exclude=["words"])
class ArchivedText(BatchedChecks):
    """The text of one source, kept to check quotes against; never shown to the public or exported."""

    source = models.OneToOneField(Source, models.CASCADE, related_name="archived_text")
    text = models.TextField()
    sha256 = models.GeneratedField(
        expression=Sha256("text"),
        output_field=models.CharField(max_length=64),
        db_persist=True,
    )
    words = models.GeneratedField(
        expression=TextWords("text"), output_field=ArrayField(models.TextField()), db_persist=True
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ArchivedTextManager()
    _reading: TokenizedText | None = None

    class Meta:
        ordering = ["source"]
        constraints = [
            filled("text", name="archivedtext_text_is_filled"),
            models.CheckConstraint(
                condition=models.Q(LessThanOrEqual(Bytes("text"), MOST_MEGABYTES * MEGABYTE)),
                name="archivedtext_text_is_not_too_long",
                violation_error_message=(
                    f"text must have at most {MOST_MEGABYTES} MB; keep what is cited, and leave the rest out."
                ),
            ),
        ]
        triggers = KEPT_WITH_TEXTS

    def __str__(self) -> str:
        return f"Text of {self.source.title} [{self.source.ref}]"

    @property
    def reading(self) -> TokenizedText:
        """The text as quotes are looked up in it, taken apart once however often this is asked for."""
        if self._reading is None or self._reading.text is not self.text:
            self._reading = TokenizedText(self.text)
        return self._reading
