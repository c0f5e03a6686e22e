"""Links that fix a view: its days, and the digest of the figures seen, to be compared at every later visit."""

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import urlencode

from tracker.dashboard.cited_figures import FiguresSource, digest
from tracker.parameters.figures_digest import NAME, parse_digest
from tracker.parameters.filters import DAYS, READINGS


class Comparison(StrEnum):
    """How the figures of a view compare with those that a permanent link was made for."""

    SAME = "same"
    CHANGED = "changed"
    NOT_FIXED = "not_fixed"  # a day is missing, so the view moves on with every day


def permalink(page: FiguresSource) -> str:
    """The query string that gives this view on any later day, with the digest of its figures."""
    return f"{page.filters.permalink()}&{urlencode({NAME: digest(page)})}"


def compare_figures(query: Mapping[str, str], page: FiguresSource) -> Comparison | None:
    """Compares the figures of the view with the digest in the query string; None when that names none."""
    cited = parse_digest(query)
    if not cited:
        return None
    given = {name for name in DAYS if query.get(name, "").strip()}
    if "as_of" not in given or given.isdisjoint(READINGS):
        return Comparison.NOT_FIXED
    return Comparison.SAME if cited == digest(page) else Comparison.CHANGED
