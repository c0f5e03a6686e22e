"""Collection: one tracker among those that a site holds."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tracker.models.integrity.constraints import filled
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.search_index import SearchFields

SEARCHED = SearchFields(names=("title",), body=("subtitle", "covers"))
MAIL_OR_WEB = r"^([^\s@<>]+@[^\s@<>]+|https?://[^\s<>]+)$"


@track_history()
class Collection(Published):
    """One tracker: what it covers, who maintains it, and under which licence. Records belong to one or more."""

    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True, help_text="One line below the title.")
    covers = models.TextField(blank=True, help_text="What is in it and what is not: matters, parties, years.")
    maintainers = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Who keeps it, one per line."
    )
    contact = models.CharField(
        max_length=300, blank=True, help_text="A mail address, or a web address with http:// or https://."
    )
    licence = models.CharField(
        max_length=200, blank=True, help_text="Such as CC BY 4.0; blank where it is that of the site."
    )

    searched = SEARCHED
    objects = PublishedQuerySet["Collection"].as_manager()

    class Meta(Published.Meta):
        ordering = ["title", "ref"]
        indexes = SEARCHED.indexes("collection")
        constraints = [
            *Published.Meta.constraints,
            filled("title", name="collection_title_is_filled"),
            models.CheckConstraint(
                condition=Q(contact="") | Q(contact__regex=MAIL_OR_WEB),
                name="collection_contact_can_be_reached",
                violation_error_message=(
                    "contact must be a mail address, such as desk@example.org, or a web address with http:// or https://."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"

    @property
    def contact_address(self) -> str:
        """The address that a link to the contact leads to; empty where there is none."""
        return f"mailto:{self.contact}" if "@" in self.contact and "://" not in self.contact else self.contact
