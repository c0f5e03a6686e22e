"""Calendars to subscribe to (iCalendar, RFC 5545): of a view of the commitments, of one, and of one meeting."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from icalendar import Calendar, vText

from tracker.feeds.calendar_events import (
    CalendarEvent,
    UndatedEvent,
    commitment_events,
    meeting_events,
    meetings_of,
    milestone_events,
)
from tracker.feeds.calendar_window import Window
from tracker.feeds.disallowed_characters import replace_disallowed
from tracker.feeds.ical_lines import component, day, moment, text
from tracker.models import Commitment, Meeting
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.record import record_or_404
from tracker.parameters.titled_view import TitledView, bad_request, press_words
from tracker.standings.selection import matching_commitments

# The software, whatever the site is called.
PRODUCT = "-//Followthrough//Followthrough//EN"
ASK_AGAIN = "PT12H"
END = b"END:VCALENDAR"
ONE_DAY = timedelta(days=1)


@require_safe
def commitments_calendar(request: HttpRequest) -> HttpResponseBase:
    """Deadlines, steps and reviews of the commitments that the dashboard's filters ask for, and their meetings."""
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else view_calendar(request)


@cached_page(NAMES)
def view_calendar(request: HttpRequest) -> HttpResponse:
    """The calendar of a view that can be meant."""
    view = TitledView.of(request)
    commitments = matching_commitments(view.filters)
    window = Window(view.filters.as_of)
    days = (
        *commitment_events(commitments, window),
        *milestone_events(commitments, view.filters, window),
        *meeting_events(meetings_of(commitments, view.filters), window),
    )
    title = f"{settings.SITE_NAME}: {view.title}{press_words(view.filters)}"
    return calendar(request, title=title, days=days, remark=window.remark)


@require_safe
def commitment_calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """Deadline, milestones and review of one commitment, and the meeting where it was made."""
    commitment = record_or_404(Commitment.objects.published(), ref)
    commitments = Commitment.objects.published().filter(pk=commitment.pk)
    meetings = Meeting.objects.published().filter(commitments=commitment)
    days = (*commitment_events(commitments), *milestone_events(commitments), *meeting_events(meetings))
    return calendar(request, title=f"{settings.SITE_NAME}: {commitment.title}", days=days)


@require_safe
def meeting_calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """The days of one meeting."""
    meeting = record_or_404(Meeting.objects.published(), ref)
    days = tuple(meeting_events(Meeting.objects.published().filter(pk=meeting.pk)))
    return calendar(request, title=f"{settings.SITE_NAME}: {meeting.title}", days=days)


def calendar(
    request: HttpRequest, *, title: str, days: Iterable[CalendarEvent | UndatedEvent], remark: str = ""
) -> HttpResponse:
    """The document. What has no place in it is named in its description, after the remark."""
    document = Calendar()
    document.add("prodid", PRODUCT)
    document.add("version", "2.0")
    document.add("x-wr-calname", vText(replace_disallowed(title)))
    document.add("x-published-ttl", ASK_AGAIN)
    days = tuple(days)
    left_out = "; ".join(f"{one.title}, {one.when}" for one in days if isinstance(one, UndatedEvent))
    unknown = f"Left out, because the month is not known: {left_out}." if left_out else ""
    if description := " ".join(filter(None, (remark, unknown))):
        document.add("x-wr-caldesc", vText(replace_disallowed(description)))
    head, end, rest = document.to_ical().rpartition(END)
    entries = (ical_event(request, one) for one in days if isinstance(one, CalendarEvent))
    return HttpResponse(b"".join([head, *entries, end, rest]), content_type="text/calendar; charset=utf-8")


def ical_event(request: HttpRequest, occasion: CalendarEvent) -> bytes:
    """One entry of whole days, which leaves its reader free."""
    address = request.build_absolute_uri(occasion.href)
    paragraphs = filter(None, (occasion.precision_note, occasion.text, address))
    properties = {
        "SUMMARY": text(occasion.title),
        "DTSTART;VALUE=DATE": day(occasion.first),
        "DTEND;VALUE=DATE": day(occasion.last + ONE_DAY),
        "DTSTAMP": moment(occasion.changed_at),
        "UID": text(f"{occasion.key}@{request.get_host().partition(':')[0]}"),
        "CATEGORIES": text(occasion.kind),
        "DESCRIPTION": text("\n\n".join(paragraphs)),
        "LOCATION": text(occasion.place),
        "STATUS": "TENTATIVE" if occasion.is_uncertain else "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "URL": address,
    }
    return component("VEVENT", ((name, value) for name, value in properties.items() if value))
