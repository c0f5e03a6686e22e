"""The rows the dashboard shows: all of a small view, and of a large one those that tell most, with how many there are.

No query hands over more rows than can be shown. What is counted, the database counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

from django.db.models import Count, F, Prefetch, Q, QuerySet

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
from tracker.partial_dates import PartialDate
from tracker.standings import readings
from tracker.standings.counts import Counts, counts_of
from tracker.standings.known_on import decided_by, recorded_by, standing_on
from tracker.standings.monthly_counts import Run, read_runs
from tracker.standings.readings import known, recorded, with_first_day
from tracker.standings.selection import matching_commitments, selected_commitments
from tracker.standings.span import Reach
from tracker.standings.telling import telling_commitments
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import (
    GROUPS_OF_KINDS,
    PartyRole,
    SanctionGroup,
    SanctionKind,
    SanctionState,
    SanctionStepKind,
    Stance,
)

Record = TypeVar("Record", StatusUpdate, Exchange, Condition)
Dated = TypeVar("Dated", Meeting, Exchange)
# Ids of commitments, or the query that finds them.
Keys = Any


# So many of each are all drawn; of more, as many as below.
WHOLE_COMMITMENTS, WHOLE_OTHERS, WHOLE_EXCHANGES = 24, 12, 8
MOST_COMMITMENTS, MOST_OTHERS, MOST_EXCHANGES = 10, 5, 5
# Records whose sources are compared; those of the values that were recorded last.
MOST_DISPUTED, MOST_VALUES = 30, 100
# Columns by which a citation names what the dashboard compares.
COMPARED = ("meeting", "sanction", "sanction_step", "commitment", "status_update")


@dataclass(frozen=True, kw_only=True)
class SanctionCounts:
    """How many sanctions a view counts, how many of each group are in force, and how many have no stated start."""

    total: int
    in_force: Mapping[SanctionGroup, int]
    undated: int

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]]) -> Self:
        """The counts of (kind, state, how many) rows."""
        total = undated = 0
        in_force = Counter[SanctionGroup]()
        for kind, state, count in rows:
            total += count
            undated += count if state == SanctionState.UNKNOWN else 0
            if state == SanctionState.IN_FORCE:
                in_force[GROUPS_OF_KINDS.get(SanctionKind(kind), SanctionGroup.SANCTION)] += count
        return cls(total=total, in_force=in_force, undated=undated)


@dataclass(frozen=True, kw_only=True)
class ViewRows:
    """What a view counts, and its rows: commitments, what they were exchanged for or depend on, the citations for it.

    `commitments` are scored ones, each with its standing and its committed parties: all of the view, or of a large one
    those that tell most. `updates` are theirs, by commitment id, oldest first. Meetings and sanctions are the latest
    that had happened by the as-of day, in the collection if one is chosen, whatever other filters narrow the
    commitments; `spells` are those of the sanctions, by ref. `begun` is the first day of all that is counted or drawn,
    `newest` the newest evidence of all that is counted. `runs` say how many stood where month by month.
    `disputed` are the citations that give a value of their own, with those that support the same records; `rulings`
    are what was decided by then.
    """

    counts: Counts
    runs: tuple[Run, ...]
    begun: date
    newest: PartialDate | None
    commitments: tuple[Commitment, ...]
    updates: Mapping[int, tuple[StatusUpdate, ...]]
    meetings: tuple[Meeting, ...]
    meeting_count: int
    sanctions: tuple[Sanction, ...]
    sanction_counts: SanctionCounts
    spells: Mapping[str, tuple[SanctionSpell, ...]]
    exchanges: tuple[Exchange, ...]
    exchange_count: int
    conditions: tuple[Condition, ...]
    disputed: tuple[Citation, ...]
    rulings: tuple[Ruling, ...]

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """The rows of one view."""
        counts = counts_of(filters)
        of_view = counted_commitments(filters)
        is_large = counts.total > WHOLE_COMMITMENTS
        if is_large:
            of_view = of_view.filter(pk__in=telling_commitments(filters, counts, most=MOST_COMMITMENTS))
        commitments = tuple(
            of_view.prefetch_related(Prefetch("parties", queryset=committed_parties(), to_attr="committed"))
        )
        ids = [commitment.pk for commitment in commitments]
        every: Keys = matching_commitments(filters).scored().order_by().values("pk") if is_large else ids
        meetings, meeting_count = latest(meetings_by(filters), "held_earliest", whole=WHOLE_OTHERS, most=MOST_OTHERS)
        sanctions, sanction_counts = drawn_sanctions(filters)
        exchanges = with_citations(exchanges_of(every, filters), filters)
        agreed, exchange_count = latest(exchanges, "agreed_on_earliest", whole=WHOLE_EXCHANGES, most=MOST_EXCHANGES)
        disputed = tuple(conflicting_citations(every, filters))
        reach = Reach.read(filters)
        begun = first_of_all(reach.first_day, meetings, sanctions, filters)
        return cls(
            counts=counts,
            runs=read_runs(filters, first_day=begun.replace(month=1, day=1)),
            begun=begun,
            newest=reach.newest,
            commitments=commitments,
            updates=by_commitment(with_citations(updates_of(ids, filters), filters)),
            meetings=meetings,
            meeting_count=meeting_count,
            sanctions=sanctions,
            sanction_counts=sanction_counts,
            spells=Sanction.objects.filter(pk__in=[one.pk for one in sanctions]).spells(**filters.days),
            exchanges=agreed,
            exchange_count=exchange_count,
            conditions=tuple(with_citations(conditions_of(ids, filters), filters)),
            disputed=disputed,
            rulings=tuple(rulings_on(disputed, filters)),
        )


def latest(records: "QuerySet[Dated]", day: str, *, whole: int, most: int) -> tuple[tuple[Dated, ...], int]:
    """All of so many records, of more the latest by that field, earliest first; and how many there are."""
    found = list(records.order_by(F(day).desc(nulls_last=True), "-ref")[: whole + 1])
    is_whole = len(found) <= whole
    count = len(found) if is_whole else records.order_by().count()
    shown = sorted(
        found if is_whole else found[:most], key=lambda record: (getattr(record, day) or date.max, record.ref)
    )
    return tuple(shown), count


def drawn_sanctions(filters: Filters) -> tuple[tuple[Sanction, ...], SanctionCounts]:
    """The sanctions of a view, or the latest imposed of many, and the counts of all."""
    sanctions = sanctions_by(filters)
    found = tuple(sanctions[: WHOLE_OTHERS + 1])
    if len(found) <= WHOLE_OTHERS:
        return found, SanctionCounts.of((one.kind, vars(one)["state"], 1) for one in found)
    imposed = SanctionStep.objects.published().filter(
        known(filters, "sanction_step"), kind=SanctionStepKind.IMPOSED, happened_on_earliest__lte=filters.as_of
    )
    if filters.collection:
        imposed = imposed.filter(sanction__collections__ref=filters.collection)
    newest = imposed.order_by("-happened_on_earliest", "-ref").values_list("sanction", flat=True)[:MOST_OTHERS]
    return tuple(sanctions.filter(pk__in=list(newest))), sanction_counts_of(filters)


def sanction_counts_of(filters: Filters) -> SanctionCounts:
    """The counts of a view's sanctions, in one query over them."""
    sanctions: Any = sanctions_by(filters).order_by()
    return SanctionCounts.of(sanctions.values_list("kind", "state").annotate(count=Count("pk")))


def first_of_all(
    day: date | None, meetings: Iterable[Meeting], sanctions: Iterable[Sanction], filters: Filters
) -> date:
    """The first day of what is drawn: of the commitments, of these meetings and of these sanctions."""
    imposed = (vars(one)["imposed"] for one in sanctions)
    days = (day, *(one.held_earliest for one in meetings), *(one.earliest for one in imposed if one))
    return min((each for each in days if each and each != date.min), default=filters.as_of)


def counted_commitments(filters: Filters) -> CommitmentQuerySet:
    """The commitments that the numbers of a view count, each with its standing."""
    return selected_commitments(filters).scored().order_by("made_on_earliest", "ref")


def updates_of(commitments: Keys, filters: Filters) -> "QuerySet[StatusUpdate]":
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


def exchanges_of(commitments: Keys, filters: Filters) -> "QuerySet[Exchange]":
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


def conditions_of(commitments: Keys, filters: Filters) -> "QuerySet[Condition]":
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


def conflicting_citations(commitments: Keys, filters: Filters) -> "QuerySet[Citation]":
    """Citations that give a value for a field of a meeting, a sanction or its steps, or a commitment or its updates.

    With them come those that support the same record as a whole. Only what had come about by the as-of day counts, and
    of many records those for which values were recorded last.
    """
    of_records = Q(pk__in=())
    for name, keys in disputed_records(commitments, filters).items():
        of_records |= Q(**{f"{name}__in": keys})
    return (
        citations(filters)
        .filter(of_records, recorded_by(filters.known_on))
        .filter(~Q(field="") | Q(stance=Stance.SUPPORTS))
        .select_related("meeting", "sanction", "sanction_step__sanction", "commitment", "status_update__commitment")
    )


def disputed_records(commitments: Keys, filters: Filters) -> dict[str, list[int]]:
    """By kind, the ids of the records for which some citation in the view gives a value of its own."""
    told = citations(filters).filter(recorded_by(filters.known_on), of_the_view(commitments, filters), ~Q(field=""))
    names = [f"{name}_id" for name in COMPARED]
    found: dict[tuple[str, int], None] = {}
    for row in told.order_by("-recorded_at", "-pk").values_list(*names)[:MOST_VALUES]:
        found.update({(name, key): None for name, key in zip(COMPARED, row, strict=True) if key is not None})
    return {name: [key for kind, key in list(found)[:MOST_DISPUTED] if kind == name] for name in COMPARED}


def of_the_view(commitments: Keys, filters: Filters) -> Q:
    """The condition that a citation is for something that the view is about, and that had come about by its day."""
    day = filters.as_of
    imposed = SanctionStep.objects.published().filter(kind=SanctionStepKind.IMPOSED, happened_on_earliest__lte=day)
    return (
        (public.published("meeting") & Q(meeting__held_earliest__lte=day, **there("meeting", filters)))
        | (public.published("sanction") & Q(sanction__in=imposed.values("sanction"), **there("sanction", filters)))
        | (
            public.published("sanction_step", "sanction_step__sanction")
            & Q(sanction_step__happened_on_earliest__lte=day, **there("sanction_step__sanction", filters))
        )
        | (public.published("commitment") & Q(commitment__in=commitments))
        | (
            public.published("status_update")
            & Q(status_update__commitment__in=commitments, status_update__as_of_earliest__lte=day)
            & standing_on(filters.known_on, "status_update")
        )
    )


def rulings_on(disputed: Iterable[Citation], filters: Filters) -> "QuerySet[Ruling]":
    """What had been decided by then on the records of these citations."""
    on_these = Q(pk__in=())
    for name in COMPARED:
        keys = {key for one in disputed if (key := getattr(one, f"{name}_id")) is not None}
        on_these |= Q(**{f"{name}__in": keys}) if keys else Q()
    return Ruling.objects.filter(on_these, decided_by(filters.known_on))


def there(path: str, filters: Filters) -> dict[str, str]:
    """The condition, by lookup, that the record at the end of the path is in the chosen collection, if one is."""
    return {f"{path}__collections__ref": filters.collection} if filters.collection else {}


def by_commitment(updates: Iterable[StatusUpdate]) -> dict[int, tuple[StatusUpdate, ...]]:
    """The updates by the id of their commitment, in the order given."""
    found: defaultdict[int, list[StatusUpdate]] = defaultdict(list)
    for update in updates:
        found[update.commitment_id].append(update)
    return {commitment: tuple(rows) for commitment, rows in found.items()}
