"""Everything the dashboard says, worked out from what was counted and from its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Self

from tracker.charts.coordinates import Extent, stacked_extents
from tracker.charts.monthly_counts import MonthlyCountsChart, monthly_counts_chart
from tracker.charts.timeline import Timeline, timeline
from tracker.models import Commitment, Sanction, StatusUpdate
from tracker.parameters.filters import SCORED, Filters
from tracker.partial_dates import PartialDate
from tracker.standings.counts import Counts
from tracker.standings.disputes import DifferingTexts, Dispute, differing_texts, disputes
from tracker.standings.exchanges import Dependence, ExchangeInView, dependences, exchanges, pairs_of
from tracker.standings.follow_ups import GapUpdates, gap_updates, weight
from tracker.standings.formatting import age, when
from tracker.standings.monthly_counts import Run
from tracker.standings.promises_and_acts import KindGroup, promises_and_acts
from tracker.standings.queries import WHOLE_COMMITMENTS, WHOLE_EXCHANGES, SanctionCounts, ViewRows
from tracker.standings.selection import standing_of
from tracker.standings.sourcing import Sourcing, sourcing_of
from tracker.standings.status_counts import Share, StatusCounts, status_counts_of
from tracker.standings.status_history import Pause, StatusHistory, Stretch, status_history
from tracker.standings.telling import MOST_GAPS, MOST_OVERDUE
from tracker.status.rules import Standing
from tracker.vocabulary import Axis, SanctionGroup, SanctionState, Schedule, Status

LATEST_CHANGES = 3
FIRST_FEW = 2
# What the sections below the first screen hold; `standings.telling` and `standings.queries` bound the others.
WHOLE_DISPUTES, MOST_DISPUTES, MOST_TEXTS, MOST_CONDITIONS = 12, 5, 12, 5


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """A commitment's change to another status on one axis; `before` is None for its first."""

    commitment: Commitment
    stretch: Stretch
    before: Stretch | None

    @property
    def is_claim(self) -> bool:
        """Whether a party says so, and not the record."""
        return self.stretch.update is not None and self.stretch.update.axis == Axis.OFFICIAL


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A commitment of which a party claims more than the record supports, the two updates, and since when in words."""

    commitment: Commitment
    updates: GapUpdates
    since: str


@dataclass(frozen=True, kw_only=True)
class SharePart:
    """One status in the bar of shares, and its place there."""

    share: Share
    place: Extent


@dataclass(frozen=True, kw_only=True)
class NewestEvidence:
    """The newest evidence among the commitments, and how long before the as-of day it is from."""

    day: PartialDate
    age: str


@dataclass(frozen=True, kw_only=True)
class GroupInForce:
    """How many designations, or how many indictments, stand."""

    group: SanctionGroup
    count: int

    @property
    def label(self) -> str:
        """What they are, in the number there is: `1 indictment`."""
        noun = self.group.label.lower()
        return f"{self.count:,} {noun if self.count != 1 else noun.removesuffix('s')}"


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """One view of the dashboard. `list_view` is the list whose rows its numbers count.

    Numbers are of the whole view. What is named of a large one is part of it: the overdue in the order in which they
    fell due, the gaps from the newest. `groups` tell promises and acts apart. `standings` say by ref where each
    commitment that is named stands, `histories` how it came there; `backing` is of these. `thinly_sourced` are those
    of them whose verdict one source alone supports, and that source has no grade: the fulfilled ones first. `runs`
    say how many stood where, month by month.
    """

    filters: Filters
    list_view: Filters
    counts: Counts
    status_counts: StatusCounts
    groups: tuple[KindGroup, ...]
    thinly_sourced: tuple[Commitment, ...]
    standings: tuple[tuple[str, Standing], ...]
    histories: tuple[StatusHistory, ...]
    newest: NewestEvidence | None
    changes: tuple[StatusChange, ...]
    overdue: tuple[Commitment, ...]
    backing: Sourcing
    gaps: tuple[Gap, ...]
    in_force: tuple[Sanction, ...]
    sanction_counts: SanctionCounts
    meeting_count: int
    pauses: tuple[Pause, ...]
    runs: tuple[Run, ...]
    timeline: Timeline
    monthly_counts: MonthlyCountsChart
    exchanges: tuple[ExchangeInView, ...]
    exchange_count: int
    conditions: tuple[Dependence, ...]
    disputes: tuple[Dispute, ...]
    more_disputes: bool
    differing_texts: tuple[DifferingTexts, ...]

    @property
    def fulfilled(self) -> int:
        """How many are fulfilled."""
        return self.status_counts.count_of(Status.FULFILLED)

    @property
    def is_large(self) -> bool:
        """Whether the view holds more commitments than the page names."""
        return self.counts.total > WHOLE_COMMITMENTS

    @property
    def overdue_count(self) -> int:
        """How many are overdue."""
        return self.counts.schedule.get(Schedule.OVERDUE, 0)

    @property
    def without_deadline(self) -> int:
        """How many have no stated deadline."""
        return self.counts.schedule.get(Schedule.NO_DEADLINE, 0)

    @property
    def unassessed_claims(self) -> int:
        """How many claims have no assessed evidence."""
        return self.counts.unassessed_claims

    @property
    def undated(self) -> int:
        """How many sanctions of any kind have no stated start."""
        return self.sanction_counts.undated

    @property
    def more_meetings(self) -> bool:
        """Whether not all meetings are drawn."""
        return self.meeting_count > len(self.timeline.meetings)

    @property
    def more_sanctions(self) -> bool:
        """Whether not all sanctions are drawn."""
        return self.sanction_counts.total > len(self.timeline.sanctions)

    @property
    def more_exchanges(self) -> bool:
        """Whether not all exchanges are named; of those that are, some may not have come about by the day."""
        return self.exchange_count > WHOLE_EXCHANGES

    @property
    def is_narrowed(self) -> bool:
        """Whether filters narrow the commitments, and not the meetings and sanctions beside them."""
        return self.filters.without("collection").narrows_commitments

    @property
    def sanctions_in_force(self) -> tuple[Sanction, ...]:
        """Those in force that are sanctions in the narrow sense."""
        return tuple(one for one in self.in_force if one.in_group is SanctionGroup.SANCTION)

    @property
    def in_force_count(self) -> int:
        """How many sanctions in the narrow sense are in force."""
        return self.sanction_counts.in_force.get(SanctionGroup.SANCTION, 0)

    @property
    def others_in_force(self) -> tuple[GroupInForce, ...]:
        """The designations and the indictments that stand, as far as there are any."""
        counted = self.sanction_counts.in_force
        return tuple(
            GroupInForce(group=group, count=counted[group])
            for group in SanctionGroup
            if counted.get(group) and group is not SanctionGroup.SANCTION
        )

    @property
    def more_overdue(self) -> int:
        """How many overdue commitments the first screen has no room to name."""
        return max(self.overdue_count - FIRST_FEW, 0)

    @property
    def more_gaps(self) -> int:
        """How many say-do gaps the first screen has no room to name."""
        return max(self.counts.gaps - FIRST_FEW, 0)

    @property
    def differing_text_count(self) -> int:
        """How many texts and lists sources give otherwise."""
        return sum(one.count for one in self.differing_texts)

    @property
    def more_differing_texts(self) -> int:
        """On how many further pages such texts stand than are named."""
        return max(len(self.differing_texts) - MOST_TEXTS, 0)

    @property
    def named_differing_texts(self) -> tuple[DifferingTexts, ...]:
        """The pages with such texts that are named."""
        return self.differing_texts[:MOST_TEXTS]

    @property
    def more_thinly_sourced(self) -> int:
        """How many thinly sourced commitments the first screen has no room to name."""
        return max(len(self.thinly_sourced) - FIRST_FEW, 0)

    @property
    def share_bar(self) -> tuple[SharePart, ...]:
        """The bar of all commitments, the unknown ones at its end."""
        shares = [share for share in (*self.status_counts.known, *self.status_counts.unknown) if share.count]
        places = stacked_extents([share.count for share in shares], self.status_counts.total)
        return tuple(SharePart(share=share, place=place) for share, place in zip(shares, places, strict=True))

    @classmethod
    def of(cls, rows: ViewRows, filters: Filters) -> Self:
        """The dashboard of these rows."""
        day = filters.as_of
        histories = status_histories_on(filters.axis, rows, filters)
        other_courses = status_histories_on(
            Axis.OFFICIAL if filters.axis == Axis.EVIDENCE else Axis.EVIDENCE, rows, filters
        )
        standings = {one.pk: standing_of(one) for one in rows.commitments}
        exchanged = exchanges(rows.exchanges, as_of=day)
        depending = dependences(rows.commitments, rows.conditions, as_of=day)
        found = disputes(rows.disputed, rows.rulings, only_cited=filters.press_by is not None)
        newest = rows.newest
        drawn = timeline(
            histories=histories,
            meetings=rows.meetings,
            sanctions=rows.sanctions,
            spells=rows.spells,
            pairs=pairs_of(exchanged, depending),
            newest=min(newest.latest, day) if newest else None,
            as_of=day,
            begun=rows.begun,
            total=rows.counts.total,
        )
        return cls(
            filters=filters,
            list_view=list_view(filters),
            counts=rows.counts,
            status_counts=status_counts_of(rows.counts.on(filters.axis)),
            groups=promises_and_acts(rows.counts.kinds_on(filters.axis)),
            thinly_sourced=thinly_sourced(rows, standings, filters),
            standings=tuple((one.ref, standings[one.pk]) for one in rows.commitments),
            histories=histories,
            newest=NewestEvidence(day=newest, age=age(newest.earliest, day)) if newest else None,
            changes=changes((*histories, *other_courses))[:LATEST_CHANGES],
            overdue=overdue(rows.commitments, standings)[:MOST_OVERDUE],
            backing=sourcing_of(chain.from_iterable(rows.updates.values())),
            gaps=tuple(sorted(gaps(rows, standings, filters), key=first_day_of, reverse=True))[:MOST_GAPS],
            in_force=tuple(filter(is_in_force, rows.sanctions)),
            sanction_counts=rows.sanction_counts,
            meeting_count=rows.meeting_count,
            pauses=tuple(sorted((pause for one in histories for pause in one.pauses), key=pause_severity)),
            runs=rows.runs,
            timeline=drawn,
            monthly_counts=monthly_counts_chart(rows.runs, drawn.scale),
            exchanges=exchanged,
            exchange_count=rows.exchange_count,
            conditions=depending[:MOST_CONDITIONS],
            disputes=found if len(found) <= WHOLE_DISPUTES else found[:MOST_DISPUTES],
            more_disputes=len(found) > WHOLE_DISPUTES,
            differing_texts=differing_texts(rows.disputed, rows.rulings, only_cited=filters.press_by is not None),
        )


def list_view(filters: Filters) -> Filters:
    """The view of the list whose rows the numbers count."""
    return filters if filters.kind else filters.narrowed_to(kind=SCORED)


def status_histories_on(axis: str, rows: ViewRows, filters: Filters) -> tuple[StatusHistory, ...]:
    """The status history of each commitment on the axis."""
    told = replace(filters, axis=axis)
    return tuple(status_history(one, rows.updates.get(one.pk, ()), told) for one in rows.commitments)


def pause_severity(pause: Pause) -> tuple[bool, int]:
    """The sort key of pauses: declared suspensions before what merely stalled, the longest first."""
    return pause.halted.spell.status is not Status.SUSPENDED, -pause.halted.spell.days


def thinly_sourced(rows: ViewRows, standings: Mapping[int, Standing], filters: Filters) -> tuple[Commitment, ...]:
    """The commitments whose verdict rests on one source without a grade, those fulfilled first."""
    weights = ((one, weight(rows.updates.get(one.pk, ()), **filters.days)) for one in rows.commitments)
    found = (one for one, weighed in weights if weighed and weighed.supporting == 1 and weighed.best is None)
    return tuple(sorted(found, key=lambda one: standings[one.pk].evidence_status is not Status.FULFILLED))


def changes(histories: Iterable[StatusHistory]) -> tuple[StatusChange, ...]:
    """Every change of status that an update brought, the latest first."""
    found = [
        StatusChange(commitment=one.commitment, stretch=stretch, before=before)
        for one in histories
        for before, stretch in zip((None, *one.stretches), one.stretches, strict=False)
        if stretch.update is not None
    ]
    return tuple(sorted(found, key=lambda change: change.stretch.spell.first_day, reverse=True))


def gaps(rows: ViewRows, standings: Mapping[int, Standing], filters: Filters) -> Iterable[Gap]:
    """The say-do gaps, each with the two updates it lies between."""
    for commitment in rows.commitments:
        gap = standings[commitment.pk].say_do_gap
        updates = rows.updates.get(commitment.pk, ())
        found = gap_updates(gap, updates, **filters.days)
        if gap and found:
            yield Gap(commitment=commitment, updates=found, since=start_in_words(updates, gap.since))


def first_day_of(gap: Gap) -> date:
    """The first day on which both sides of the gap stood."""
    return gap.updates.gap.since


def overdue(commitments: Iterable[Commitment], standings: Mapping[int, Standing]) -> tuple[Commitment, ...]:
    """The commitments past their last possible due day, the longest overdue first."""
    late = (one for one in commitments if one.due and standings[one.pk].schedule is Schedule.OVERDUE)
    return tuple(sorted(late, key=last_due_day))


def last_due_day(commitment: Commitment) -> date:
    """The last day that the deadline allows; date.max where there is none."""
    return commitment.due.latest if commitment.due else date.max


def start_in_words(updates: Iterable[StatusUpdate], day: date) -> str:
    """The first day of a spell in words, as exactly as its update gives it."""
    return when(next(update.as_of for update in updates if update.as_of.earliest == day))


def is_in_force(sanction: Sanction) -> bool:
    """Whether the sanction, read with its life, is in force on the day."""
    return sanction.state == SanctionState.IN_FORCE  # type: ignore[attr-defined, no-any-return]
