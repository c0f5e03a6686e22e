"""The figures of one view of the dashboard in a form that is always the same bytes, and the digest of these.

docs/citing.md says what is in them. A change to their form makes every link that was cited before look changed.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, Self

from tracker.charts.coordinates import Scale
from tracker.charts.timeline import earliest_begun, first_day
from tracker.dashboard.page import has_no_start, is_in_force, list_view, status_on
from tracker.models import Sanction
from tracker.parameters.figures_digest import DIGITS
from tracker.parameters.filters import DAYS, FIELDS, Filters
from tracker.standings.monthly_counts import Run, runs
from tracker.standings.queries import by_commitment, counted_commitments, meetings_by, sanctions_by, updates_of
from tracker.standings.selection import standing_of
from tracker.standings.status_counts import StatusCounts, count_statuses
from tracker.standings.status_history import StatusHistory, status_history
from tracker.status.rules import Standing

# Words that no figure is made of.
SAID_OF_COMMITMENTS = ("summary", "deliverable", "guideline")
SAID_OF_UPDATES = ("summary", "searched", "retraction_reason")


class FiguresSource(Protocol):
    """What the figures of a view are taken from: `Figures`, or the whole `Dashboard`."""

    @property
    def filters(self) -> Filters: ...
    @property
    def list_view(self) -> Filters: ...
    @property
    def status_counts(self) -> StatusCounts: ...
    @property
    def standings(self) -> tuple[tuple[str, Standing], ...]: ...
    @property
    def histories(self) -> tuple[StatusHistory, ...]: ...
    @property
    def runs(self) -> tuple[Run, ...]: ...
    @property
    def in_force(self) -> tuple[Sanction, ...]: ...
    @property
    def undated(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of a view without the rest of its page: no party, source, tie or passage is read for them."""

    filters: Filters
    list_view: Filters
    status_counts: StatusCounts
    standings: tuple[tuple[str, Standing], ...]
    histories: tuple[StatusHistory, ...]
    runs: tuple[Run, ...]
    in_force: tuple[Sanction, ...]
    undated: int

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """The figures, in four queries; equal to those of the Dashboard of the same view."""
        day = filters.as_of
        commitments = tuple(counted_commitments(filters).defer(*SAID_OF_COMMITMENTS))
        updates = updates_of([one.pk for one in commitments], filters).defer(*SAID_OF_UPDATES)
        told = by_commitment(updates.filter(axis=filters.axis))
        meetings, sanctions = tuple(meetings_by(filters)), tuple(sanctions_by(filters))
        histories = tuple(status_history(one, told.get(one.pk, ()), filters) for one in commitments)
        standings = {one.ref: standing_of(one) for one in commitments}
        begun = first_day(earliest_begun(histories), meetings, sanctions, day)
        return cls(
            filters=filters,
            list_view=list_view(filters),
            status_counts=count_statuses(status_on(filters.axis, standing) for standing in standings.values()),
            standings=tuple(standings.items()),
            histories=histories,
            runs=tuple(
                run
                for run in runs(histories, first_day=Scale.over(first=begun, newest=None, last=day).first, as_of=day)
                if run.total
            ),
            in_force=tuple(filter(is_in_force, sanctions)),
            undated=sum(map(has_no_start, sanctions)),
        )


def canonical(page: FiguresSource) -> bytes:
    """The figures as canonical JSON in UTF-8: keys sorted, no blanks, non-ASCII letters as they are."""
    return json.dumps(figures(page), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def digest(page: FiguresSource) -> str:
    """The first `DIGITS` hexadecimal digits of the SHA-256 of the figures."""
    return hashlib.sha256(canonical(page)).hexdigest()[:DIGITS]


def figures(page: FiguresSource) -> dict[str, Any]:
    """What was asked, and every number and status that the view derives; no title, summary or source."""
    view = page.list_view
    reading = {"press_by": view.press_by} if view.press_by else {"known_on": view.known_on}
    return {
        "as_of": iso_day(view.as_of),
        **{name: iso_day(day) for name, day in reading.items()},
        "filters": {name: getattr(view, name) for name in FIELDS if name not in DAYS and getattr(view, name)},
        "statuses": {share.status: share.count for share in (*page.status_counts.known, *page.status_counts.unknown)},
        "commitments": {ref: standing_figures(standing) for ref, standing in page.standings},
        "spells": {status_history.commitment.ref: spell_figures(status_history) for status_history in page.histories},
        "months": [{"until": iso_day(run.last_day), "statuses": dict(run.counts)} for run in page.runs],
        "sanctions_in_force": sorted(sanction.ref for sanction in page.in_force),
        "sanctions_without_start": page.undated,
    }


def standing_figures(standing: Standing) -> dict[str, str | None]:
    """Where one commitment stands; null for what is not known."""
    return {
        "evidence_status": standing.evidence_status,
        "evidence_since": iso_day(standing.evidence_since),
        "official_status": standing.official_status,
        "official_since": iso_day(standing.official_since),
        "schedule": standing.schedule,
        "gap_since": iso_day(standing.say_do_gap.since if standing.say_do_gap else None),
        "latest_evidence": standing.latest_evidence.text if standing.latest_evidence else None,
    }


def spell_figures(status_history: StatusHistory) -> list[dict[str, str | None]]:
    """The stretches of one commitment on the chosen axis, each by its status and its first day."""
    spells = (stretch.spell for stretch in status_history.stretches)
    return [{"from": iso_day(spell.first_day), "status": spell.status} for spell in spells]


def iso_day(day: date | None) -> str | None:
    """The day as YYYY-MM-DD; None for None."""
    return day.isoformat() if day else None
