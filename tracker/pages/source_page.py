"""All that the page of one source says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from tracker.access import public
from tracker.database.written_joins import joins_as_written
from tracker.models import Actor, ArchivedText, Citation, Source
from tracker.pages.parts.cited_records import RELATED, CitedKind, grouped
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.known_on import recorded_by

CITATIONS_A_PAGE = 200


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """One source, how far it is trusted, and what it is cited for."""

    source: Source
    citations: "Page[Citation]"
    cited: tuple[CitedKind, ...]

    @classmethod
    def read(cls, ref: str, page: str | None, filters: Filters) -> Self:
        """The page of the source with that ref; Http404 if there is none that the public may see."""
        source = record_or_404(published_sources(), ref)
        recorded = public.citations_from(source).filter(recorded_by(filters.known_on))
        passages = recorded.select_related(*RELATED).order_by("paragraph", "ref")
        with joins_as_written():
            citations = Paginator(passages, CITATIONS_A_PAGE).get_page(page)
            cited = grouped(citations)
        return cls(source=source, citations=citations, cited=cited)


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
