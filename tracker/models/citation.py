"""Citation: ties a source to exactly one record."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from tracker.database.keyset import place_in_text
from tracker.models.actor import Actor
from tracker.models.commitment import Commitment
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange import Exchange
from tracker.models.exchanges.response import Response
from tracker.models.integrity.constraints import exactly_one, one_of
from tracker.models.integrity.history_tracking import track_history, where_filled
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.refusals import Refusal, in_reverted_batch, qualified_columns
from tracker.models.integrity.review_rules import stands_on_a_source
from tracker.models.link import Link
from tracker.models.meeting import Meeting
from tracker.models.observation import Observation
from tracker.models.participation import Participation
from tracker.models.party import Party
from tracker.models.programme import Programme
from tracker.models.quote_check import KEPT_WITH_CITATIONS, lookup_query
from tracker.models.role import Role
from tracker.models.sanction import Sanction
from tracker.models.sanction_step import SanctionStep
from tracker.models.source import Source
from tracker.models.status_update import StatusUpdate
from tracker.models.terms.finding import Finding
from tracker.models.terms.milestone import Milestone
from tracker.models.terms.target import Target
from tracker.partial_dates import Earliest
from tracker.quotes import Selector
from tracker.vocabulary import ATTRIBUTIONS_WITH_SPEAKER, Attribution, Credibility, Stance, Verification

CITABLE = (
    "actor",
    "role",
    "meeting",
    "commitment",
    "status_update",
    "link",
    "sanction",
    "observation",
    "party",
    "participation",
    "sanction_step",
    "programme",
    "target",
    "milestone",
    "finding",
    "exchange",
    "condition",
    "response",
)

# The fields a source may give a value of its own for, by the record it is cited for: the columns of files. A part
# in something is cited as a whole: a source that gives another does so for the list of the commitment or meeting.
CITED_FIELDS: dict[str, tuple[str, ...]] = {
    "actor": ("kind", "name", "native_name", "aliases", "country", "part_of", "description", "wikidata_id", "website"),
    "role": ("person", "organisation", "title", "started", "ended"),
    "meeting": ("kind", "title", "held", "place", "country", "part_of", "summary", "participations"),
    "commitment": (
        "kind",
        "title",
        "summary",
        "deliverable",
        "guideline",
        "topics",
        "made_at",
        "made_on",
        "due",
        "committed",
        "counterparts",
        "implementers",
        "beneficiaries",
        "addressees",
        "targets",
    ),
    "status_update": ("axis", "status", "as_of", "summary"),
    "link": ("kind", "to_commitment", "to_sanction", "to_step", "note"),
    "sanction": (
        "kind",
        "title",
        "programme",
        "issuer",
        "targets",
        "measures",
        "stated_reason",
        "summary",
    ),
    "observation": ("period", "value", "qualifier"),
    "sanction_step": ("kind", "happened_on", "reason", "summary"),
    "programme": ("title", "issuer", "legal_basis", "measures", "summary"),
    "target": ("indicator", "baseline", "baseline_period", "direction", "value", "due"),
    "milestone": ("title", "due", "reached", "summary"),
    "finding": ("result", "reason"),
    "exchange": (
        "title",
        "summary",
        "agreed_at",
        "agreed_on",
        "side_a_commitments",
        "side_a_sanctions",
        "side_a_steps",
        "side_b_commitments",
        "side_b_sanctions",
        "side_b_steps",
    ),
    "condition": ("depends_on_commitment", "depends_on_sanction", "words", "state", "as_of", "note"),
    "response": ("actor", "on_behalf_of", "asked_on", "answered_on", "outcome", "summary", "leads_to"),
}
# What such a difference can be about, and so what is decided on.
DISPUTABLE = tuple(CITED_FIELDS)
DATE_FIELDS = frozenset(
    {
        "started",
        "ended",
        "held",
        "made_on",
        "due",
        "as_of",
        "happened_on",
        "period",
        "baseline_period",
        "reached",
        "agreed_on",
        "asked_on",
        "answered_on",
    }
)

# Who speaks in a cited passage, for whom and to whom.
VOICES = ("speaker", "on_behalf_of", "addressee")

# What a citation says of a published status update for ever; notes and the place of the quote may still be mended.
FIXED_COLUMNS = [
    "source_id",
    "status_update_id",
    "finding_id",
    "stance",
    "credibility",
    "paragraph",
    "quote",
    "field",
    "value",
]
# Who says it may still be added where it was not recorded, as in every citation from before it could be.
ATTRIBUTION_COLUMNS = ["attribution", *(f"{name}_id" for name in VOICES)]
ATTRIBUTION_CHANGES = (
    "(old_rows.attribution <> 'not_recorded' AND "
    f"{qualified_columns('old_rows', ATTRIBUTION_COLUMNS)} IS DISTINCT FROM "
    f"{qualified_columns('new_rows', ATTRIBUTION_COLUMNS)})"
)
OF_A_PUBLIC_UPDATE = (
    "EXISTS (SELECT FROM tracker_statusupdate AS told "
    "WHERE (told.id = old_rows.status_update_id OR told.id = (SELECT finding.status_update_id "
    "FROM tracker_finding AS finding WHERE finding.id = old_rows.finding_id)) AND told.stage = 'published') "
    # The one exception: a batch that is being reverted takes back what it brought.
    f"AND NOT {in_reverted_batch('tracker_citation')}"
)


def field_belongs_to_record() -> Q:
    """The condition that `field` is one of the record that is cited."""
    condition = Q(field="")
    for record, fields in CITED_FIELDS.items():
        condition |= Q(**{f"{record}__isnull": False}, field__in=fields)
    return condition


def _cited(
    model: type[models.Model],
) -> models.ForeignKey[models.Model | None, models.Model | None]:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, db_index=False, related_name="citations")


class CitationQuerySet(ReferencedQuerySet["Citation"]):
    """Citations."""

    def with_verification(self) -> "models.QuerySet[Any]":
        """Each with its `verification`, one of `Verification`, by the archived text as it is now.

        And with the paragraph the quote `stands_in`; of several the first, null when it stands in none. Both are read
        from what was kept when they were looked up; see `quote_check`.
        """
        return self.annotate(
            verification=Coalesce(F("quote_check__state"), Value(Verification.NO_TEXT.value)),
            stands_in=F("quote_check__stands_in"),
        )


def _somebody(name: str, help_text: str) -> models.ForeignKey[Actor | None, Actor | None]:
    return models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name=f"citations_as_{name}",
        help_text=help_text,
    )


def _stands_in_the_text(*, rule: str, column: str, name: str, broken: str, message: str) -> list[Refusal]:
    """A rule for new quotes and places where a text is archived; a new text is free to lack old quotes."""
    said = "({0}.source_id, {0}.quote, {0}.paragraph)"
    changed = (
        "(SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) "
        f"WHERE {said.format('old_rows')} IS DISTINCT FROM {said.format('new_rows')})"
    )
    return [
        Refusal(
            rule=rule,
            column=column,
            operation=operation,
            offenders=(
                f"SELECT found.id, {name} FROM {lookup_query(citations)} JOIN new_rows ON new_rows.id = found.id "
                f"WHERE {broken}"
            ),
            message=message,
        )
        for operation, citations in ((pgtrigger.Insert, "new_rows"), (pgtrigger.Update, changed))
    ]


@track_history()
class Citation(Referenced):
    """One passage of a source and what it does for one record.

    `attribution` says whose words they are: `speaker` is who said them, where the source reports somebody's words.
    `quote` and the columns after it are a W3C Web Annotation text quote and position selector.
    With `field` and `value` it says what this source gives for one field of the record; two
    citations that give different values are a disagreement, and both stand.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    actor = _cited(Actor)
    role = _cited(Role)
    meeting = _cited(Meeting)
    commitment = _cited(Commitment)
    status_update = _cited(StatusUpdate)
    link = _cited(Link)
    sanction = _cited(Sanction)
    observation = _cited(Observation)
    party = _cited(Party)
    participation = _cited(Participation)
    sanction_step = _cited(SanctionStep)
    programme = _cited(Programme)
    target = _cited(Target)
    milestone = _cited(Milestone)
    finding = _cited(Finding)
    exchange = _cited(Exchange)
    condition = _cited(Condition)
    response = _cited(Response)
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.SUPPORTS)
    attribution = models.CharField(
        "how it is said",
        max_length=20,
        choices=Attribution,
        default=Attribution.NOT_RECORDED,
        help_text=(
            "Stated in the source's own voice, reported as a speaker's words, or implied: then it is our inference."
        ),
    )
    speaker = _somebody("speaker", "Who says it, where the source reports somebody's words.")
    on_behalf_of = _somebody("represented", "For whom the speaker says it.")
    addressee = _somebody("addressee", "To whom it is said.")
    credibility = models.PositiveSmallIntegerField(
        choices=Credibility,
        null=True,
        blank=True,
        help_text=(
            "How likely the claim is to be true, by the digits of the Admiralty code; of reported words, as this "
            "speaker's claim."
        ),
    )
    paragraph = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Counted from 1 at the start of the running text.",
    )
    quote = models.TextField(blank=True)
    quote_prefix = models.TextField(blank=True)
    quote_suffix = models.TextField(blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    field = models.CharField(
        max_length=50,
        blank=True,
        help_text="The field for which this source gives a value.",
    )
    value = models.TextField(blank=True, help_text="The value that this source gives.")
    note = models.TextField(blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta(Referenced.Meta):
        ordering = ["source", "paragraph", "ref"]
        indexes = [
            # A citation is for one record: in whole indexes of all of these it would stand twenty times.
            *where_filled("citation", [*CITABLE, *VOICES]),
            # Who is reported as speaking, for lists by speaker.
            models.Index(fields=["speaker"], name="citation_reported", condition=Q(attribution=Attribution.REPORTED)),
            models.Index(fields=["source", "paragraph", "ref"], name="citation_by_place"),
            models.Index("source", place_in_text("paragraph"), "ref", name="citation_in_order"),
            models.Index(fields=["recorded_at"], condition=~models.Q(field=""), name="citation_that_gives_a_value"),
        ]
        constraints = [
            *Referenced.Meta.constraints,
            exactly_one(CITABLE, name="citation_is_for_one_record"),
            one_of("stance", Stance.values, name="citation_stance_is_known"),
            one_of("attribution", Attribution.values, name="citation_attribution_is_known"),
            models.CheckConstraint(
                condition=~Q(attribution=Attribution.REPORTED) | Q(speaker__isnull=False),
                name="citation_of_reported_words_names_the_speaker",
                violation_error_message=(
                    "speaker must say whose words are reported: a person, a body or a group of unnamed officials."
                ),
            ),
            models.CheckConstraint(
                condition=Q(speaker__isnull=True) | Q(attribution__in=sorted(ATTRIBUTIONS_WITH_SPEAKER)),
                name="citation_with_a_speaker_reports_or_implies",
                violation_error_message=(
                    "attribution must be reported where there is a speaker, or implied where what they mean is our "
                    "inference; leave speaker empty where the source says it in its own voice."
                ),
            ),
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | Q(on_behalf_of__isnull=True, addressee__isnull=True),
                name="citation_for_or_to_somebody_has_a_speaker",
                violation_error_message="speaker must say who speaks where on_behalf_of or addressee is filled.",
            ),
            models.CheckConstraint(
                condition=Q(credibility__isnull=True) | Q(credibility__range=(1, 6)),
                name="citation_credibility_is_known",
                violation_error_message=(
                    "credibility must be a whole number from 1 (confirmed) to 6 (cannot be judged)."
                ),
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) | Q(paragraph__gte=1),
                name="citation_paragraph_counts_from_one",
                violation_error_message="paragraph must be 1 or more.",
            ),
            models.CheckConstraint(
                condition=Q(field="", value="") | (~Q(field="") & ~Q(value="")),
                name="citation_names_field_and_value",
                violation_error_message="field and value go together: fill both or neither.",
            ),
            models.CheckConstraint(
                condition=field_belongs_to_record(),
                name="citation_field_is_one_of_the_record",
                violation_error_message=(
                    "field must be a field of the record that is cited, such as held of a meeting or happened_on "
                    "of a sanction step; imposed and lifted are steps."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(field__in=sorted(DATE_FIELDS)) | Q(IsNull(Earliest(F("value")), False)),
                name="citation_value_of_a_date_is_partial_date",
                violation_error_message=(
                    "value must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2024-01-30~, because the "
                    "field is a date."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(quote_start__isnull=True, quote_end__isnull=True)
                    | Q(quote_end__isnull=False, quote_start__lt=F("quote_end"))
                ),
                name="citation_quote_starts_before_it_ends",
                violation_error_message="quote_end must come after quote_start.",
            ),
        ]
        triggers = [
            *Referenced.Meta.triggers,
            *KEPT_WITH_CITATIONS,
            *_stands_in_the_text(
                rule="citation_quote_is_in_the_text",
                column="quote",
                name="left(new_rows.quote, 80)",
                broken=f"new_rows.quote <> '' AND found.state = '{Verification.NOT_FOUND}'",
                message=(
                    'The quote "%s" is not in the archived text of its source; copy it from there word for '
                    "word, without leaving anything out."
                ),
            ),
            *_stands_in_the_text(
                rule="citation_paragraph_is_in_the_text",
                column="paragraph",
                name="new_rows.paragraph || ', of ' || found.paragraphs",
                broken="new_rows.paragraph > found.paragraphs",
                message="The archived text of the source has no paragraph %s.",
            ),
            *_stands_in_the_text(
                rule="citation_quote_is_in_its_paragraph",
                column="paragraph",
                name="found.stands_in || ', not ' || new_rows.paragraph",
                broken=f"found.state = '{Verification.MOVED}'",
                message="The quote is in paragraph %s; give the paragraph in which it begins.",
            ),
            Refusal(
                rule="citation_of_a_public_update_stays",
                column="status_update",
                operation=pgtrigger.Update,
                offenders=(
                    "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
                    f"WHERE ({qualified_columns('old_rows', FIXED_COLUMNS)} IS DISTINCT FROM "
                    f"{qualified_columns('new_rows', FIXED_COLUMNS)} OR {ATTRIBUTION_CHANGES}) "
                    f"AND {OF_A_PUBLIC_UPDATE}"
                ),
                message=(
                    'The citation "%s" belongs to a published status update and cannot be changed; '
                    "add another citation, or have a reviewer retract the update."
                ),
            ),
            Refusal(
                rule="citation_of_a_public_update_stays",
                column="status_update",
                operation=pgtrigger.Delete,
                offenders=f"SELECT id, ref FROM old_rows WHERE {OF_A_PUBLIC_UPDATE}",
                message=(
                    'The citation "%s" belongs to a published status update and is never deleted; '
                    "add another citation, or have a reviewer retract the update."
                ),
            ),
            *[
                stands_on_a_source(
                    row="OLD.status_update_id", operation=operation, condition="OLD.status_update_id IS NOT NULL"
                )
                for operation in (pgtrigger.Update, pgtrigger.Delete)
            ],
        ]

    def __str__(self) -> str:
        place = f" ¶{self.paragraph}" if self.paragraph else ""
        return f"{self.source.title}{place} [{self.ref}]"

    @property
    def selector(self) -> Selector:
        """How the quote is found in the text."""
        return Selector(
            exact=self.quote,
            prefix=self.quote_prefix,
            suffix=self.quote_suffix,
            start=self.quote_start,
            end=self.quote_end,
        )

    def keep_selector(self, selector: Selector | None) -> None:
        """Takes over where the quote stands and what stands around it; None where that is not known."""
        self.quote_prefix = selector.prefix if selector else ""
        self.quote_suffix = selector.suffix if selector else ""
        self.quote_start = selector.start if selector else None
        self.quote_end = selector.end if selector else None

    @property
    def cited(self) -> models.Model:
        """The one record this citation is for."""
        records: list[models.Model | None] = [getattr(self, name) for name in CITABLE]
        return next(record for record in records if record is not None)
