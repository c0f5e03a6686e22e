"""All that the page of one source says, read in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from tracker.access import public
from tracker.database.keyset import place_in_text
from tracker.database.written_joins import joins_as_written
from tracker.listing.keyset import KeysetPage, Order, Place, read_whole_page
from tracker.listing.named_rows import NamedRow, RowsInOrder
from tracker.listing.total import Total
from tracker.models import Actor, ArchivedText, Citation, Source
from tracker.pages.parts.cited_records import RELATED, CitedKind, grouped
from tracker.parameters.filters import Filters, Problem
from tracker.parameters.record import record_or_404
from tracker.standings.known_on import recorded_by

# By paragraph, those without one last.
ORDER = Order((place_in_text("paragraph"), "ref"))


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """One source, how far it is trusted, and a page of the passages it is cited for, of `total`.

    The passages of other pages are named, so that a link to one leads to it.
    """

    source: Source
    total: Total
    citations: KeysetPage[Citation]
    named: tuple[NamedRow, ...]
    cited: tuple[CitedKind, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def read(cls, ref: str, query: Mapping[str, str], filters: Filters) -> Self:
        """The page of the source with that ref; Http404 if there is none that the public may see."""
        source = record_or_404(published_sources(), ref)
        recorded = public.citations_from(source).filter(recorded_by(filters.known_on))
        place, problems = Place.parse(query, ORDER)
        with joins_as_written():
            contents = RowsInOrder.read(recorded, ORDER, "paragraph")
            passages = recorded.select_related(*RELATED)
            citations = read_whole_page(passages, ORDER, place, pages=contents.pages)
            cited = grouped(citations)
        return cls(
            source=source,
            total=contents.total,
            citations=citations,
            named=contents.not_drawn(citations),
            cited=cited,
            problems=problems,
        )


def published_sources() -> "QuerySet[Source]":
    """Published sources with publisher, copies and whether a text is archived; the text itself is never read."""
    return (
        Source.objects.published()
        .annotate(has_text=Exists(ArchivedText.objects.filter(source=OuterRef("pk"))))
        .prefetch_related(
            Prefetch("publisher", queryset=Actor.objects.published()),
            Prefetch("syndicated_from", queryset=Source.objects.published()),
            Prefetch("copies", queryset=Source.objects.published()),
        )
    )
