"""All that the page of one sanctions programme says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.listing.preview import Preview
from tracker.models import Actor, Programme, Sanction
from tracker.pages.parts.sanction_state import newest_first, with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.known_on import known_by


@dataclass(frozen=True, kw_only=True)
class ProgrammePage:
    """One programme, and the first of the sanctions taken under it, each with where it stands on the day."""

    programme: Programme
    sanctions: Preview[Sanction]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the programme with that ref; Http404 if there is none that the public may see."""
        programmes = Programme.objects.published().prefetch_related(
            Prefetch("issuer", queryset=Actor.objects.published()),
            Prefetch("citations", queryset=public.citations()),
            "rulings",
        )
        programme = record_or_404(programmes, ref)
        known = Sanction.objects.published().filter(known_by(filters.known_on), programme=programme)
        lived = with_state(known, **filters.days)
        return cls(
            programme=programme,
            sanctions=Preview.of(newest_first(lived)),
            disagreements=disagreements(programme, programme.citations.all(), programme.rulings.all()),
        )
