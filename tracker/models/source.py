"""Source: where we read it. Its archived text stays private."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.database.keyset import newest
from tracker.models.actor import Actor
from tracker.models.integrity.constraints import filled, one_of, web_address
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import Refusal, not_in_future
from tracker.models.integrity.search_index import PUBLIC, SearchFields, holding, items
from tracker.models.integrity.web_address import WebAddressField
from tracker.partial_dates import (
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
)
from tracker.vocabulary import Reliability, SourceKind

SEARCHED = SearchFields(names=("title",), body=(items("authors"),))


@track_history()
class Source(Published):
    """A document that facts are read from."""

    kind = models.CharField(max_length=20, choices=SourceKind)
    title = models.CharField(max_length=500)
    publisher = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="publications")
    authors = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    published = PartialDateField(null=True, blank=True, help_text="When it came out, as the source states.")
    published_earliest = earliest("published")
    published_latest = latest("published")
    url = WebAddressField(blank=True)
    archived_url = WebAddressField(blank=True)
    language = models.CharField(max_length=3, blank=True, help_text="ISO 639 code in lower case, such as en.")
    retrieved_on = models.DateField(null=True, blank=True)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.CANNOT_BE_JUDGED)
    syndicated_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name="reprint of",
        help_text="The agency story or article that this reprints: reprints count as one source.",
    )

    searched = SEARCHED
    objects = PublishedQuerySet["Source"].as_manager()

    class Meta(Published.Meta):
        ordering = ["title", "ref"]
        indexes = [
            *SEARCHED.indexes("source"),
            models.Index(newest("published_earliest"), "title", "ref", name="source_by_newest", condition=PUBLIC),
            models.Index(fields=["title", "ref"], name="source_by_title"),
            holding("title", name="source_title_trigrams"),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", SourceKind.values, name="source_kind_is_known"),
            one_of("reliability", Reliability.values, name="source_reliability_is_known"),
            filled("title", name="source_title_is_filled"),
            partial_date_constraint("source", "published"),
            web_address("url", name="source_url_is_a_web_address"),
            web_address("archived_url", name="source_archived_url_is_a_web_address"),
            models.CheckConstraint(
                condition=models.Q(language="") | models.Q(language__regex="^[a-z]{2,3}$"),
                name="source_language_is_iso_639",
                violation_error_message="language must be an ISO 639 code, such as en or zh.",
            ),
            models.CheckConstraint(
                condition=~models.Q(syndicated_from=models.F("id")) | models.Q(syndicated_from__isnull=True),
                name="source_is_no_copy_of_itself",
                violation_error_message="syndicated_from must name another source.",
            ),
        ]
        triggers = [
            *Published.Meta.triggers,
            *not_in_future(
                rule="source_has_come_out",
                column="published",
                first_day="edtf_earliest(published)",
                message='"%s" is in the future; published must be today or earlier.',
            ),
            *not_in_future(
                rule="source_was_retrieved",
                column="retrieved_on",
                first_day="retrieved_on",
                message='"%s" is in the future; retrieved_on must be today or earlier.',
            ),
            *[
                Refusal(
                    rule="source_copies_an_original",
                    column="syndicated_from",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, original.ref FROM new_rows "
                        "JOIN tracker_source AS original ON original.id = new_rows.syndicated_from_id "
                        "WHERE original.syndicated_from_id IS NOT NULL "
                        "UNION ALL SELECT new_rows.id, new_rows.ref FROM new_rows "
                        "JOIN tracker_source AS copy ON copy.syndicated_from_id = new_rows.id "
                        "WHERE new_rows.syndicated_from_id IS NOT NULL"
                    ),
                    message=(
                        'The source "%s" is a reprint and has reprints itself; all of them must name the one '
                        "original, so that they count as one source."
                    ),
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
        ]

    @property
    def original_id(self) -> int:
        """The key of the agency story or article that it reprints; its own where it is an original."""
        return self.syndicated_from_id or self.pk

    def __str__(self) -> str:
        return f"{self.title} [{self.ref}]"
