"""Condition: what a commitment or a sanction was made to depend on."""

from django.db import models
from django.db.models import F, Q

from tracker.models.commitment import Commitment
from tracker.models.integrity.constraints import exactly_one, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.referenced import Referenced, ReferencedQuerySet
from tracker.models.integrity.search_index import SearchFields
from tracker.models.sanction import Sanction
from tracker.partial_dates import PartialDateField, earliest, latest, partial_date_constraint
from tracker.vocabulary import ConditionState

DEPENDS_ON = ("depends_on_commitment", "depends_on_sanction")


def _depends_on_one() -> Q:
    """The condition that it names one record, or else says in words what it depends on."""
    nothing = Q(depends_on_commitment__isnull=True, depends_on_sanction__isnull=True)
    in_words = nothing & Q(words__regex=r"\S")
    one = Q(depends_on_commitment__isnull=False, depends_on_sanction__isnull=True) | Q(
        depends_on_commitment__isnull=True, depends_on_sanction__isnull=False
    )
    return in_words | (one & Q(words=""))


SEARCHED = SearchFields(names=(), body=("words", "note"))


@track_history()
class Condition(Referenced):
    """One thing that had to be so before a commitment or a sanction would hold: a record, or something in words."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="conditions")
    sanction = models.ForeignKey(Sanction, models.CASCADE, null=True, blank=True, related_name="conditions")
    depends_on_commitment = models.ForeignKey(
        Commitment, models.CASCADE, null=True, blank=True, related_name="condition_of"
    )
    depends_on_sanction = models.ForeignKey(
        Sanction, models.CASCADE, null=True, blank=True, related_name="condition_of"
    )
    words = models.CharField(
        max_length=300,
        blank=True,
        help_text="What it depends on, in our words, where that is no record: “if Chinese law is violated”.",
    )
    state = models.CharField(max_length=10, choices=ConditionState, default=ConditionState.NOT_KNOWN)
    as_of = PartialDateField(null=True, blank=True, help_text="When it was met, or last known not to be.")
    as_of_earliest = earliest("as_of")
    as_of_latest = latest("as_of")
    note = models.TextField(blank=True)

    searched = SEARCHED
    objects = ReferencedQuerySet["Condition"].as_manager()

    class Meta(Referenced.Meta):
        indexes = [SEARCHED.words_index("condition")]
        constraints = [
            *Referenced.Meta.constraints,
            one_of("state", ConditionState.values, name="condition_state_is_known"),
            exactly_one(["commitment", "sanction"], name="condition_is_of_one_record"),
            models.CheckConstraint(
                condition=_depends_on_one(),
                name="condition_depends_on_one_thing",
                violation_error_message="Fill exactly one of: depends_on_commitment, depends_on_sanction, words.",
            ),
            models.CheckConstraint(
                condition=(
                    (Q(depends_on_commitment__isnull=True) | ~Q(depends_on_commitment=F("commitment")))
                    & (Q(depends_on_sanction__isnull=True) | ~Q(depends_on_sanction=F("sanction")))
                ),
                name="condition_is_another_record",
                violation_error_message="A record is no condition of itself; name another one.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ConditionState.NOT_KNOWN) | Q(as_of__isnull=True),
                name="condition_that_is_not_known_has_no_day",
                violation_error_message=(
                    "state must be met or not_met where as_of says when; leave as_of empty while it is not known."
                ),
            ),
            partial_date_constraint("condition", "as_of"),
            models.UniqueConstraint(
                fields=["commitment", "sanction", *DEPENDS_ON, "words"],
                nulls_distinct=False,
                name="condition_stands_once",
                violation_error_message="This condition already exists.",
            ),
        ]

    def __str__(self) -> str:
        owner = self.commitment or self.sanction
        return f"{owner.title if owner else ''}: depends on {self.depends_on or self.words} [{self.ref}]"

    @property
    def depends_on(self) -> Commitment | Sanction | None:
        """The record it depends on; None where that is said in words."""
        return self.depends_on_commitment or self.depends_on_sanction
