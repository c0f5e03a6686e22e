"""The rows the dashboard shows: all of a small view, and of a large one those that tell most, with how many there are.

No query hands over more rows than can be shown. What is counted, the database counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Count, F, Prefetch, Q, QuerySet, Value

from tracker.access import public
from tracker.access.collected import put_into
from tracker.database.made_once import MarkedKeys, among, rows_of_keys
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
from tracker.parameters.view_queries import Make, rows_of
from tracker.partial_dates import PartialDate
from tracker.standings.cited import by_record, hand_out, have_read, read_passages
from tracker.standings.counts import Counts, counts_of
from tracker.standings.disputed import Every, conflicting, disputed_records, rulings_on
from tracker.standings.known_on import recorded_by
from tracker.standings.monthly_counts import Run, read_runs
from tracker.standings.readings import known, recorded, with_first_day
from tracker.standings.selection import matching_commitments, selected_commitments
from tracker.standings.span import Reach
from tracker.standings.telling import telling_commitments
from tracker.status.sanction_rules import SanctionSpell
from tracker.status.sanctions_in_sql import by_sanction, spell_rows
from tracker.vocabulary import (
    GROUPS_OF_KINDS,
    PartyRole,
    SanctionGroup,
    SanctionKind,
    SanctionState,
    SanctionStepKind,
)

# Ids of commitments, or the query that finds them.
Keys = Any


# So many of each are all drawn; of more, as many as below.
WHOLE_COMMITMENTS, WHOLE_OTHERS, WHOLE_EXCHANGES = 24, 12, 8
MOST_COMMITMENTS, MOST_OTHERS, MOST_EXCHANGES = 10, 5, 5


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
        commitments, every = drawn_commitments(filters, counts)
        ids = [commitment.pk for commitment in commitments]
        meetings, meeting_count = latest(
            meetings_by, filters, day="held_earliest", whole=WHOLE_OTHERS, most=MOST_OTHERS
        )
        sanctions, sanction_counts = drawn_sanctions(filters)
        agreed, exchange_count = drawn_exchanges(filters, every, ids)
        conditions = conditions_of(filters, ids)
        updates = rows_of(updates_of, filters, commitments=ids)
        disputed = disputed_records(filters, every, ids)
        cited_for = {"status_update": updates, "exchange": agreed, "condition": conditions}
        keys = {name: [record.pk for record in records] for name, records in cited_for.items()}
        passages = read_passages(
            filters,
            {name: [*disputed.get(name, ()), *keys.get(name, ())] for name in (*disputed, "exchange", "condition")},
        )
        of_records = by_record(passages, cited_for)
        for name, records in cited_for.items():
            hand_out(name, records, of_records)
        reach = Reach.read(filters)
        begun = first_of_all(reach.first_day, meetings, sanctions, filters)
        return cls(
            counts=counts,
            runs=read_runs(filters, first_day=begun.replace(month=1, day=1)),
            begun=begun,
            newest=reach.newest,
            commitments=commitments,
            updates=by_commitment(updates),
            meetings=meetings,
            meeting_count=meeting_count,
            sanctions=sanctions,
            sanction_counts=sanction_counts,
            spells=spells_of(filters, sanctions),
            exchanges=agreed,
            exchange_count=exchange_count,
            conditions=tuple(conditions),
            disputed=conflicting(filters, disputed, passages),
            rulings=tuple(rulings_on(disputed, filters)),
        )


def drawn_commitments(filters: Filters, counts: Counts) -> tuple[tuple[Commitment, ...], Every]:
    """The commitments of a view that are named, with who committed themselves; and what finds all of the view."""
    is_large = counts.total > WHOLE_COMMITMENTS
    if is_large:
        keys = telling_commitments(filters, counts, most=MOST_COMMITMENTS)
        found = rows_of(counted_commitments_among, filters, commitments=keys)
    else:
        found = rows_of(counted_commitments, filters)
    parties: defaultdict[int, list[Party]] = defaultdict(list)
    for party in rows_of(committed_by, filters, commitments=[one.pk for one in found]):
        parties[party.commitment_id].append(party)
    for one in found:
        one.committed = parties[one.pk]
    return tuple(found), all_of_the_view if is_large else those_given


def all_of_the_view(filters: Filters, _: MarkedKeys | list[int]) -> Keys:
    """The query for the keys of all commitments that the numbers count."""
    return matching_commitments(filters).scored().order_by().values("pk")


def those_given(_: Filters, commitments: MarkedKeys | list[int]) -> Keys:
    """The query for the keys that are given."""
    return rows_of_keys(commitments)


def latest(
    make: Make, filters: Filters, *form: Any, day: str, whole: int, most: int, **keys: list[int]
) -> tuple[tuple[Any, ...], int]:
    """All of so many records, of more the latest by that field, earliest first; and how many there are."""
    found = rows_of(latest_first, filters, make, *form, day, whole + 1, **keys)
    is_whole = len(found) <= whole
    count = len(found) if is_whole else rows_of(how_many, filters, make, *form, **keys)[0]
    shown = sorted(
        found if is_whole else found[:most], key=lambda record: (getattr(record, day) or date.max, record.ref)
    )
    return tuple(shown), count


def latest_first(filters: Filters, make: Make, *form: Any, **keys: MarkedKeys) -> "QuerySet[Any]":
    """So many records of the query, as the last of `form` says, the latest by the field before it."""
    *form_of_it, day, most = form
    return make(filters, *form_of_it, **keys).order_by(F(day).desc(nulls_last=True), "-ref")[:most]


def how_many(filters: Filters, make: Make, *form: Any, **keys: MarkedKeys) -> "QuerySet[Any, int]":
    """One row: how many records the query has."""
    records = make(filters, *form, **keys).order_by()
    found: QuerySet[Any, int] = (
        records.values(every=Value(1)).annotate(count=Count("pk")).values_list("count", flat=True)
    )
    return found


def drawn_sanctions(filters: Filters) -> tuple[tuple[Sanction, ...], SanctionCounts]:
    """The sanctions of a view, or the latest imposed of many, and the counts of all."""
    found = tuple(rows_of(first_sanctions, filters, WHOLE_OTHERS + 1))
    if len(found) <= WHOLE_OTHERS:
        return found, SanctionCounts.of((one.kind, vars(one)["state"], 1) for one in found)
    newest = rows_of(newest_imposed, filters, MOST_OTHERS)
    counts = SanctionCounts.of(rows_of(sanctions_by_state, filters))
    return tuple(rows_of(sanctions_among, filters, sanctions=newest)), counts


def first_sanctions(filters: Filters, most: int) -> SanctionQuerySet:
    """So many sanctions of a view."""
    return sanctions_by(filters)[:most]


def sanctions_among(filters: Filters, *, sanctions: MarkedKeys) -> SanctionQuerySet:
    """Those of a view that are among these."""
    return sanctions_by(filters).filter(among("pk", sanctions))


def newest_imposed(filters: Filters, most: int) -> "QuerySet[SanctionStep, int]":
    """The ids of so many sanctions of a view that were imposed last."""
    imposed = SanctionStep.objects.published().filter(
        known(filters, "sanction_step"), kind=SanctionStepKind.IMPOSED, happened_on_earliest__lte=filters.as_of
    )
    if filters.collection:
        imposed = imposed.filter(sanction__collections__ref=filters.collection)
    return imposed.order_by("-happened_on_earliest", "-ref").values_list("sanction", flat=True)[:most]


def sanctions_by_state(filters: Filters) -> "QuerySet[Any, tuple[str, str, int]]":
    """(kind, state, how many) rows of a view's sanctions."""
    sanctions: Any = sanctions_by(filters).order_by()
    found: QuerySet[Any, tuple[str, str, int]] = sanctions.values_list("kind", "state").annotate(count=Count("pk"))
    return found


def spells_of(filters: Filters, sanctions: Iterable[Sanction]) -> dict[str, tuple[SanctionSpell, ...]]:
    """The spells of the sanctions, by ref."""
    keys = [one.pk for one in sanctions]
    return by_sanction(rows_of(spell_rows_of, filters, sanctions=keys)) if keys else {}


def spell_rows_of(filters: Filters, *, sanctions: MarkedKeys) -> "QuerySet[Any, Any]":
    """A row for each spell of the sanctions with these keys."""
    return spell_rows(Sanction.objects.filter(among("pk", sanctions)), **filters.days)


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


def counted_commitments_among(filters: Filters, *, commitments: MarkedKeys) -> CommitmentQuerySet:
    """Those of them with these keys."""
    return counted_commitments(filters).filter(among("pk", commitments))


def updates_of(filters: Filters, *, commitments: MarkedKeys | list[int]) -> "QuerySet[StatusUpdate]":
    """The published updates of the commitments (by id) that the days reach, oldest first."""
    reached = StatusUpdate.objects.published().filter(
        known(filters, "status_update"), among("commitment", commitments), as_of_earliest__lte=filters.as_of
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
    return Prefetch(path, queryset=steps_known(filters), to_attr="known_steps")


def steps_known(filters: Filters) -> "QuerySet[SanctionStep]":
    """The steps of sanctions that count in the view."""
    return SanctionStep.objects.published().filter(known(filters, "sanction_step"))


def drawn_exchanges(filters: Filters, every: Every, commitments: list[int]) -> tuple[tuple[Exchange, ...], int]:
    """The exchanges of a view, or the latest of many, with what was known of their items; and how many there are."""
    found, count = latest(
        exchanges_of,
        filters,
        every,
        day="agreed_on_earliest",
        whole=WHOLE_EXCHANGES,
        most=MOST_EXCHANGES,
        commitments=commitments,
    )
    items: defaultdict[int, list[ExchangeItem]] = defaultdict(list)
    if found:
        for item in rows_of(known_items, filters, exchanges=[exchange.pk for exchange in found]):
            items[item.exchange_id].append(item)
    with_known_steps([item.sanction for each in items.values() for item in each], filters)
    for exchange in found:
        have_read(exchange, "items", ExchangeItem, items[exchange.pk])
    return found, count


def exchanges_of(filters: Filters, every: Every, *, commitments: MarkedKeys) -> "QuerySet[Exchange]":
    """Exchanges in the view that one of the commitments stands in."""
    ours = ExchangeItem.objects.filter(recorded_by(filters.known_on), commitment__in=every(filters, commitments))
    return Exchange.objects.published().filter(known(filters, "exchange"), pk__in=ours.values("exchange"))


def known_items(filters: Filters, *, exchanges: MarkedKeys) -> "QuerySet[ExchangeItem]":
    """What was known of what stands on the sides of these exchanges."""
    items = public.exchange_items().filter(recorded_by(filters.known_on), among("exchange", exchanges))
    return items.order_by("side", "pk")


def with_known_steps(sanctions: Iterable[Sanction | None], filters: Filters) -> None:
    """Gives each of the sanctions its `known_steps`."""
    found = [sanction for sanction in sanctions if sanction]
    steps: defaultdict[int, list[SanctionStep]] = defaultdict(list)
    if found:
        for step in rows_of(steps_known_of, filters, sanctions=sorted({sanction.pk for sanction in found})):
            steps[step.sanction_id].append(step)
    for sanction in found:
        vars(sanction)["known_steps"] = steps[sanction.pk]


def steps_known_of(filters: Filters, *, sanctions: MarkedKeys) -> "QuerySet[SanctionStep]":
    """The steps of these sanctions that count in the view."""
    return steps_known(filters).filter(among("sanction", sanctions))


def conditions_of(filters: Filters, commitments: list[int]) -> list[Condition]:
    """Public conditions of the commitments (by id) that count in the view, with the known steps of sanctions."""
    found: list[Condition] = rows_of(public_conditions_of, filters, commitments=commitments)
    with_known_steps([one.depends_on_sanction for one in found], filters)
    return found


def public_conditions_of(filters: Filters, *, commitments: MarkedKeys) -> "QuerySet[Condition]":
    """Public conditions of the commitments (by id) that count in the view."""
    conditions = public.conditions().prefetch_related(None).order_by("ref")
    return conditions.filter(recorded(filters, "condition"), among("commitment", commitments))


def committed_parties() -> "QuerySet[Party]":
    """Public parties that committed themselves, by the actor's name."""
    return public.parties().filter(role=PartyRole.COMMITTED).order_by("actor__name")


def committed_by(_: Filters, *, commitments: MarkedKeys) -> "QuerySet[Party]":
    """Those of the commitments with these keys."""
    return committed_parties().filter(among("commitment", commitments))


def by_commitment(updates: Iterable[StatusUpdate]) -> dict[int, tuple[StatusUpdate, ...]]:
    """The updates by the id of their commitment, in the order given."""
    found: defaultdict[int, list[StatusUpdate]] = defaultdict(list)
    for update in updates:
        found[update.commitment_id].append(update)
    return {commitment: tuple(rows) for commitment, rows in found.items()}
