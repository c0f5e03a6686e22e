"""Actor: who acts."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.models.integrity.constraints import TWO_LETTERS, filled, one_of, web_address
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Published, PublishedQuerySet
from tracker.models.integrity.refusals import Refusal, no_cycle
from tracker.models.integrity.search_index import SearchFields, holding, items
from tracker.models.integrity.web_address import WebAddressField
from tracker.vocabulary import COUNTRY_CODES, ActorKind

SEARCHED = SearchFields(names=("name", "native_name", items("aliases")), body=("description",))


class ActorQuerySet(PublishedQuerySet["Actor"]):
    """Actors."""

    def people(self) -> "ActorQuerySet":
        """Those that are persons."""
        return self.filter(kind=ActorKind.PERSON)


@track_history()
class Actor(Published):
    """A state, body, company, group or person that promises, acts or is acted upon."""

    kind = models.CharField(max_length=30, choices=ActorKind)
    name = models.CharField(max_length=300)
    native_name = models.CharField(max_length=300, blank=True)
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    country = models.CharField(
        max_length=2,
        blank=True,
        help_text="ISO 3166-1 code of two capital letters, such as CN.",
        error_messages={"max_length": TWO_LETTERS},
    )
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    description = models.TextField(blank=True)
    wikidata_id = models.CharField(max_length=20, blank=True, help_text="Such as Q148.")
    website = WebAddressField(blank=True)

    searched = SEARCHED
    objects = ActorQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["name", "ref"]
        indexes = [
            holding("name", name="actor_name_trigrams"),
            *SEARCHED.indexes("actor"),
            models.Index(fields=["name", "ref"], name="actor_by_name"),
        ]
        constraints = [
            *Published.Meta.constraints,
            one_of("kind", ActorKind.values, name="actor_kind_is_known"),
            filled("name", name="actor_name_is_filled"),
            models.CheckConstraint(
                condition=models.Q(country__in=["", *sorted(COUNTRY_CODES)]),
                name="actor_country_is_iso_3166",
                violation_error_message=(
                    "country must be an ISO 3166-1 code of two capital letters, such as CN or US."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(wikidata_id="") | models.Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"),
                name="actor_wikidata_id_is_an_item",
                violation_error_message="wikidata_id must be a Q followed by digits, such as Q148.",
            ),
            web_address("website", name="actor_website_is_a_web_address"),
        ]
        permissions = [("merge_actor", "Can merge duplicate actors and undo a merge")]
        triggers = [
            *Published.Meta.triggers,
            *[
                Refusal(
                    rule="ref_is_merged",
                    column="ref",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, merged.ref || '\" was merged into \"' || kept.ref FROM new_rows "
                        "JOIN tracker_mergedref AS merged ON merged.ref = new_rows.ref "
                        "JOIN tracker_actor AS kept ON kept.id = merged.actor_id"
                    ),
                    message='The actor "%s"; write the ref of that one.',
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
            *no_cycle(
                table="tracker_actor",
                column="part_of_id",
                message='"%s" would be part of itself; choose a part_of that does not lead back to it.',
            ),
            Refusal(
                rule="role_is_held_by_a_person",
                column="kind",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, new_rows.ref FROM new_rows JOIN old_rows USING (id) "
                    "JOIN tracker_role AS role ON role.person_id = new_rows.id "
                    "WHERE old_rows.kind = 'person' AND new_rows.kind <> 'person'"
                ),
                message='"%s" holds a role and must stay of kind person.',
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.ref}]"
