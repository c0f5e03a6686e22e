"""All the rows the dashboard shows, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.db.models import Prefetch, Q, QuerySet

from tracker.access import public
from tracker.access.collected import put_into
from tracker.models import (
    Citation,
    Commitment,
    CommitmentQuerySet,
    Condition,
    Exchange,
    ExchangeItem,
    Meeting,
    Party,
    Ruling,
    Sanction,
    SanctionQuerySet,
    SanctionStep,
    StatusUpdate,
)
from tracker.parameters.filters import Filters
from tracker.standings import readings
from tracker.standings.known_on import decided_by, recorded_by, standing_on
from tracker.standings.readings import known, recorded, with_first_day
from tracker.standings.selection import selected_commitments
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import PartyRole, SanctionStepKind, Stance

Record = TypeVar("Record", StatusUpdate, Exchange, Condition)


@dataclass(frozen=True, kw_only=True)
class ViewRows:
    """The rows of a view: its commitments, what they were exchanged for or depend on, and the citations for it.

    `commitments` are scored ones, each with its standing and its committed parties. `updates` are theirs, by
    commitment id, oldest first. Meetings and sanctions are all that had happened by the as-of day, in the collection
    if one is chosen, whatever other filters narrow the commitments; `spells` are those of the sanctions, by ref.
    `disputed` are the citations that give a value of their own, with those that support the same records; `rulings`
    are what was decided by then.
    """

    commitments: tuple[Commitment, ...]
    updates: Mapping[int, tuple[StatusUpdate, ...]]
    meetings: tuple[Meeting, ...]
    sanctions: tuple[Sanction, ...]
    spells: Mapping[str, tuple[SanctionSpell, ...]]
    exchanges: tuple[Exchange, ...]
    conditions: tuple[Condition, ...]
    disputed: tuple[Citation, ...]
    rulings: tuple[Ruling, ...]

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """The rows of one view."""
        commitments = tuple(
            counted_commitments(filters).prefetch_related(
                Prefetch("parties", queryset=committed_parties(), to_attr="committed")
            )
        )
        ids = [commitment.pk for commitment in commitments]
        return cls(
            commitments=commitments,
            updates=by_commitment(with_citations(updates_of(ids, filters), filters)),
            meetings=tuple(meetings_by(filters)),
            sanctions=tuple(sanctions_by(filters)),
            spells=Sanction.objects.published().filter(known(filters, "sanction")).spells(**filters.days),
            exchanges=tuple(with_citations(exchanges_of(ids, filters), filters)),
            conditions=tuple(with_citations(conditions_of(ids, filters), filters)),
            disputed=tuple(conflicting_citations(ids, filters)),
            rulings=tuple(Ruling.objects.filter(decided_by(filters.known_on))),
        )


def counted_commitments(filters: Filters) -> CommitmentQuerySet:
    """The commitments that the numbers of a view count, each with its standing."""
    return selected_commitments(filters).scored().order_by("made_on_earliest", "ref")


def updates_of(commitments: Iterable[int], filters: Filters) -> "QuerySet[StatusUpdate]":
    """The published updates of the commitments (by id) that the days reach, oldest first."""
    reached = StatusUpdate.objects.published().filter(
        known(filters, "status_update"), commitment__in=commitments, as_of_earliest__lte=filters.as_of
    )
    return with_first_day(reached, filters).order_by("as_of_earliest", "as_of_latest", "published_at", "ref")


def meetings_by(filters: Filters) -> "QuerySet[Meeting]":
    """Published meetings that may have been held by the as-of day and count in the view."""
    held = Meeting.objects.published().filter(known(filters, "meeting"), held_earliest__lte=filters.as_of)
    return held.filter(put_into(Meeting, Q(collection__ref=filters.collection))) if filters.collection else held


def sanctions_by(filters: Filters) -> SanctionQuerySet:
    """Published sanctions that may have been imposed by the as-of day, or whose start is unknown, with their life."""
    imposed = Q(imposed_earliest__isnull=True) | Q(imposed_earliest__lte=filters.as_of)
    lived: Any = Sanction.objects.published().filter(known(filters, "sanction")).with_life(**filters.days)
    begun: SanctionQuerySet = lived.filter(imposed).order_by("imposed_earliest", "ref")
    return begun.filter(put_into(Sanction, Q(collection__ref=filters.collection))) if filters.collection else begun


def known_steps(path: str, filters: Filters) -> "Prefetch[str, QuerySet[SanctionStep], str]":
    """The steps at the end of the path that count in the view, as `known_steps` of their sanction."""
    steps = SanctionStep.objects.published().filter(known(filters, "sanction_step"))
    return Prefetch(path, queryset=steps, to_attr="known_steps")


def exchanges_of(commitments: Iterable[int], filters: Filters) -> "QuerySet[Exchange]":
    """Exchanges in the view that one of the commitments (by id) stands in, with what was known of their items."""
    items = public.exchange_items().filter(recorded_by(filters.known_on))
    ours = ExchangeItem.objects.filter(recorded_by(filters.known_on), commitment__in=commitments)
    return (
        Exchange.objects.published()
        .filter(known(filters, "exchange"), pk__in=ours.values("exchange"))
        .prefetch_related(
            Prefetch(
                "items",
                queryset=items.order_by("side", "pk").prefetch_related(known_steps("sanction__steps", filters)),
            )
        )
        .order_by("agreed_on_earliest", "ref")
    )


def conditions_of(commitments: Iterable[int], filters: Filters) -> "QuerySet[Condition]":
    """Public conditions of the commitments (by id) that count in the view."""
    found = (
        public.conditions().prefetch_related(None).prefetch_related(known_steps("depends_on_sanction__steps", filters))
    )
    return found.filter(recorded(filters, "condition"), commitment__in=commitments).order_by("ref")


def committed_parties() -> "QuerySet[Party]":
    """Public parties that committed themselves, by the actor's name."""
    return public.parties().filter(role=PartyRole.COMMITTED).order_by("actor__name")


def with_citations(records: "QuerySet[Record]", filters: Filters) -> "QuerySet[Record]":
    """The records, each with its citations of published sources."""
    return records.prefetch_related(Prefetch("citations", queryset=citations(filters)))


def citations(filters: Filters) -> "QuerySet[Citation]":
    """Citations of published sources, without who published these: the dashboard has no room for that."""
    return readings.citations(filters).prefetch_related(None)


def conflicting_citations(commitments: Iterable[int], filters: Filters) -> "QuerySet[Citation]":
    """Citations that give a value for a field of a meeting, a sanction or its steps, or a commitment or its updates.

    With them come those that support the same record as a whole. Only what had come about by the as-of day counts.
    """
    ids, day = list(commitments), filters.as_of
    imposed = SanctionStep.objects.published().filter(
        kind=SanctionStepKind.IMPOSED, happened_on_earliest__lte=filters.as_of
    )
    of_these = (
        (public.published("meeting") & Q(meeting__held_earliest__lte=day, **there("meeting", filters)))
        | (public.published("sanction") & Q(sanction__in=imposed.values("sanction"), **there("sanction", filters)))
        | (
            public.published("sanction_step", "sanction_step__sanction")
            & Q(sanction_step__happened_on_earliest__lte=day, **there("sanction_step__sanction", filters))
        )
        | (public.published("commitment") & Q(commitment__in=ids))
        | (
            public.published("status_update")
            & Q(status_update__commitment__in=ids, status_update__as_of_earliest__lte=day)
            & standing_on(filters.known_on, "status_update")
        )
    )
    return (
        citations(filters)
        .filter(recorded_by(filters.known_on), of_these)
        .filter(~Q(field="") | Q(has_conflicting_value(), stance=Stance.SUPPORTS))
        .select_related("meeting", "sanction", "sanction_step__sanction", "commitment", "status_update__commitment")
    )


def there(path: str, filters: Filters) -> dict[str, str]:
    """The condition, by lookup, that the record at the end of the path is in the chosen collection, if one is."""
    return {f"{path}__collections__ref": filters.collection} if filters.collection else {}


def has_conflicting_value() -> Q:
    """The condition that some citation of the same record gives a value for one of its fields.

    A list for each kind of record, which PostgreSQL makes once; asking anew of each citation takes time with the
    square of their number.
    """
    told = Citation.objects.order_by().exclude(field="")
    condition = Q()
    for name in ("meeting", "sanction", "sanction_step", "commitment", "status_update"):
        condition |= Q(**{f"{name}__in": told.filter(**{f"{name}__isnull": False}).values(name)})
    return condition


def by_commitment(updates: Iterable[StatusUpdate]) -> dict[int, tuple[StatusUpdate, ...]]:
    """The updates by the id of their commitment, in the order given."""
    found: defaultdict[int, list[StatusUpdate]] = defaultdict(list)
    for update in updates:
        found[update.commitment_id].append(update)
    return {commitment: tuple(rows) for commitment, rows in found.items()}
