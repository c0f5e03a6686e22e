"""What is cited: a view of the dashboard or the page of one record, with what every style of citation needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from tracker.dashboard.cited_figures import FiguresSource
from tracker.parameters.figures_digest import OF_NUMBERS
from tracker.parameters.filter_form import Chip
from tracker.parameters.filters import Filters
from tracker.standings.formatting import count_with_noun, full_date
from tracker.vocabulary import Status

DATASET, WEBPAGE = "dataset", "webpage"


@dataclass(frozen=True, kw_only=True)
class Work:
    """A page as it stood on its days, or as it stands when it is not read on days (`is_dated`).

    `key` tells works apart in a bibliography; `address` is whole and leads to the same page on any later day. `digest`
    is that of the figures, where the page has any.
    """

    kind: str
    key: str
    title: str
    address: str
    as_of: date
    known_on: date
    press_by: date | None = None
    accessed: date
    digest: str = ""
    is_dated: bool = True

    @property
    def days(self) -> str:
        """The days in words; nothing where the page is not read on any."""
        if not self.is_dated:
            return ""
        reading = (
            f"in the press by {full_date(self.press_by)}"
            if self.press_by
            else f"as published by {full_date(self.known_on)}"
        )
        return f"As of {full_date(self.as_of)}, {reading}"

    @property
    def figures(self) -> str:
        """The digest of the figures in words; nothing where there are none."""
        if not self.digest:
            return ""
        counted = " by status and month" if self.digest.startswith(OF_NUMBERS) else ""
        return f"Figures{counted} {self.digest} (first half of their SHA-256)"


def work_of_view(page: FiguresSource, chips: Iterable[Chip], address: str, figures: str = "") -> Work:
    """The dashboard's view as a work, titled by its headline and the filters that narrow it.

    `figures` is the digest of its figures, where that was worked out.
    """
    narrowed = "; ".join(f"{chip.label.lower()}: {chip.value}" for chip in chips)
    fulfilled = page.status_counts.count_of(Status.FULFILLED)
    headline = f"{count_with_noun(page.status_counts.total, 'commitment')} tracked, {fulfilled} fulfilled"
    return Work(
        kind=DATASET,
        key="-".join(filter(None, (settings.SITE_SLUG, digits(page.filters.as_of), figures[:8]))),
        title=in_one_line(f"{headline} ({narrowed})" if narrowed else headline),
        address=address,
        as_of=page.filters.as_of,
        known_on=page.filters.known_on,
        press_by=page.filters.press_by,
        accessed=page.filters.today,
        digest=figures,
    )


def work_of_record(record: Any, filters: Filters, address: str, *, is_dated: bool) -> Work:
    """The page of one record as a work; `is_dated` is whether the page is read on days."""
    name = getattr(record, "title", None) or record.name
    return Work(
        kind=WEBPAGE,
        key=f"{settings.SITE_SLUG}-{record.ref}-{digits(filters.as_of)}",
        title=in_one_line(f"{name} ({record._meta.verbose_name} record)"),
        address=address,
        as_of=filters.as_of,
        known_on=filters.known_on,
        press_by=filters.press_by,
        accessed=filters.today,
        is_dated=is_dated,
    )


def author() -> str:
    """Whose work the pages are: the site's owner, or the site where it names none."""
    return str(settings.SITE_OWNER or settings.SITE_NAME)


def digits(day: date) -> str:
    """The day as YYYYMMDD."""
    return day.isoformat().replace("-", "")


def in_one_line(text: str) -> str:
    """The text without line breaks, nor anything else that cannot be printed."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
