"""Links that fix a view: its days, and the digest of the figures seen, to be compared at every later visit."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from urllib.parse import urlencode

from tracker.parameters.figures_digest import NAME, OF_NUMBERS, parse_digest
from tracker.parameters.filters import DAYS, READINGS, Filters


class Comparison(StrEnum):
    """How the figures of a view compare with those that a permanent link was made for."""

    SAME = "same"
    CHANGED = "changed"
    NOT_FIXED = "not_fixed"  # a day is missing, so the view moves on with every day


def permalink(view: Filters, figures: str = "") -> str:
    """The query string that gives this view on any later day, with the digest of its figures where it is known."""
    query = view.permalink()
    return f"{query}&{urlencode({NAME: figures})}" if figures else query


def compare_figures(
    query: Mapping[str, str], digest: Callable[[], str], digest_of_numbers: Callable[[], str]
) -> Comparison | None:
    """Compares the figures of the view with the digest in the query string; None when that names none.

    Only a link that names both days has its view's own digest worked out, of the kind that it carries.
    """
    cited = parse_digest(query)
    if not cited:
        return None
    given = {name for name in DAYS if query.get(name, "").strip()}
    if "as_of" not in given or given.isdisjoint(READINGS):
        return Comparison.NOT_FIXED
    own = digest_of_numbers() if cited.startswith(OF_NUMBERS) else digest()
    return Comparison.SAME if cited == own else Comparison.CHANGED
