"""Days to keep: meetings, days by which something is due, and days of review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from tracker.access import public
from tracker.access.collected import put_into
from tracker.feeds.calendar_window import Window, ref_of
from tracker.models import Commitment, CommitmentQuerySet, Meeting, Milestone
from tracker.parameters.filters import Filters
from tracker.partial_dates import PartialDate
from tracker.standings.formatting import when
from tracker.standings.known_on import recorded_by
from tracker.standings.readings import known

# As long as a month; what is known less exactly would lie on a calendar's every day and mean none of them.
LONGEST = timedelta(days=31)
OPEN_END = PartialDate.parse("2000/..").latest


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One entry of a calendar: whole days from `first` to `last`.

    `key` becomes its UID (RFC 5545), the same in every calendar it stands in. `precision_note` says in words what the
    days stand for where no source gives the very day. `changed_at` is when its record was last changed.
    """

    key: str
    kind: str
    title: str
    first: date
    last: date
    text: str
    precision_note: str = ""
    place: str = ""
    is_uncertain: bool = False
    href: str
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class UndatedEvent:
    """An event whose date is too wide for days of a calendar, with that date in words."""

    title: str
    when: str


def commitment_events(
    commitments: CommitmentQuerySet, window: Window | None = None
) -> Iterator[CalendarEvent | UndatedEvent]:
    """The deadlines and reviews of the commitments that lie in the window, by ref."""
    window = window or Window()
    due, reviewed = (
        {commitment.pk: commitment for commitment in window.around(commitments, name)}
        for name in ("due_latest", "next_review_on")
    )
    for commitment in sorted((due | reviewed).values(), key=ref_of):
        if commitment.pk in due:
            yield deadline_event(commitment, commitment.due)
        if commitment.pk in reviewed:
            yield review_event(commitment, commitment.next_review_on)


def milestone_events(
    commitments: CommitmentQuerySet, filters: Filters | None = None, window: Window | None = None
) -> Iterator[CalendarEvent | UndatedEvent]:
    """The steps of the commitments that are due on some day in the window, by ref."""
    dated = public.milestones().filter(commitment__in=commitments.order_by().values("pk"))
    if filters:
        dated = dated.filter(recorded_by(filters.known_on))
    for milestone in (window or Window()).around(dated, "due_latest"):
        yield milestone_event(milestone, milestone.due)


def meeting_events(
    meetings: "QuerySet[Meeting]", window: Window | None = None
) -> Iterator[CalendarEvent | UndatedEvent]:
    """The meetings whose day is known at all and lies in the window, by ref."""
    for meeting in (window or Window()).around(meetings, "held_earliest"):
        yield meeting_event(meeting, meeting.held)


def meetings_of(commitments: CommitmentQuerySet, filters: Filters) -> "QuerySet[Meeting]":
    """Every public meeting, in the collection if one is chosen.

    Under other filters, those where the commitments were made or the chosen actor took part.
    """
    meetings = Meeting.objects.published().filter(known(filters, "meeting"))
    if filters.collection:
        meetings = meetings.filter(put_into(Meeting, Q(collection__ref=filters.collection)))
    if not filters.without("collection").narrows_commitments:
        return meetings
    condition = Q(pk__in=commitments.filter(made_at__isnull=False).values("made_at"))
    if filters.actor:
        there = Q(actor__ref=filters.actor) | Q(on_behalf_of__ref=filters.actor)
        condition |= Q(Exists(public.participations().filter(there, meeting=OuterRef("pk"))))
    return meetings.filter(condition)


def deadline_event(commitment: Commitment, due: PartialDate) -> CalendarEvent | UndatedEvent:
    """The days in which the commitment falls due; of a period longer than a month, the last that it allows."""
    if due.latest == OPEN_END:
        return UndatedEvent(title=f"Due: {commitment.title}", when=when(due))
    return CalendarEvent(
        key=f"deadline-{commitment.ref}",
        kind="Deadline",
        title=due_title(due, commitment.title),
        first=first_day_due(due),
        last=due.latest,
        text=commitment.deliverable or commitment.summary,
        precision_note=precision_note(due, last_day=is_wide(due)),
        is_uncertain=in_doubt(due),
        href=reverse("commitment_detail", args=[commitment.ref]),
        changed_at=last_change_of(commitment),
    )


def milestone_event(milestone: Milestone, due: PartialDate) -> CalendarEvent | UndatedEvent:
    """The days in which a step falls due, by the same rule, with the commitment it is a step of."""
    if due.latest == OPEN_END:
        return UndatedEvent(title=f"Due: {milestone.title}", when=when(due))
    reached = f"Reached {when(milestone.reached)}." if milestone.reached else ""
    return CalendarEvent(
        key=f"milestone-{milestone.ref}",
        kind="Milestone",
        title=due_title(due, milestone.title),
        first=first_day_due(due),
        last=due.latest,
        text="\n\n".join(filter(None, (milestone.commitment.title, reached, milestone.summary))),
        precision_note=precision_note(due, last_day=is_wide(due)),
        is_uncertain=in_doubt(due),
        href=f"{reverse('commitment_detail', args=[milestone.commitment.ref])}#{milestone.ref}",
        changed_at=last_change_of(milestone),
    )


def is_wide(due: PartialDate) -> bool:
    """Whether a period is too long to be marked on all its days."""
    return due.latest - due.earliest >= LONGEST


def first_day_due(due: PartialDate) -> date:
    """The first day marked; of a period longer than a month, the last that it allows."""
    return due.latest if is_wide(due) else due.earliest


def due_title(due: PartialDate, title: str) -> str:
    """What falls due, and whether that is its last day."""
    return f"{'Last day due' if is_wide(due) else 'Due'}: {title}"


def review_event(commitment: Commitment, day: date) -> CalendarEvent:
    """The day on which it is looked at again where the commitment stands."""
    return CalendarEvent(
        key=f"review-{commitment.ref}",
        kind="Review",
        title=f"Review: {commitment.title}",
        first=day,
        last=day,
        text="Next review of its status.",
        href=reverse("commitment_detail", args=[commitment.ref]),
        changed_at=last_change_of(commitment),
    )


def meeting_event(meeting: Meeting, days: PartialDate) -> CalendarEvent | UndatedEvent:
    """The days of the meeting, or the month that is known of them."""
    if days.latest - days.earliest >= LONGEST:
        return UndatedEvent(title=meeting.title, when=when(days))
    return CalendarEvent(
        key=f"meeting-{meeting.ref}",
        kind="Meeting",
        title=meeting.title,
        first=days.earliest,
        last=days.latest,
        text=meeting.summary,
        precision_note=precision_note(days),
        place=", ".join(filter(None, (meeting.place, meeting.country))),
        is_uncertain=in_doubt(days),
        href=reverse("meeting_detail", args=[meeting.ref]),
        changed_at=last_change_of(meeting),
    )


def last_change_of(record: Commitment | Meeting | Milestone) -> datetime:
    """When a record that `with_last_change` returned was last changed."""
    found: datetime = vars(record)["changed_at"]
    return found


def precision_note(day: PartialDate, *, last_day: bool = False) -> str:
    """What the days of the event stand for; empty for a day that is known exactly."""
    if day.earliest == day.latest and not in_doubt(day):
        return ""
    of_it = "; this is its last day" if last_day else ""
    return f"Date as known: {when(day)}{of_it}."


def in_doubt(day: PartialDate) -> bool:
    """Whether the sources are not sure of it."""
    return day.is_approximate or day.is_uncertain
