"""The numbers of a view, without where each commitment stands: the figures of a view of very many, and their digest.

They come from the kept counts, so that what they cost does not grow with what is counted. Two commitments that change
places go unseen; of whoever wants these seen, each is read (cited_figures). docs/citing.md says what is in them.
"""

import hashlib
from typing import Any

from tracker.dashboard.cited_figures import FiguresSource, as_json, digest
from tracker.parameters.figures_digest import DIGITS, OF_NUMBERS
from tracker.parameters.filters import DAYS, FIELDS
from tracker.standings.every_commitment import iso_day

# Of so many commitments each is read for the digest of a link, which takes a few hundredths of a second.
MOST_READ = 1_000


def cited_digest(page: FiguresSource) -> str:
    """The digest that a link to the view carries: of each commitment, or, of a view of very many, of its numbers."""
    return digest(page) if page.status_counts.total <= MOST_READ else digest_of_numbers(page)


def digest_of_numbers(page: FiguresSource) -> str:
    """The first `DIGITS` hexadecimal digits of the SHA-256 of the numbers, marked as such."""
    return OF_NUMBERS + hashlib.sha256(as_json(numbers(page))).hexdigest()[:DIGITS]


def numbers(page: FiguresSource) -> dict[str, Any]:
    """What was asked, and how many commitments have each status, on the day and at the end of every month."""
    view = page.list_view
    reading = {"press_by": view.press_by} if view.press_by else {"known_on": view.known_on}
    return {
        "as_of": iso_day(view.as_of),
        **{name: iso_day(day) for name, day in reading.items()},
        "filters": {name: getattr(view, name) for name in FIELDS if name not in DAYS and getattr(view, name)},
        "statuses": {share.status: share.count for share in (*page.status_counts.known, *page.status_counts.unknown)},
        "months": [{"until": iso_day(run.last_day), "statuses": dict(run.counts)} for run in page.runs],
    }
