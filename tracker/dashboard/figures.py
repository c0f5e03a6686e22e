"""The figures of one view of the dashboard in a form that is always the same bytes, and the digest of these.

docs/citing.md says what is in them. A change to their form makes every link that was cited before look changed.
"""

import hashlib
import json
from datetime import date
from typing import Any

from tracker.dashboard.course import Course
from tracker.dashboard.filters import DAYS, FIELDS
from tracker.dashboard.page import Dashboard
from tracker.status import Standing

# Hexadecimal digits of SHA-256 that a link carries: enough that no two views meet by chance.
DIGITS = 32


def canonical(page: Dashboard) -> bytes:
    """The figures as JSON in UTF-8: keys in alphabetical order, no blanks, letters as they are."""
    return json.dumps(figures(page), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def digest(page: Dashboard) -> str:
    """The first digits of the SHA-256 of the figures."""
    return hashlib.sha256(canonical(page)).hexdigest()[:DIGITS]


def figures(page: Dashboard) -> dict[str, Any]:
    """What was asked, and every number and status that the view derives; no title, summary or source."""
    view = page.list_view
    return {
        "as_of": written(view.as_of),
        "known_on": written(view.known_on),
        "filters": {name: getattr(view, name) for name in FIELDS if name not in DAYS and getattr(view, name)},
        "statuses": {share.status: share.count for share in (*page.tally.known, *page.tally.unknown)},
        "commitments": {ref: standing_figures(standing) for ref, standing in page.standings},
        "spells": {course.commitment.ref: spell_figures(course) for course in page.courses},
        "months": [{"until": written(run.last_day), "statuses": dict(run.counts)} for run in page.over_time.runs],
        "sanctions_in_force": sorted(sanction.ref for sanction in page.in_force),
        "sanctions_without_start": page.undated,
    }


def standing_figures(standing: Standing) -> dict[str, str | None]:
    """Where one commitment stands; null for what is not known."""
    return {
        "evidence_status": standing.evidence_status,
        "evidence_since": written(standing.evidence_since),
        "official_status": standing.official_status,
        "official_since": written(standing.official_since),
        "schedule": standing.schedule,
        "gap_since": written(standing.say_do_gap.since if standing.say_do_gap else None),
        "latest_evidence": standing.latest_evidence.text if standing.latest_evidence else None,
    }


def spell_figures(course: Course) -> list[dict[str, str | None]]:
    """The stretches of one commitment on the chosen axis, each by its status and its first day."""
    spells = (stretch.spell for stretch in course.stretches)
    return [{"from": written(spell.first_day), "status": spell.status} for spell in spells]


def written(day: date | None) -> str | None:
    """A day as ISO 8601 writes it."""
    return day.isoformat() if day else None
