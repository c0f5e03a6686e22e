"""The figures of one view of the dashboard in a form that is always the same bytes, and the digest of these.

docs/citing.md says what is in them. A change to their form makes every link that was cited before look changed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, Self

from tracker.dashboard.page import list_view
from tracker.parameters.figures_digest import DIGITS
from tracker.parameters.filters import DAYS, FIELDS, Filters
from tracker.standings.counts import counts_of
from tracker.standings.every_commitment import every_spells, every_standing, iso_day
from tracker.standings.monthly_counts import Run, read_runs
from tracker.standings.queries import sanctions_by
from tracker.standings.span import Reach
from tracker.standings.status_counts import StatusCounts, status_counts_of
from tracker.vocabulary import SanctionState


class FiguresSource(Protocol):
    """What the figures of a view are taken from: `Figures`, or the whole `Dashboard`."""

    @property
    def filters(self) -> Filters: ...
    @property
    def list_view(self) -> Filters: ...
    @property
    def status_counts(self) -> StatusCounts: ...
    @property
    def runs(self) -> tuple[Run, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What is counted of a view, without the rest of its page."""

    filters: Filters
    list_view: Filters
    status_counts: StatusCounts
    runs: tuple[Run, ...]

    @classmethod
    def read(cls, filters: Filters) -> Self:
        """What is counted, in three queries; equal to that of the Dashboard of the same view."""
        begun = Reach.read(filters).first_day or filters.as_of
        return cls(
            filters=filters,
            list_view=list_view(filters),
            status_counts=status_counts_of(counts_of(filters).on(filters.axis)),
            runs=read_runs(filters, first_day=begun.replace(month=1, day=1)),
        )


def canonical(page: FiguresSource) -> bytes:
    """The figures as canonical JSON in UTF-8: keys sorted, no blanks, non-ASCII letters as they are."""
    return b"".join(canonical_parts(page))


def digest(page: FiguresSource) -> str:
    """The first `DIGITS` hexadecimal digits of the SHA-256 of the figures."""
    found = hashlib.sha256()
    for part in canonical_parts(page):
        found.update(part)
    return found.hexdigest()[:DIGITS]


def canonical_parts(page: FiguresSource) -> Iterator[bytes]:
    """The canonical JSON part by part, each of one figure; where every commitment stands is read as it is written."""
    lead = b"{"
    for name, figure in sorted(figures(page).items()):
        yield lead + as_json(name) + b":"
        lead = b","
        if isinstance(figure, Iterator):
            yield from object_parts(figure)
        else:
            yield as_json(figure)
    yield b"}"


def object_parts(parts: Iterator[str]) -> Iterator[bytes]:
    """A JSON object of parts that hold some of its members each, in order."""
    lead = b""
    yield b"{"
    for part in parts:
        yield lead + part.encode()
        lead = b","
    yield b"}"


def as_json(figure: Any) -> bytes:
    """One value as canonical JSON."""
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def figures(page: FiguresSource) -> dict[str, Any]:
    """What was asked, and every number and status that the view derives; no title, summary or source.

    Of every commitment where it stands, and its stretches on the chosen axis by status and first day, as parts of an
    object.
    """
    view = page.list_view
    reading = {"press_by": view.press_by} if view.press_by else {"known_on": view.known_on}
    sanctions: Any = sanctions_by(page.filters).order_by()
    in_force, undated = (
        sanctions.filter(state=state).values_list("ref", flat=True)
        for state in (SanctionState.IN_FORCE, SanctionState.UNKNOWN)
    )
    return {
        "as_of": iso_day(view.as_of),
        **{name: iso_day(day) for name, day in reading.items()},
        "filters": {name: getattr(view, name) for name in FIELDS if name not in DAYS and getattr(view, name)},
        "statuses": {share.status: share.count for share in (*page.status_counts.known, *page.status_counts.unknown)},
        "commitments": every_standing(page.filters),
        "spells": every_spells(page.filters),
        "months": [{"until": iso_day(run.last_day), "statuses": dict(run.counts)} for run in page.runs if run.total],
        "sanctions_in_force": sorted(in_force),
        "sanctions_without_start": len(undated),
    }
