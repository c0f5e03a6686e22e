"""All that the page of one meeting says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch, QuerySet

from tracker.access import public
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.listing.preview import Preview
from tracker.models import Commitment, Meeting, Participation
from tracker.parameters.filters import Filters
from tracker.parameters.record import by_role, record_or_404
from tracker.standings.readings import citations
from tracker.vocabulary import ParticipationRole

ROLES = dict(ParticipationRole.choices)


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """One meeting, who took part, and the commitments made there as they stand on a day.

    `is_held` is whether it may have been held by that day.
    """

    meeting: Meeting
    is_held: bool
    participations: tuple[tuple[str, tuple[Participation, ...]], ...]
    commitments: Preview[Commitment]
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the meeting with that ref; Http404 if there is none that the public may see."""
        days = filters.days
        meeting = record_or_404(published_meetings(filters), ref)
        made_there = Commitment.objects.tracked(**days).filter(made_at=meeting).order_by("ref")
        return cls(
            meeting=meeting,
            is_held=meeting.held is None or meeting.held.earliest <= filters.as_of,
            participations=by_role(
                meeting.participations.all(),
                ROLES,
                hidden=meeting.hidden_roles,  # type: ignore[attr-defined]
            ),
            commitments=Preview.of(made_there.with_standing(**days)),
            disagreements=disagreements(
                meeting, meeting.citations.all(), meeting.rulings.all(), only_cited=filters.press_by is not None
            ),
        )


def published_meetings(filters: Filters) -> "QuerySet[Meeting]":
    """Published meetings with who took part, what they belong to and their citations."""
    return (
        Meeting.objects.published()
        .annotate(hidden_roles=public.hidden_roles(Participation, "meeting"))
        .prefetch_related(
            Prefetch("part_of", queryset=Meeting.objects.published()),
            Prefetch("parts", queryset=Meeting.objects.published()),
            Prefetch(
                "participations",
                queryset=public.participations()
                .order_by("role", "actor__name")
                .prefetch_related(Prefetch("citations", queryset=citations(filters))),
            ),
            Prefetch("citations", queryset=citations(filters)),
            "rulings",
        )
    )
